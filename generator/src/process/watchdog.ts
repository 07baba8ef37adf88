import type { Worker } from 'node:worker_threads';
import type { Reading } from './messages.js';

/** How often it is looked whether a thread is still busy. */
const INTERVAL_MS = 250;

/** Watches that a thread is not kept busy by a spec for too long. */
export interface Watchdog {
  /** Says what is read from now on. */
  readonly watch: (reading: Reading) => void;
  readonly end: () => void;
}

/**
 * Calls `onTooLong` when a thread has worked on a spec without a pause for longer than it may. While it waits, for a library, a
 * program or a person, no time passes.
 */
export function watchdog(thread: Worker, onTooLong: (reading: Reading) => void): Watchdog {
  let reading: Reading | undefined;
  let paused = 0;
  let since = performance.now();
  const timer = setInterval(() => {
    const { idle } = thread.performance.eventLoopUtilization();
    const now = performance.now();
    if (idle > paused) [paused, since] = [idle, now];
    else if (reading && now - since > reading.limitMs) onTooLong(reading);
  }, INTERVAL_MS).unref();
  return {
    watch: next => {
      reading = next;
      since = performance.now();
    },
    end: () => clearInterval(timer),
  };
}
