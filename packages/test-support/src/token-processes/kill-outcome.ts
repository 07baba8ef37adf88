import { isLost, type KillCell } from './kill-cells.js';

/** What came of one cell. */
export interface KillOutcome {
  readonly cell: KillCell;
  /** The longest that a caller of another process waited, and how long it may. */
  readonly waitedMs: number;
  readonly limitMs: number;
  /**
   * What a token costs these processes when nothing is in the way, right after, and how late their timers were: on a busy
   * machine all take longer.
   */
  readonly yardstickMs: number;
  /** `token <value>` or `error <code>` of all callers, also of those that asked again, and of a process that went on. */
  readonly results: readonly string[];
  /** Token requests that reached the server, and those of callers that asked again when all was over. */
  readonly requests: number;
  readonly requestsAfterwards: number;
  /** Refresh tokens that came twice. */
  readonly reuses: number;
  /** The access token of the store, and what the server says of it. */
  readonly stored: string | undefined;
  readonly state: 'active' | 'expired' | 'revoked' | 'unknown';
}

/** So much longer than its limit may a wait be where other tests keep the machine busy: the limits are figures of the bench. */
export const BUSY_MS = 5_000;

/**
 * Returns what is wrong with an outcome, in words; nothing where all callers got one token of a living family, or, if the
 * only copy was lost, one clean `reauthentication_required` after one more attempt of the whole fleet.
 *
 * @param spareMs so much longer than its limit a caller may wait, on a machine that is busy with something else
 */
export function problemsOf(outcome: KillOutcome, spareMs = 0): string[] {
  const {
    cell,
    waitedMs,
    limitMs,
    yardstickMs,
    results,
    requests,
    requestsAfterwards,
    reuses,
    stored,
    state,
  } = outcome;
  const lost = isLost(cell);
  const expected = lost ? 'error reauthentication_required' : `token ${stored}`;
  const others = new Set(results.filter(result => result !== expected));
  // A process that sent a request and was not heard of again is replaced by one other, never by one for each that waits.
  const most = isSent(cell) || cell.fate === 'stopped' ? 2 : 1;
  const problems = [
    ...[...others].map(result => `a caller got: ${result}, expected: ${expected}`),
    waitedMs > limitMs + yardstickMs + spareMs &&
      `a caller waited ${Math.round(waitedMs)} ms, limit: ${Math.round(limitMs)} ms (yardstick: ${Math.round(yardstickMs)} ms)`,
    requests > most && `${requests} token requests were sent, limit: ${most}`,
    requestsAfterwards > 0 && `${requestsAfterwards} token requests were sent when all was over`,
    reuses > (lost ? 1 : 0) && `a refresh token was used again, times: ${reuses}`,
    !lost && state !== 'active' && `the stored token is ${state}`,
  ];
  return problems.filter(problem => problem !== false);
}

function isSent({ step, fate }: KillCell): boolean {
  return fate !== 'stopped for a moment' && (step === 'sent' || step === 'responded');
}
