import { FakeClock, fakeGrant } from '@token-clients/testing';
import { tokenSource } from '../src/token-source.js';

export const HOUR = 3_600_000;
/** No jitter in windows, the longest pauses. */
export const random = () => 0.999;

/** A source with one grant. */
export function oneSource(options: Parameters<typeof tokenSource>[1] = {}) {
  const clock = new FakeClock();
  const grant = fakeGrant({ clock });
  const events: string[] = [];
  const source = tokenSource(grant, { clock, random: () => 0, ...options });
  source.on(event => events.push(event.type));
  return { clock, grant, source, events };
}
