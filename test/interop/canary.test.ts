import {
  type Fault,
  type PlannedResponse,
  type ReceivedRequest,
  startServer,
} from '@token-clients/testing/servers';
import { coboKeyPair } from '@token-clients/testing/vendors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { programs } from './child-process.js';

const SECRET = 'canary-secret:with %+/&=~* in it';
const TOKEN = 'canary-access-token';
const REFRESH = 'canary-refresh-token';
const { privateKey } = coboKeyPair();

/** The secrets in each spelling in which they travel. */
const canaries = [SECRET, TOKEN, REFRESH, privateKey].flatMap(secret => [
  secret,
  encodeURIComponent(secret),
  new URLSearchParams({ _: secret }).toString().slice(2),
  JSON.stringify(secret).slice(1, -1),
  Buffer.from(secret).toString('base64').replace(/=*$/, ''),
  Buffer.from(`id:${secret}`).toString('base64').replace(/=*$/, ''),
]);

const members = {
  access_token: TOKEN,
  refresh_token: REFRESH,
  token_type: 'Bearer',
  issued_token_type: 'urn:x',
  expires_in: 3600,
  token_timeout: '3600',
};
/** An error response that repeats what was sent, as it came and decoded. */
type Repeat = (repeated: string) => Omit<PlannedResponse, 'headers'>;
const echo =
  (repeat: Repeat) =>
  ({ target, headers, body }: ReceivedRequest): Fault => {
    const wire = `${target} ${headers.authorization} ${body}`;
    const decoded = canaries.some(canary => wire.includes(canary)) ? SECRET : '';
    return { kind: 'response', response: repeat(`You sent ${decoded} as ${wire}`) };
  };
const always = (fault: Fault) => () => fault;
const success = (changes: object) =>
  always({ kind: 'response', response: { status: 200, body: { ...members, ...changes } } });

const cases: [string, (request: ReceivedRequest) => Fault | undefined][] = [
  ['everything works', () => undefined],
  [
    'an error response repeats what was sent',
    echo(text => ({ status: 400, body: { error: text, error_description: text } })),
  ],
  [
    'an error object repeats it',
    echo(text => ({ status: 401, body: { error: { type: text, message: text } } })),
  ],
  [
    'it comes back under the names of a vendor',
    echo(text => ({ status: 400, body: { errorCode: text, errorMessage: text } })),
  ],
  ['it comes back in a page', echo(text => ({ status: 500, body: `<html>${text}</html>` }))],
  ['it comes back beside a token', echo(text => ({ status: 200, body: { ...members, error: text } }))],
  ['a success has a token that is not a string', success({ access_token: [TOKEN] })],
  ['the token type is unknown', success({ token_type: TOKEN })],
  ['the token fits in no header', success({ access_token: `${TOKEN}\n` })],
  ['the lifetime is odd', success({ expires_in: TOKEN, token_timeout: TOKEN })],
  ['the response breaks off', always({ kind: 'truncated' })],
  ['the connection breaks', always({ kind: 'reset' })],
  ['it breaks in the body', always({ kind: 'reset-mid-body' })],
  ['no response comes', always({ kind: 'hang' })],
  [
    'it redirects',
    always({ kind: 'redirect', location: `http://127.0.0.1:9/?${encodeURIComponent(SECRET)}` }),
  ],
];

let built: Awaited<ReturnType<typeof programs>>;
beforeAll(async () => {
  built = await programs('test/interop/canary-program.ts');
});
afterAll(() => built.remove());

describe('a program that prints all it gets shows no secret when', () => {
  test.concurrent.each(cases)('%s', async (_, choose) => {
    await using server = await startServer(() => ({ status: 200, body: members }));
    server.faults.choose(choose);

    const env = { SERVER_URL: server.url, SECRET, SEED: privateKey };
    const { stdout, stderr } = await built.run('canary-program', env);

    expect(server.requests.length).toBeGreaterThan(4);
    expect(stdout.length).toBeGreaterThan(1_000);
    expect(stderr).not.toBe('');
    for (const text of [stdout, stderr]) {
      expect(canaries.filter(canary => text.includes(canary))).toEqual([]);
    }
  });
});
