/** A time limit joined with a caller's signal. Cheaper than `AbortSignal.any` with `AbortSignal.timeout`. */
export interface Deadline {
  /** Aborted with the caller's reason, or with the time limit's error. */
  readonly signal: AbortSignal;
  /** Rejects when the signal aborts: to be raced against what may not listen to it, such as signing. */
  readonly ended: Promise<never>;
  /** Aborts the signal, unless it is aborted: also closes a connection whose answer is not wanted. */
  end(reason: unknown): void;
  /** Must be called when the work is over: lets go of the timer and of the caller's signal. */
  stop(): void;
}

/** @param tooLate makes the error of the time limit */
export function startDeadline(
  timeoutMs: number,
  outer: AbortSignal | undefined,
  tooLate: () => Error,
): Deadline {
  const controller = new AbortController();
  const { signal } = controller;
  let reject: (reason: unknown) => void;
  const ended = new Promise<never>((_, fail) => {
    reject = fail;
  });
  // Whoever waits for it hears of it; nobody has to.
  ended.catch(() => {});
  const end = (reason: unknown) => {
    reject(reason);
    controller.abort(reason);
  };
  const follow = () => end(outer?.reason);
  // After a sleep of the process, timers run before what came meanwhile is read: that gets its turn first.
  let timer = setTimeout(
    () => {
      timer = setTimeout(() => end(tooLate()), 25);
    },
    // The longest wait that a timer can hold.
    Math.min(timeoutMs, 2 ** 31 - 1),
  );
  if (outer?.aborted) follow();
  else outer?.addEventListener('abort', follow);
  return {
    signal,
    ended,
    end,
    stop() {
      clearTimeout(timer);
      outer?.removeEventListener('abort', follow);
    },
  };
}
