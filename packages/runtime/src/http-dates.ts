/** Parses a date in a header to epoch milliseconds; NaN for anything else, of which `Date.parse` accepts a lot. */
export function parseHttpDate(value: string): number {
  return / GMT$/.test(value) ? Date.parse(value) : Number.NaN;
}

/** The longest pause that a server can ask for. */
const MAX_WAIT_MS = 24 * 60 * 60 * 1000;

/** Returns how long `Retry-After` asks to wait (RFC 9110 section 10.2.3), at most a day; undefined if it is absent or odd. */
export function retryAfterMs(headers: Headers, now: number = Date.now()): number | undefined {
  const value = headers.get('retry-after') ?? '';
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : parseHttpDate(value) - now;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), MAX_WAIT_MS);
}
