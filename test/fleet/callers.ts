import type { ManagedTokenSource } from '@token-clients/auth-hooks';
import { isTokenClientError } from '@token-clients/runtime';
import type { Report } from './protocol.js';
import { CALL_PAUSE_MS } from './settings.js';

/** A call that takes longer than this waits for a token. */
const WAIT_MS = 15;
const LOOK_MS = 10;
const REPORT_MS = 200;

/**
 * Starts callers that need a token again and again, and reports what they get and when they wait.
 *
 * @returns ends them
 */
export function startCallers(
  source: ManagedTokenSource,
  count: number,
  report: (report: Report) => void,
): () => Promise<void> {
  const since = new Map<number, number>();
  let ended = false;
  let served = 0;
  let errors: string[] = [];
  let waitingSince: number | undefined;

  async function call(caller: number): Promise<void> {
    while (!ended) {
      since.set(caller, Date.now());
      try {
        await source.get();
        served++;
      } catch (error) {
        if (!ended) errors.push(isTokenClientError(error) ? error.code : String(error));
      }
      since.delete(caller);
      await sleep(CALL_PAUSE_MS * (0.5 + Math.random()));
    }
  }

  function look(): void {
    const oldest = Math.min(...since.values());
    const now = Date.now();
    const waits = now - oldest > WAIT_MS;
    if (waits && waitingSince === undefined) {
      waitingSince = oldest;
      report({ type: 'waiting', at: oldest });
    } else if (!waits && waitingSince !== undefined) {
      waitingSince = undefined;
      report({ type: 'served', at: now });
    }
  }

  function flush(): void {
    if (served > 0 || errors.length > 0) report({ type: 'calls', served, errors });
    served = 0;
    errors = [];
  }

  const timers = [setInterval(look, LOOK_MS), setInterval(flush, REPORT_MS)];
  const calls = Array.from({ length: count }, (_, caller) => call(caller));
  return async () => {
    ended = true;
    await Promise.all(calls);
    for (const timer of timers) clearInterval(timer);
    flush();
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms));
}
