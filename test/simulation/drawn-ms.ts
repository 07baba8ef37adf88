/** Returns a duration of at least `leastMs`, with a long tail: on average `leastMs + meanTailMs`. */
export function drawnMs(random: () => number, leastMs: number, meanTailMs: number): number {
  return leastMs - meanTailMs * Math.log(1 - random());
}
