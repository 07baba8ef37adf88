/** Turns a value into a place in a picture, in proportion. */
export type Scale = (value: number) => number;

/** Makes the scale that brings `from` to the first place and `to` to the second. */
export function linearScale(
  [from, to]: readonly [number, number],
  [first, second]: readonly [number, number],
): Scale {
  const perUnit = to === from ? 0 : (second - first) / (to - from);
  return value => first + (value - from) * perUnit;
}

/** Returns round values from 0 to `to`, at most `count` steps of 1, 2 or 5 times a power of ten. */
export function ticks(to: number, count: number): number[] {
  if (!(to > 0)) return [0];
  const rough = to / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find(each => each * power >= rough * (1 - 1e-9)) ?? 10;
  const step = factor * power;
  const steps = Math.floor(to / step + 1e-9);
  // Multiplied and not added up, so that 0.1 stays 0.1.
  return Array.from({ length: steps + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}
