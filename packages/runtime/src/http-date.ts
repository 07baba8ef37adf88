/** Epoch milliseconds of a date in a header; NaN for anything else, of which `Date.parse` alone accepts a lot. */
export function parseHttpDate(value: string): number {
  return / GMT$/.test(value) ? Date.parse(value) : Number.NaN;
}
