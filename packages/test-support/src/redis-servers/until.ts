import { setTimeout as wait } from 'node:timers/promises';

const LIMIT_MS = 60_000;
const PAUSE_MS = 50;

/** Waits until `look` finds something. A look that fails has found nothing. */
export async function until<Found>(
  what: string,
  look: () => Promise<Found | false | undefined>,
): Promise<Found> {
  const end = performance.now() + LIMIT_MS;
  let problem: unknown;
  for (;;) {
    try {
      const found = await look();
      if (found !== false && found !== undefined) return found;
    } catch (error) {
      problem = error;
    }
    if (performance.now() > end) throw new Error(`Not in time: ${what}`, { cause: problem });
    await wait(PAUSE_MS);
  }
}
