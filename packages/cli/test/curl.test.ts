import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runHere, temporaryHome } from './support/in-process.js';
import { bareEnv, runProgram } from './support/run-cli.js';

/** Runs a line with a curl that writes down what it was given. */
async function record(home: string, line: string, env: Record<string, string>) {
  const bin = join(home, 'bin');
  mkdirSync(bin, { recursive: true });
  const script = `#!/bin/sh\nprintf '%s\\n' "$@" > "${home}/arguments"\ncat > "${home}/stdin"\n`;
  writeFileSync(join(bin, 'curl'), script, { mode: 0o755 });
  const ran = await runProgram('/bin/sh', ['-c', line], {
    env: { ...env, PATH: `${bin}:${bareEnv().PATH}` },
  });
  expect(ran.exitCode).toBe(0);
  const read = (name: string) => readFileSync(join(home, name), 'utf8');
  return { args: read('arguments').split('\n'), stdin: read('stdin') };
}

const secret = 'a/secret+$HOME `x` =%&';

test('--curl of a JSON body: the secret is in stdin, not among the arguments', async () => {
  using home = temporaryHome();
  const env = { EQUINIX_CLIENT_ID: "it's me", EQUINIX_CLIENT_SECRET: secret };
  const { stdout } = await runHere(['token', 'get', 'equinix-access-token', '--curl'], home.path, { env });

  const { args, stdin } = await record(home.path, stdout, env);

  expect(stdout).not.toContain(secret);
  expect(args.join('\n')).not.toContain('secret');
  expect(args).toContain('https://api.equinix.com/oauth2/v1/token');
  expect(JSON.parse(stdin)).toEqual({
    client_id: "it's me",
    client_secret: secret,
    grant_type: 'client_credentials',
  });
});

test('--curl of HTTP Basic: the header is in stdin', async () => {
  using home = temporaryHome();
  const env = { BENCHLING_CLIENT_ID: 'me', BENCHLING_CLIENT_SECRET: secret };
  const line = ['benchling-auth', 'authentication', 'generate-token', '--tenant', 'acme', '--curl'];
  const { stdout } = await runHere(line, home.path, { env });

  const { args, stdin } = await record(home.path, stdout, env);

  expect(args.join('\n')).not.toContain('secret');
  expect(stdin).toBe(`authorization: Basic ${Buffer.from(`me:${secret}`).toString('base64')}`);
  expect(args).toContain('grant_type=client_credentials');
});

test('--curl of a form: the secret is in stdin, and curl encodes it', async () => {
  using home = temporaryHome();
  const env = { EQUINIX_TOKEN_EXCHANGE_SUBJECT_TOKEN: secret };
  const { stdout } = await runHere(['token', 'get', 'equinix-sts', '--curl'], home.path, { env });

  const { args, stdin } = await record(home.path, stdout, env);

  expect(stdin).toBe(secret);
  expect(args).toContain('subject_token@-');
});

test('--curl is refused for a signed request, and with a secret from a flag', async () => {
  using home = temporaryHome();
  const env = { COBO_APP_PRIVATE_KEY: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60' };
  const signed = ['cobo-oauth', 'o-auth', 'get-token', '--client-id', 'x', '--org-id', 'y', '--curl'];
  const literal = [
    'accesstokenv1',
    'o-auth2-token',
    'get-o-auth2-access-token',
    '--payload-client_id',
    'x',
    '--payload-client_secret',
    secret,
    '--curl',
  ];

  for (const line of [signed, literal]) {
    const { exitCode, stdout, stderr } = await runHere(line, home.path, { env });
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).not.toContain(secret);
  }
});
