import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningServer, startServer } from '@token-clients/testing/servers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { curlLine } from '../src/preview/curl.js';
import { runHere, temporaryHome } from './support/in-process.js';
import { bareEnv, runProgram } from './support/run-cli.js';

/** Takes every request: what arrived is in its log. */
let server: RunningServer;
let home: ReturnType<typeof temporaryHome>;
beforeAll(async () => {
  server = await startServer(() => ({ status: 200, body: {} }));
});
afterAll(() => server.close());
beforeEach(() => {
  home = temporaryHome();
  server.requests.length = 0;
});
afterEach(() => home[Symbol.dispose]());

const HARD = [
  `a/secret+$HOME \`x\` =%& $(id) \${PATH} !!`,
  `"double" 'single' \\back\\slash\\\\ \\n \\u0041`,
  'tab\tand\u0001control\u001f and \u007f',
  'two\nlines\r\nand a third',
  'ü 日本 😀 \u2028',
  '-n',
  '%s%d\\c',
  ' blanks at both ends ',
];
const EQUINIX = ['token', 'get', 'equinix-access-token'];

const placeholders = [
  { name: 'a', mark: 'MARKA', place: { kind: 'env', target: 'A' } as const, source: undefined },
];

/** Prints the line and runs it in a shell of its own, with the same variables. */
async function runLine(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  { shell = 'sh', later = env }: { shell?: string; later?: Readonly<Record<string, string>> } = {},
) {
  const base = Object.fromEntries(
    ['EQUINIX_ACCESS_TOKEN', 'EQUINIX_STS', 'BENCHLING_AUTH'].map(name => [`${name}_BASE_URL`, server.url]),
  );
  const printed = await runHere([...args, '--curl'], home.path, { env: { ...base, ...env } });
  expect(printed).toMatchObject({ exitCode: 0 });
  const ran = await runProgram(shell, ['-c', printed.stdout], { env: { ...bareEnv(), ...later } });
  return { ...ran, printed };
}

const bodyOf = () => JSON.parse(server.requests[0]?.text ?? '{}') as Record<string, unknown>;
const formOf = () => Object.fromEntries(new URLSearchParams(server.requests[0]?.text));

describe.each(['sh', 'bash'])('in %s', shell => {
  test.each(HARD)('a JSON body has the secret %j', async secret => {
    const env = { EQUINIX_CLIENT_ID: "it's me", EQUINIX_CLIENT_SECRET: secret };

    const { printed, exitCode } = await runLine(EQUINIX, env, { shell });

    expect(exitCode).toBe(0);
    expect(printed.stdout).not.toContain(secret);
    expect(bodyOf()).toEqual({
      client_id: "it's me",
      client_secret: secret,
      grant_type: 'client_credentials',
    });
  });

  test.each(HARD)('a form has the secret %j', async secret => {
    const { exitCode } = await runLine(
      ['token', 'get', 'equinix-sts'],
      { EQUINIX_TOKEN_EXCHANGE_SUBJECT_TOKEN: secret },
      { shell },
    );

    expect(exitCode).toBe(0);
    expect(formOf()).toMatchObject({ subject_token: secret });
  });

  test.each(HARD)('a Basic header has the secret %j', async secret => {
    const env = { BENCHLING_CLIENT_ID: 'me', BENCHLING_CLIENT_SECRET: secret };

    const { exitCode } = await runLine(['token', 'get', 'benchling-auth'], env, { shell });

    expect(exitCode).toBe(0);
    const header = `Basic ${Buffer.from(`me:${secret}`).toString('base64')}`;
    expect(server.requests[0]?.headers.authorization).toBe(header);
    expect(formOf()).toEqual({ grant_type: 'client_credentials' });
  });
});

test('no secret is among the arguments of a program', async () => {
  const secret = 'not-to-be-seen';
  const env = { EQUINIX_CLIENT_ID: 'me', EQUINIX_CLIENT_SECRET: secret };

  // Each program that the line starts says with what.
  const { stdout } = await runHere([...EQUINIX, '--curl'], home.path, { env });
  const traced = await runProgram('sh', ['-c', stdout.replaceAll(/\b(curl|awk) /g, 'echo $& ')], { env });

  expect(traced.stdout).toContain('https://api.equinix.com/oauth2/v1/token');
  expect(traced.stdout).not.toContain(secret);
});

