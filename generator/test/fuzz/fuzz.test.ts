import { expect, test } from 'vitest';
import { type FuzzReport, fuzz } from './fuzz.js';

/** `npm run fuzz` sets them. */
const minutes = Number(process.env.FUZZ_MINUTES ?? 0);
const seed = Number(process.env.FUZZ_SEED ?? 1);
const hasSuites = process.env.FUZZ_SUITES === 'true';
const RUNS = 120;

test(
  'mutants of specs become packages that compile, or are refused by a rule of the list',
  async () => {
    const end = Date.now() + minutes * 60_000;
    const reports: FuzzReport[] = [];
    do {
      const next = seed + reports.length;
      const report = await fuzz({ seed: next, runs: RUNS, hasSuites });
      if (minutes > 0) console.log(`seed ${next}: ${JSON.stringify(report, null, 1)}`);
      reports.push(report);
    } while (Date.now() < end);

    expect(reports.flatMap(({ failures }) => failures)).toEqual([]);
    const [tried, accepted] = [sum(reports, 'tried'), sum(reports, 'accepted')];
    expect(accepted / tried, `${accepted} of ${tried} are accepted`).toBeGreaterThanOrEqual(0.4);
  },
  (minutes + (hasSuites ? 40 : 10)) * 60_000,
);

function sum(reports: readonly FuzzReport[], key: 'tried' | 'accepted'): number {
  return reports.reduce((total, report) => total + report[key], 0);
}
