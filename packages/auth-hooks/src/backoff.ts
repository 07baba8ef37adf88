const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;
/** A server that asks for more is asked again sooner: it may have recovered. */
const PATIENCE_MS = 600_000;

/**
 * How long to wait after a failure: anything up to 1 s, 2 s, 4 s ... 60 s ("full jitter"), on top of
 * what the server asked for (RFC 9110 section 10.2.3), together at most 10 minutes.
 */
export function backoffMs(failuresBefore: number, retryAfterMs: number, random: () => number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failuresBefore, 10));
  // A tenth at least, so that the luck of the draw makes no loop without pause.
  const jittered = ceiling * Math.max(0.1, random());
  return Math.min(PATIENCE_MS, Math.max(0, retryAfterMs) + jittered);
}
