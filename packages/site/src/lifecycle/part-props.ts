import type { LifeEvent } from './life-event.js';
import type { TimeScale } from './time-scale.js';

/** What a part of the picture is drawn from. */
export interface PartProps {
  readonly events: readonly LifeEvent[];
  readonly scale: TimeScale;
}
