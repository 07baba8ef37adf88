import type { Clock } from '../clock.js';

/** The part of an `AbortSignal` that a time limit listens to. */
export interface Interruption {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** How long work may take, and what else ends it. */
export interface TimeLimit {
  readonly timeoutMs: number;
  /** Ends the work early, with its reason. */
  readonly signal?: Interruption | null | undefined;
  /** Starts the timer; without it, `setTimeout` does. */
  readonly clock?: Pick<Clock, 'after'> | undefined;
}

/** A time limit that runs. */
export interface Deadline {
  /** Aborted with the caller's reason, or with the time limit's error. */
  readonly signal: AbortSignal;
  /** Rejects when the signal aborts: to be raced against what may not listen to it, such as signing. */
  readonly ended: Promise<never>;
  /** Aborts the signal, unless it is aborted: also closes a connection whose response is not wanted. */
  end(reason: unknown): void;
  /** Must be called when the work is over: releases the timer and the caller's signal. */
  stop(): void;
}

const GRACE_MS = 25;

/**
 * Starts a time limit joined with a caller's signal. Cheaper than `AbortSignal.any` with `AbortSignal.timeout`.
 *
 * @param tooLate makes the error of the time limit
 */
export function startDeadline(
  { timeoutMs, signal: outer, clock = systemTimer }: TimeLimit,
  tooLate: () => unknown,
): Deadline {
  const controller = new AbortController();
  const { signal } = controller;
  const end = (reason: unknown) => controller.abort(reason);
  const ended = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
  // Whoever waits for it gets the rejection; no one has to wait.
  ended.catch(() => {});
  const follow = () => end(outer?.reason);
  // The longest wait that a timer can hold.
  let cancel = clock.after(Math.min(timeoutMs, 2 ** 31 - 1), () => {
    // After a sleep of the process, timers run before what came meanwhile is read: that gets its turn first.
    cancel = clock.after(GRACE_MS, () => end(tooLate()));
  });
  if (outer?.aborted) follow();
  else outer?.addEventListener('abort', follow);
  return {
    signal,
    ended,
    end,
    stop() {
      cancel();
      outer?.removeEventListener('abort', follow);
    },
  };
}

/**
 * Runs work under a time limit. The result is that of whatever ends first: the work, the limit or the caller's signal,
 * whether the work listens to its signal or not. Work that fails ends its own signal, which closes its connections.
 *
 * @param tooLate makes the error of the time limit
 * @throws what the work throws, the error of the time limit, or the reason of the caller's signal
 */
export async function withDeadline<Value>(
  limit: TimeLimit,
  tooLate: () => unknown,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const { signal, ended, end, stop } = startDeadline(limit, tooLate);
  try {
    return await Promise.race([work(signal), ended]);
  } catch (error) {
    end(error);
    throw error;
  } finally {
    stop();
  }
}

const systemTimer: Pick<Clock, 'after'> = {
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
