import { type Finding, rows } from '../../harness/rows.js';
import { contestants } from './contestants.js';

/** What the child process tells for each row. */
export interface Told {
  readonly name: string;
  readonly number: number;
  readonly finding: Finding;
}

const LIMIT_MS = 60_000;

/**
 * Runs all rows with one contestant and tells the parent what was found. A process of its own, because some peers
 * print, leave timers behind, or end the process by an unhandled rejection: none of that may touch the others.
 */
async function main(key: string): Promise<void> {
  const contestant = contestants[key];
  if (!contestant || !process.send) throw new Error(`There is no contestant "${key}".`);
  process.on('unhandledRejection', () => {});
  const adapter = await contestant.make();
  for (const row of rows) {
    if (contestant.only?.includes(row.number) === false || contestant.skips?.includes(row.number)) continue;
    const limit = new Promise<Finding>(resolve =>
      setTimeout(resolve, LIMIT_MS, { green: false, value: `no end in ${LIMIT_MS / 1000} s` }),
    );
    const finding = await Promise.race([row.run(adapter), limit]).catch(
      // A scenario that could not be played to its end says nothing about the contestant.
      (error: unknown): Finding => ({ green: null, value: `not seen: ${(error as Error).name}` }),
    );
    const told: Told = { name: adapter.name, number: row.number, finding };
    await new Promise(resolve => process.send?.(told, resolve));
  }
}

await main(process.argv[2] ?? '');
// Timers that a contestant left would keep it for days.
process.exit(0);