describe('the secret is read from its source:', () => {
  const id = { EQUINIX_CLIENT_ID: 'me' };
  const config = (secret: string) => {
    const path = join(home.path, 'config.yaml');
    writeFileSync(path, `profiles: { default: { equinix-access-token: { client_secret: '${secret}' } } }`);
    return { ...id, TOKEN_CLIENTS_CONFIG: path };
  };

  test('the variable that the profile names', async () => {
    const env = { ...config('env:WORK_SECRET'), WORK_SECRET: 'of work' };

    await runLine(EQUINIX, env);

    expect(bodyOf()).toMatchObject({ client_secret: 'of work' });
  });

  test('the variable that another variable names', async () => {
    const env = {
      EQUINIX_TOKEN_EXCHANGE_SUBJECT_TOKEN_ENV_VAR: 'CI_TOKEN',
      CI_TOKEN: 'of the pipeline',
    };

    await runLine(['token', 'get', 'equinix-sts'], env);

    expect(formOf()).toMatchObject({ subject_token: 'of the pipeline' });
  });

  test.each([
    ['a flag', ['--client-secret-file', "it's a secret.txt"], {}],
    ['a reference in a flag', ['--client-secret', "file:it's a secret.txt"], {}],
    ['a variable', [], { EQUINIX_CLIENT_SECRET_FILE: "it's a secret.txt" }],
  ])('the file that %s names', async (_, flags, more) => {
    writeFileSync(join(home.path, "it's a secret.txt"), 'of a "file"\n');

    await runLine([...EQUINIX, ...flags], { ...id, ...more });

    expect(bodyOf()).toMatchObject({ client_secret: 'of a "file"' });
  });

  test('the file that the profile names, beside the profile', async () => {
    writeFileSync(join(home.path, 'beside.txt'), 'beside');

    await runLine(EQUINIX, config('file:beside.txt'));

    expect(bodyOf()).toMatchObject({ client_secret: 'beside' });
  });

  test.each(['printf "of a %s" command', 'echo "of a command" # as a comment says'])(
    'the command %s',
    async line => {
      await runLine([...EQUINIX, '--client-secret', `command:${line}`], id);

      expect(bodyOf()).toMatchObject({ client_secret: 'of a command' });
    },
  );

  test('a file, next to a variable of any name', async () => {
    writeFileSync(join(home.path, 'of-mine.txt'), 'of a file');
    const line = ['accesstokenv1', 'o-auth2-token', 'get-o-auth2-access-token'];
    const flags = ['--payload-client_secret', 'file:of-mine.txt', '--payload-user_password', 'env:secret1'];

    await runLine([...line, ...flags], { ...id, secret1: 'of a variable' });

    expect(bodyOf()).toMatchObject({ client_secret: 'of a file', user_password: 'of a variable' });
  });

  test('what the flag of an operation names', async () => {
    const line = ['accesstokenv1', 'o-auth2-token', 'get-o-auth2-access-token'];
    const flags = ['--payload-client_secret', 'env:MINE', '--payload-user_password', 'command:printf "x y"'];

    await runLine([...line, ...flags], { ...id, MINE: 'of a flag', EQUINIX_CLIENT_SECRET: 'not this one' });

    expect(bodyOf()).toMatchObject({ client_secret: 'of a flag', user_password: 'x y' });
  });
});

describe('curl is not started', () => {
  const id = { EQUINIX_CLIENT_ID: 'me' };
  const set = { ...id, EQUINIX_CLIENT_SECRET: 'set' };

  test.each([
    ['unset', id],
    ['empty', { ...id, EQUINIX_CLIENT_SECRET: '' }],
  ])('when the variable is %s', async (_, later) => {
    const { exitCode, stderr } = await runLine(EQUINIX, set, { later });

    expect(exitCode).not.toBe(0);
    expect(stderr).toContain('EQUINIX_CLIENT_SECRET');
    expect(server.requests).toHaveLength(0);
  });

  test('when a command fails, or prints nothing', async () => {
    for (const command of ['exit 3', 'true']) {
      const { exitCode } = await runLine([...EQUINIX, '--client-secret', `command:${command}`], id);
      expect(exitCode).not.toBe(0);
    }
    expect(server.requests).toHaveLength(0);
  });

  test('and stderr says so if a variable is not set', async () => {
    const { printed } = await runLine(EQUINIX, id);

    expect(printed.stderr).toBe(
      'note: EQUINIX_CLIENT_SECRET is not set here; without it the command stops before curl.\n',
    );
  });
});

