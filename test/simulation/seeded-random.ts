/** Returns numbers from 0 to 1 that one seed always gives in the same order (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Returns a duration of at least `leastMs`, with a long tail: on average `leastMs + meanTailMs`. */
export function drawnMs(random: () => number, leastMs: number, meanTailMs: number): number {
  return leastMs - meanTailMs * Math.log(1 - random());
}
