import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { equinixAndHome } from './support/equinix-and-home.js';
import { runHere } from './support/in-process.js';

const at = equinixAndHome();

const GET = ['token', 'get', 'equinix-access-token', '--client-id', 'fake-client-id', '--no-cache'];
const OPERATION = ['accesstokenv1', 'o-auth2-token', 'get-o-auth2-access-token', '--payload-client_id'];

/** All ways by which a file of this content becomes a secret. */
const WAYS: [string, readonly string[], Record<string, string>?][] = [
  ['--client-secret-file', [...GET, '--client-secret-file', 'secret']],
  ['file: in a flag', [...GET, '--client-secret', 'file:secret']],
  ['a command', [...GET, '--client-secret', 'command:cat secret']],
  ['stdin', [...GET, '--client-secret-stdin']],
  ['a variable with _FILE', GET, { EQUINIX_CLIENT_SECRET_FILE: 'secret' }],
  ['file: in the profile', [...GET, '--config', 'config.yaml']],
  ['a flag of an operation', [...OPERATION, 'fake-client-id', '--payload-client_secret', 'file:secret']],
];

function run(args: readonly string[], env: Readonly<Record<string, string>> | undefined, content: Buffer) {
  writeFileSync(join(at.home, 'secret'), content);
  writeFileSync(
    join(at.home, 'config.yaml'),
    'profiles: { default: { equinix-access-token: { client_secret: "file:secret" } } }\n',
  );
  return runHere(args, at.home, {
    env: { EQUINIX_ACCESS_TOKEN_BASE_URL: at.server.url, ...env },
    stdin: content,
  });
}

const UTF16LE = (text: string) => Buffer.from(text, 'utf16le');
const BOM = '\ufeff';

describe.each(WAYS)('by %s', (_, args, env) => {
  test.each([
    ['as it is', 'fake-client-secret'],
    ['with a byte order mark', `${BOM}fake-client-secret`],
    ['with a byte order mark and a Windows line end', `${BOM}fake-client-secret\r\n`],
  ])('a secret %s is sent without what an editor added', async (_, text) => {
    const ran = await run(args, env, Buffer.from(text));

    expect(ran).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(at.server.requests[0]?.text ?? '')).toMatchObject({
      client_secret: 'fake-client-secret',
    });
  });

  test.each([
    ['UTF-16 with a mark, as PowerShell writes', UTF16LE(`${BOM}fake-client-secret\r\n`)],
    ['UTF-16 without one', UTF16LE('fake-client-secret')],
    ['big-endian UTF-16', UTF16LE(`${BOM}fake-client-secret`).swap16()],
    ['Latin-1', Buffer.from('geheim-ü', 'latin1')],
  ])('a secret in %s is an error before it costs an attempt', async (_, content) => {
    const ran = await run(args, env, content);

    expect(ran).toMatchObject({ exitCode: 3, stdout: '' });
    expect(ran.stderr).toContain('is not UTF-8 text; nothing was sent.');
    expect(at.server.requests).toHaveLength(0);
  });
});

test('an empty secret file is named', async () => {
  const ran = await run([...GET, '--client-secret-file', 'secret'], {}, Buffer.from('\n'));

  expect(ran).toMatchObject({ exitCode: 3, stdout: '' });
  expect(ran.stderr).toContain(`--client-secret-file: ${join(at.home, 'secret')} is empty.`);
});

test('--request from a file may have a byte order mark, and must be UTF-8', async () => {
  const json = JSON.stringify({ client_id: 'fake-client-id', client_secret: 'fake-client-secret' });
  const request = (content: Buffer) => run([...OPERATION.slice(0, 3), '--request', '@secret'], {}, content);

  expect(await request(Buffer.from(`${BOM}${json}`))).toMatchObject({ exitCode: 0 });
  const wrong = await request(UTF16LE(`${BOM}${json}`));

  expect(wrong).toMatchObject({ exitCode: 3 });
  expect(wrong.stderr).toContain('--request is not UTF-8 text');
  expect(at.server.requests).toHaveLength(1);
});

test('a config file in UTF-16 is an error', async () => {
  writeFileSync(join(at.home, 'wide.yaml'), UTF16LE(`${BOM}profiles: {}\n`));

  const ran = await runHere(['config', 'show', '--config', 'wide.yaml'], at.home);

  expect(ran).toMatchObject({ exitCode: 3 });
  expect(ran.stderr).toContain('is not UTF-8 text. Save it as UTF-8.');
});
