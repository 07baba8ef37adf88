import { describeEvents } from './describe-events.js';
import type { LifeEvent } from './life-event.js';
import type { LifeStep } from './life-steps.js';

/** Returns the steps as a Markdown list: what each shows, the rule, and what happened in the run, in the order of time. */
export function lifeList(steps: readonly LifeStep[], events: readonly LifeEvent[]): string {
  return steps
    .map(({ title, rule }, step) => {
      const happened = describeEvents(events.filter(event => event.step === step));
      return [
        `${step + 1}. **${title}.** ${rule}`,
        '',
        ...happened.map(sentence => `   - ${sentence}`),
        '',
      ].join('\n');
    })
    .join('\n');
}
