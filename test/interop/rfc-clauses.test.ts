import { describe, expect, test } from 'vitest';
import { projectFiles, read } from '../architecture/support/project.js';

/**
 * What the RFCs, and the one vendor with a scheme of its own, want of a client. The name of each test of a clause has its
 * number.
 */
const clauses: Readonly<Record<number, string>> = {
  1: 'token requests are a POST with a form, without a secret in the URL',
  2: 'one way of client authentication per request',
  3: 'Basic form-encodes id and secret, then joins them',
  4: 'parameters without a value are left out, none is repeated',
  5: 'success is a JSON object; a 200 with an error is not',
  6: 'token and type are required, the type without case, unknown types are invalid',
  7: 'the lifetime is optional, a number or a numeric string, finite; zero is use once',
  8: 'unknown members are ignored; scope is recorded',
  9: 'a returned refresh token replaces the old one, else that is kept',
  10: 'the lifetime counts from the sending of the request',
  11: 'what no retry fixes is not retried; descriptions are shown without control characters',
  12: 'no refresh token is expected for client credentials',
  13: 'tokens travel in the header; a header of the caller stays',
  14: '401 replaces the token once, 403 and 400 do not',
  15: 'TLS only, except to this machine; no other origin gets the token',
  16: 'token exchange: what is always sent, what must come back',
  17: 'an exchanged token lives as long as the server says',
  18: 'no refresh token is sent twice',
  19: 'a refresh token goes to its own endpoint, through no redirect',
  20: 'revocation: hint, unknown tokens, 503',
  21: 'introspection extends nothing',
  22: 'Retry-After is honoured, up to a limit',
  23: 'a rejected call is sent again once, if its body can be',
  24: 'the clock difference comes from Date without Age',
  25: 'lost responses: acquire again with a pause, refresh again at once and once',
  26: 'signatures cover the bytes sent, and are made per attempt',
};

const names = projectFiles()
  .filter(file => /^test\/interop\/.*\.test\.ts$/.test(file))
  .flatMap(file => [...read(file).matchAll(/'(?:RFC \d+ section [\d.]+|Cobo signature) \[(\d+)\]: /g)])
  .map(([, number]) => Number(number));

describe('the RFC clauses', () => {
  test.each(Object.entries(clauses))('%s (%s) have a test that names them', number => {
    expect(names).toContain(Number(number));
  });

  test('no test names a clause that is not in the list', () => {
    expect(names.filter(number => !clauses[number])).toEqual([]);
  });
});
