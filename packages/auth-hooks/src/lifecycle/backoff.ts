const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;
/** A server that asks for more than a day is asked again after a day. */
const LONGEST_WAIT_MS = 86_400_000;

/**
 * How long to wait after a failure: anything up to 1 s, 2 s, 4 s ... 60 s ("full jitter"), on top of
 * what the server asked for (RFC 9110 section 10.2.3), which is kept up to {@link LONGEST_WAIT_MS}.
 */
export function backoffMs(failuresBefore: number, retryAfterMs: number, random: () => number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failuresBefore, 10));
  // A tenth at least, so that the luck of the draw makes no loop without pause.
  const jittered = ceiling * Math.max(0.1, random());
  return askedFor(retryAfterMs) + jittered;
}

/** What the server asked for, as far as it is kept. */
export function askedFor(retryAfterMs: number): number {
  return Math.min(LONGEST_WAIT_MS, Math.max(0, retryAfterMs));
}
