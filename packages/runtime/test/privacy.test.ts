import { inspect } from 'node:util';
import { type StubResponse, stubFetch } from '@token-clients/testing';
import { describe, expect, test } from 'vitest';
import { apiClient } from '../src/client/api-client.js';
import { isTokenClientError } from '../src/errors/errors.js';
import { formEncode } from '../src/form.js';
import { tokenGrant } from '../src/grant/token-grant.js';
import { redactor } from '../src/redact/redactor.js';
import { descriptor, failure, getToken, servers } from './support/fixtures.js';

const CANARIES = ['canary&secret+1/x', 'canary refresh="2"', 'canary.header.3333', 'canary-query-4'] as const;
const [SECRET, REFRESH, HEADER, QUERY] = CANARIES;

/** All that a program, a logger or a crash reporter shows of an error. */
function shown(error: unknown): string {
  const { message, stack, cause } = error as Error;
  return [
    message,
    stack,
    `${error}`,
    JSON.stringify(error),
    JSON.stringify({ ...(error as object) }),
    inspect(cause, { depth: 10 }),
    inspect(error, { depth: 10 }),
    inspect(error, { depth: 10, showHidden: true, getters: false }),
  ].join('\n');
}

function expectNoCanary(error: unknown): void {
  expect(isTokenClientError(error)).toBe(true);
  // In lower case, and without the redactor's own marks: no part of any canary, in any spelling.
  expect(shown(error).toLowerCase()).not.toMatch(/canary|y2fuyxj5|63616e617279/);
}

const echo = `${CANARIES.join(' ')} ${CANARIES.map(encodeURIComponent).join(' ')} ${formEncode({ a: SECRET })} ${btoa(SECRET)} ${JSON.stringify(REFRESH)}`;
const responses: [string, StubResponse | Error][] = [
  [
    'an error response that repeats everything',
    { status: 400, body: { error: SECRET, error_description: echo } },
  ],
  [
    'an error response in other words',
    { status: 401, body: { error_message: echo, echo }, headers: { 'x-echo': encodeURIComponent(echo) } },
  ],
  ['an error response as text', { status: 403, body: echo }],
  ['an error response as a web page', { status: 500, body: `<html>${echo}` }],
  ['an error response that is too large', { status: 400, body: echo.repeat(20_000) }],
  ['an error in a success', { body: { error: SECRET, error_description: echo } }],
  ['a web page', { body: `<html>${echo}` }],
  ['text', { body: echo }],
  ['cut JSON', { body: `{"access_token":"${QUERY}` }],
  ['a response without a token', { body: { token: echo } }],
  ['a response that is too large', { body: echo.repeat(20_000) }],
  ['a redirect', { status: 307, headers: { location: `https://h.example/?code=${QUERY}` } }],
  ['a failure of fetch', new TypeError(`fetch failed for https://x/?a=${QUERY}`, { cause: new Error(echo) })],
];
/** What is wrong for a grant only: a class call judges neither the type nor the characters of a token. */
const wrongTokens: [string, StubResponse][] = [
  ['a token type that is a token', { body: { access_token: 'x', token_type: SECRET } }],
  ['a token with a line break', { body: { access_token: `${SECRET}\n`, token_type: 'Bearer' } }],
];

describe('no error shows a secret in message, stack, cause, JSON, String or inspect', () => {
  test.each(responses)('of a call that ends with %s', async (_, response) => {
    const operation = { ...getToken, query: ['q'], secrets: ['client_secret', 'refresh_token', 'q'] };
    const client = apiClient(servers, {
      fetch: stubFetch(response),
      headers: { authorization: `Bearer ${HEADER}` },
    });
    const body = { client_secret: SECRET, refresh_token: REFRESH };

    expectNoCanary(await failure(client.data(operation, { body, parameters: { q: QUERY } })));
  });

  test.each([...responses, ...wrongTokens])('of a grant that ends with %s', async (_, response) => {
    for (const method of ['basic', 'body', 'query', 'header'] as const) {
      const grant = tokenGrant(
        descriptor,
        { clientId: 'id', clientSecret: SECRET },
        {
          fetch: stubFetch(response),
          headers: { 'x-api-key': HEADER },
          extraFields: { api_key: QUERY },
        },
        method,
      );
      const resolved = await grant.resolve();

      expectNoCanary(await failure(grant.refresh?.(resolved, REFRESH) ?? Promise.resolve()));
    }
  });

  test('of a call that could not be written, signed or finished in time', async () => {
    const cyclic: Record<string, unknown> = { client_secret: SECRET };
    cyclic.self = cyclic;
    const fetch = stubFetch(() => new Promise<never>(() => {}));
    const sign = () => Promise.reject(new Error(echo));
    const client = apiClient(servers, { fetch, timeoutMs: 5, signer: { scheme: 'Test', sign } });
    const form = { ...getToken, body: 'form' as const };

    for (const call of [
      () => client.data(getToken, { body: cyclic }),
      () => client.data(form, { body: { client_secret: { value: SECRET } } }),
      () => client.data(form, { body: { client_secret: `${SECRET}\ud800` } }),
      () => client.data(getToken, {}, { headers: { authorization: `Basic ${SECRET}\n` } }),
      () => client.data({ ...getToken, signature: 'Test' }, { body: { client_secret: SECRET } }),
      () => client.data(getToken, { body: { client_secret: SECRET } }),
    ])
      expectNoCanary(await failure(call()));
  });

  test('and what the redactor makes of one shows none either, hidden members included', async () => {
    const client = apiClient(servers, { fetch: stubFetch({ status: 400, body: { note: echo } }) });
    const error = (await failure(client.data(getToken, { body: { client_secret: SECRET } }))) as {
      error: unknown;
    };
    const { value, text } = redactor({ values: [...CANARIES] });

    expect(JSON.stringify(value(error.error))).not.toContain('canary');
    expect(text(inspect(error.error))).not.toContain('canary');
  });
});
