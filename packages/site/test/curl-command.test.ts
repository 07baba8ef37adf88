import { type RunningServer, startServer } from '@token-clients/testing/servers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { curlCommand } from '../src/sources/providers/curl-command.js';
import type { SampleRequest } from '../src/sources/providers/sample-request.js';
import { newShell, type Shell } from './support/shell.js';

/** Takes every request: what arrived is in its log. */
let server: RunningServer;
let shell: Shell;
beforeAll(async () => {
  shell = newShell();
  server = await startServer(() => ({ status: 200, body: {} }));
});
afterAll(() => {
  shell[Symbol.dispose]();
  return server.close();
});
beforeEach(() => {
  server.requests.length = 0;
});

const SECRETS = ['plain', `a $HOME \`x\` $(id) 'b' =%&+ ü !!`, 'END', ' blanks '];
/** What a spec may have beside its secrets. */
const TEXT = `it's "quoted" \\ $HOME \`id\` $(id)\nEND\n=%&+ ü`;
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_TYPE = { 'content-type': 'application/json' };

function request(changed: Partial<SampleRequest>): SampleRequest {
  const secrets = new Map([['SECRETMARK0X', 'MY_SECRET']]);
  return { method: 'POST', url: `${server.url}/token`, headers: {}, body: '', secrets, ...changed };
}

async function run(name: string, made: SampleRequest, secret: string) {
  const ran = await shell.run(name, curlCommand(made), { MY_SECRET: secret, OTHER: 'other' });
  expect(ran.exitCode, ran.stderr).toBe(0);
  expect(server.requests).toHaveLength(1);
  const [received] = server.requests;
  if (!received) throw new Error('nothing arrived');
  return received;
}

describe.each(['sh', 'bash'])('in %s', name => {
  test.each(SECRETS)('a JSON body has the secret %j', async secret => {
    const body = JSON.stringify({ secret: 'SECRETMARK0X', text: TEXT });

    const { text, headers } = await run(name, request({ headers: JSON_TYPE, body }), secret);

    expect(JSON.parse(text)).toEqual({ secret, text: TEXT });
    expect(headers['content-type']).toBe('application/json');
  });

  test.each(SECRETS)('a form has the secret %j', async secret => {
    const body = new URLSearchParams({ text: TEXT, secret: 'SECRETMARK0X', other: 'x' }).toString();

    const { text } = await run(name, request({ headers: FORM, body }), secret);

    expect(Object.fromEntries(new URLSearchParams(text))).toEqual({ text: TEXT, secret, other: 'x' });
  });

  test.each(SECRETS)('a Basic header has the secret %j', async secret => {
    const authorization = `Basic ${Buffer.from('it"s \\me:SECRETMARK0X').toString('base64')}`;

    const { headers } = await run(
      name,
      request({ headers: { ...FORM, authorization }, body: 'a=b' }),
      secret,
    );

    const pair = Buffer.from(String(headers.authorization).slice('Basic '.length), 'base64').toString();
    expect(pair).toBe(`it"s \\me:${secret}`);
  });

  test('a header and a JSON body have secrets', async () => {
    const secrets = new Map([
      ['SECRETMARK0X', 'MY_SECRET'],
      ['SECRETMARK1X', 'OTHER'],
    ]);
    const body = JSON.stringify({ secret: 'SECRETMARK0X', text: TEXT });
    const headers = { ...JSON_TYPE, authorization: 'Bearer SECRETMARK1X' };

    const received = await run(name, request({ headers, body, secrets }), 'mine');

    expect(received.headers.authorization).toBe('Bearer other');
    expect(JSON.parse(received.text)).toEqual({ secret: 'mine', text: TEXT });
  });

  test('a URL has a secret', async () => {
    const url = `${server.url}/token?a=b%20c&key=SECRETMARK0X`;

    const { target } = await run(name, request({ method: 'GET', url }), 'k3y');

    expect(target).toBe('/token?a=b%20c&key=k3y');
  });

  test('nothing is secret', async () => {
    const body = JSON.stringify({ text: TEXT });
    const headers = { ...JSON_TYPE, 'x-text': `it's $HOME` };

    const received = await run(name, request({ headers, body, secrets: new Map() }), '');

    expect(received.headers['x-text']).toBe(`it's $HOME`);
    expect(JSON.parse(received.text)).toEqual({ text: TEXT });
  });
});

const SECRET_REQUESTS: [string, () => SampleRequest][] = [
  ['a JSON body', () => request({ headers: JSON_TYPE, body: '{"secret":"SECRETMARK0X"}' })],
  ['a form', () => request({ headers: FORM, body: 'secret=SECRETMARK0X' })],
  ['a header', () => request({ headers: { 'x-key': 'SECRETMARK0X' } })],
  ['the URL', () => request({ url: `${server.url}/?key=SECRETMARK0X` })],
];

test.each(SECRET_REQUESTS)('a secret of %s is not among the arguments of curl', async (_, made) => {
  const command = curlCommand(made()).replace(/^curl /, 'echo ');

  const { stdout } = await shell.run('sh', command, { MY_SECRET: 'not-to-be-seen' });

  expect(stdout).toContain(made().method);
  expect(stdout).not.toContain('not-to-be-seen');
});

test.each(SECRET_REQUESTS)('curl is not started without the secret of %s', async (_, made) => {
  for (const variables of [{}, { MY_SECRET: '' }]) {
    for (const name of ['sh', 'bash']) {
      const { exitCode, stderr } = await shell.run(name, curlCommand(made()), variables);

      expect(exitCode).not.toBe(0);
      expect(stderr).toContain('MY_SECRET');
    }
  }
  expect(server.requests).toHaveLength(0);
});
