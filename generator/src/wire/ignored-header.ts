/** Headers that OpenAPI says have no effect as parameters: bodies and security have them. */
const DESCRIBED_ELSEWHERE = new Set(['accept', 'content-type', 'authorization']);

/** Headers that `fetch` writes by itself, or does not let a program write (Fetch Standard, forbidden request-header). */
const OF_FETCH = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
]);

/** Says why a header is not sent as a parameter; undefined for one that is. */
export function whyIgnored(header: string): string | undefined {
  const name = header.toLowerCase();
  if (DESCRIBED_ELSEWHERE.has(name)) return 'OpenAPI says that such a parameter has no effect';
  return OF_FETCH.has(name) ? 'fetch writes this header by itself' : undefined;
}

/** Whether a header holds cookies. */
export function isCookieHeader(header: string): boolean {
  return /^(set-)?cookie2?$/i.test(header);
}
