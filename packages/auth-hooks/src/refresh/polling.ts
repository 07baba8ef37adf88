const FIRST_PAUSE_MS = 25;
const LAST_PAUSE_MS = 250;
/** With hints, polling is only for those that get lost, and for a holder that dies. */
const LAST_PAUSE_WITH_HINTS_MS = 1_000;
/** Each process that waits pauses for so many times the slowest response of the store, up to a limit. */
const PAUSES_PER_RESPONSE = 2;
const LONGEST_PAUSE_MS = 2_000;
const PAUSE_AFTER_FAILURE_MS = 1_000;
const LONGEST_PAUSE_AFTER_FAILURE_MS = 10_000;

/**
 * Decides how often a process that waits for another one asks the store. Pauses grow from 25 to 250 ms, to 1 s where hints
 * end them early. A store that is slow to respond has many that ask: pauses get longer with its responses, so that thousands
 * of processes leave it time for the one step that they all wait for.
 */
export class Polling {
  readonly #random: () => number;
  readonly #lastPauseMs: number;
  #count = 0;
  #slowestMs = 0;

  constructor(random: () => number, hasHints: boolean) {
    this.#random = random;
    this.#lastPauseMs = hasHints ? LAST_PAUSE_WITH_HINTS_MS : LAST_PAUSE_MS;
  }

  /** Notes how long the store took for a response. */
  responded(tookMs: number): void {
    this.#slowestMs = Math.max(this.#slowestMs, tookMs);
  }

  /** Returns the next pause. At least half of it is fixed, the rest random, so that processes do not ask in step. */
  nextPauseMs(): number {
    const usualMs = Math.min(this.#lastPauseMs, FIRST_PAUSE_MS * 2 ** this.#count++);
    const slowMs = Math.min(LONGEST_PAUSE_MS, PAUSES_PER_RESPONSE * this.#slowestMs);
    return Math.max(usualMs, slowMs) * (0.5 + this.#random() / 2);
  }
}

/**
 * Returns how long a process leaves a store alone that could not be reached: a second, and longer each time where a step was
 * given up late. A store that is given more to do than it can would never recover if all processes were back after a second.
 *
 * @param tookMs how long the step took that failed
 * @param failuresBefore how many steps in a row failed before it
 */
export function pauseOfStore(tookMs: number, failuresBefore: number, random: () => number): number {
  const longMs = Math.min(LONGEST_PAUSE_AFTER_FAILURE_MS, tookMs * 2 ** (failuresBefore + 1));
  return Math.max(PAUSE_AFTER_FAILURE_MS, longMs * (0.5 + random() / 2));
}