describe('--curl is an error', () => {
  const secret = HARD[0] ?? '';
  const operation = ['accesstokenv1', 'o-auth2-token', 'get-o-auth2-access-token'];
  const flags = ['--payload-client_id', 'x', '--payload-client_secret'];

  test.each<[string, string[], number, Record<string, string>?]>([
    [
      'for a signed request',
      ['cobo-oauth', 'o-auth', 'get-token', '--client-id', 'x', '--org-id', 'y'],
      2,
      { COBO_APP_PRIVATE_KEY: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60' },
    ],
    ['with a secret on the command line', [...operation, ...flags, secret], 2],
    [
      'with a secret in --request',
      [...operation, '--request', `{"client_id":"x","client_secret":"s3cret"}`],
      2,
    ],
    ['with a secret from stdin', [...EQUINIX, '--client-id', 'x', '--client-secret-stdin'], 2],
    ['with a secret of an operation from stdin', [...operation, ...flags, '-'], 2],
    ['for a name that shells do not have', [...operation, ...flags, 'env:my-secret'], 2],
    ['without the file', [...EQUINIX, '--client-id', 'x', '--client-secret-file', 'nowhere'], 3],
    [
      'with a file of Windows line ends',
      [...EQUINIX, '--client-id', 'x', '--client-secret-file', 'dos.txt'],
      2,
    ],
    ['with an empty file', [...EQUINIX, '--client-id', 'x', '--client-secret-file', 'empty.txt'], 3],
    ['with a secret in the config file', [...EQUINIX, '--config', 'plain.yaml'], 2],
    ['with a secret among extra fields', [...EQUINIX, '--config', 'extra.yaml'], 2, { S: 'x' }],
  ])('%s', async (_, line, exitCode, env = {}) => {
    const section = (text: string) =>
      `profiles: { default: { equinix-access-token: { client_id: x, ${text} } } }`;
    writeFileSync(join(home.path, 'dos.txt'), 's3cret\r\n');
    writeFileSync(join(home.path, 'empty.txt'), '\n');
    writeFileSync(join(home.path, 'plain.yaml'), section('client_secret: s3cret'));
    writeFileSync(
      join(home.path, 'extra.yaml'),
      section('client_secret: env:S, extra_fields: { api_key: s3cret-key }'),
    );

    const ran = await runHere([...line, '--curl'], home.path, { env, stdin: 's3cret' });

    expect(ran).toMatchObject({ exitCode, stdout: '' });
    expect(ran.stderr).not.toContain(secret);
    expect(ran.stderr).not.toContain('s3cret');
  });

  test('if secrets would need two pipes, or be in the URL', () => {
    const request = { method: 'POST', url: 'https://api.example/', headers: new Headers(), body: '' };
    const basic = { authorization: `Basic ${Buffer.from('me:MARKA').toString('base64')}` };

    expect(() => curlLine({ ...request, url: 'https://api.example/?a=MARKA' }, placeholders)).toThrow(
      'list of processes',
    );
    expect(() =>
      curlLine({ ...request, headers: new Headers(basic), body: '{"a":"MARKA"}' }, placeholders),
    ).toThrow('list of processes');
  });
});

test('Basic that wants form encoding gets it', async () => {
  const authorization = `Basic ${Buffer.from('me:MARKA').toString('base64')}`;
  const request = { method: 'POST', url: server.url, headers: new Headers({ authorization }), body: '' };

  await runProgram('sh', ['-c', curlLine(request, placeholders)], { env: { ...bareEnv(), A: 'a b:ü' } });

  const sent = server.requests[0]?.headers.authorization?.slice('Basic '.length) ?? '';
  expect(decodeURIComponent(Buffer.from(sent, 'base64').toString())).toBe('me:a b:ü');
});

test('a secret header goes through the pipe, other headers do not', async () => {
  const headers = new Headers({ accept: 'text/plain', 'x-api-key': 'MARKA', 'x-other': 'b' });

  const line = curlLine({ method: 'GET', url: server.url, headers, body: '' }, placeholders);
  await runProgram('sh', ['-c', line], { env: { ...bareEnv(), A: 'k$y "1"' } });

  expect(server.requests[0]?.headers).toMatchObject({
    accept: 'text/plain',
    'x-api-key': 'k$y "1"',
    'x-other': 'b',
  });
});
