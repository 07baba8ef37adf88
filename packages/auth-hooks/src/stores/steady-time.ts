import type { Clock } from '@token-clients/runtime';

/**
 * Returns a time in milliseconds that never goes back and never stops: it moves on by whichever clock moved further
 * since the last call. The monotonic clock may stop while a machine sleeps, the wall clock may be set back.
 */
export function steadyTime(clock: Clock): () => number {
  let wall = clock.now();
  let monotonic = clock.monotonic();
  let time = wall;
  return () => {
    const [wallNow, monotonicNow] = [clock.now(), clock.monotonic()];
    time += Math.max(0, wallNow - wall, monotonicNow - monotonic);
    [wall, monotonic] = [wallNow, monotonicNow];
    return time;
  };
}
