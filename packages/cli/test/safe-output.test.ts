import { type RunningServer, startServer } from '@token-clients/testing/servers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printable, safeOutput } from '../src/output/safe-output.js';
import { runHere, temporaryHome } from './support/in-process.js';

/** Sets a title, clears the screen, the same with C1 controls, and turns the direction of text. */
const HOSTILE = '\x1b]0;owned\x07\x1b[2J\u009b2J\u202e\rname';
const token = { access_token: 'tok-1', token_timeout: '3600', token_type: 'Bearer' };
let server: RunningServer;
let home: ReturnType<typeof temporaryHome>;
beforeAll(async () => {
  home = temporaryHome();
  server = await startServer(({ path }) => {
    if (path === '/oauth2/v1/token') return { status: 200, body: token };
    if (path === '/text') return { status: 200, headers: { 'content-type': 'text/plain' }, body: HOSTILE };
    return { status: path === '/fails' ? 400 : 200, body: { message: HOSTILE, [`k${HOSTILE}`]: 1 } };
  });
});
afterAll(async () => {
  await server.close();
  home[Symbol.dispose]();
});

const api = (args: string[], terminal: boolean) =>
  runHere(['api', 'equinix-access-token', ...args], home.path, {
    env: {
      EQUINIX_ACCESS_TOKEN_BASE_URL: server.url,
      EQUINIX_CLIENT_ID: 'fake-client-id',
      EQUINIX_CLIENT_SECRET: 'fake-client-secret',
      NO_COLOR: '1',
      TERM: 'dumb',
    },
    terminal,
  });

describe("text from a server can't control the terminal", () => {
  test.each([
    ['as JSON', ['/json']],
    ['as YAML', ['/json', '--format', 'yaml']],
    ['as a table', ['/json', '--format', 'table']],
    ['as a field', ['/json', '--field', 'message']],
    ['as what a query finds', ['/json', '--query', 'message', '--format', 'table']],
    ['as a body that is no JSON', ['/text']],
    ['as an error', ['/fails', '--format', 'table']],
    ['as a log', ['/json', '--debug', '--format', 'table']],
  ])('%s', async (_, args) => {
    const { stdout, stderr } = await api(args, true);

    expect(stdout + stderr).toContain('owned');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(stdout + stderr).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]/);
  });

  test('and JSON is still the same value', async () => {
    const { stdout } = await api(['/json'], true);

    expect(JSON.parse(stdout)).toEqual({ message: HOSTILE, [`k${HOSTILE}`]: 1 });
  });
});

test('a pipe gets every byte as it was sent', async () => {
  expect((await api(['/text'], false)).stdout).toBe(HOSTILE);
  expect((await api(['/json', '--field', 'message'], false)).stdout).toBe(`${HOSTILE}\n`);
});

test('ordinary text stays as it is', () => {
  const text = 'tab\tline\r\nGrüße 日本 🔑 👩‍👩‍👧 العربية';

  expect(printable(text)).toBe(text);
});

test('a letter in two pieces is one letter', () => {
  let shown = '';
  const output = safeOutput({
    isTerminal: true,
    write: text => {
      shown += text;
    },
  });

  for (const byte of Buffer.from('Grüße')) output.write(Uint8Array.of(byte));

  expect(shown).toBe('Grüße');
});
