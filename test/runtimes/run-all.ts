import { type Check, type Outcome, outcomeOf } from './check.js';

/** Each starts programs that need a processor for themselves, and waits for some of them. */
const AT_ONCE = 2;

/** Runs checks, two at a time. Returns their outcomes, and shows each, in the order of the checks. */
export async function runAll(checks: readonly Check[], show: (outcome: Outcome) => void): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...checks.entries()];
  let shown = 0;
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [place, check] = next;
      outcomes[place] = await outcomeOf(check);
      for (let outcome = outcomes[shown]; outcome !== undefined; outcome = outcomes[++shown]) show(outcome);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return outcomes;
}
