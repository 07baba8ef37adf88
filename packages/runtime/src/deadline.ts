/** A time limit joined with a caller's signal. Cheaper than `AbortSignal.any` with `AbortSignal.timeout`. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Whether the time limit, not the caller, ended it. */
  readonly expired: boolean;
  readonly timeoutMs: number;
  /** Must be called when the work is over: lets go of the timer and of the caller's signal. */
  stop(): void;
}

export function startDeadline(timeoutMs: number, outer: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  let expired = false;
  // The longest wait that a timer can hold.
  const timer = setTimeout(
    () => {
      expired = true;
      controller.abort();
    },
    Math.min(timeoutMs, 2 ** 31 - 1),
  );
  const follow = () => controller.abort(outer?.reason);
  if (outer?.aborted) follow();
  else outer?.addEventListener('abort', follow, { once: true });
  return {
    signal: controller.signal,
    timeoutMs,
    get expired() {
      return expired;
    },
    stop() {
      clearTimeout(timer);
      outer?.removeEventListener('abort', follow);
    },
  };
}
