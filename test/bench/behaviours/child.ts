import { doesNotApply, type Finding } from '../../harness/behaviours/behaviour.js';
import { type BehaviourName, behaviourNames, behaviours } from '../../harness/behaviours.js';
import { contestants } from './contestants.js';

/** What the child process reports for each behaviour. */
export interface BehaviourReport {
  readonly contestant: string;
  readonly behaviour: BehaviourName;
  readonly finding: Finding;
}

const LIMIT_MS = 60_000;

/**
 * Plays all behaviours with one contestant and reports each finding to the parent. A process of its own, because some
 * peers print, leave timers behind, or end the process by an unhandled rejection: none of that may touch the others.
 */
async function main(key: string): Promise<void> {
  const contestant = contestants[key];
  if (!contestant || !process.send) throw new Error(`There is no contestant "${key}".`);
  process.on('unhandledRejection', () => {});
  const adapter = await contestant.make();
  for (const name of behaviourNames) {
    const skipped = contestant.skips[name];
    const finding = skipped === undefined ? await play() : doesNotApply(skipped);
    const report: BehaviourReport = { contestant: adapter.name, behaviour: name, finding };
    await new Promise(resolve => process.send?.(report, resolve));

    function play(): Promise<Finding> {
      const limit = new Promise<Finding>(resolve =>
        setTimeout(resolve, LIMIT_MS, { green: false, value: `no end in ${LIMIT_MS / 1000} s` }),
      );
      return Promise.race([behaviours[name].run(adapter), limit]).catch((error: unknown) => {
        // A behaviour that could not be played to its end says nothing about the contestant.
        const { name: kind, message } = error as Error;
        return { green: null, value: `not seen: ${kind}`, because: message };
      });
    }
  }
}

await main(process.argv[2] ?? '');
// Timers that a contestant left would keep it for days.
process.exit(0);
