import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer } from '@token-clients/testing/servers';
import { describe, expect, test } from 'vitest';
import { equinixAndHome } from './support/equinix-and-home.js';
import { runHere } from './support/in-process.js';

// Each test is about a defect of the vendor's own command line, and says what this one does in its place.
const at = equinixAndHome({ errorKeys: 'camelCase' });

const GET = ['accesstokenv1', 'o-auth2-token', 'get-o-auth2-access-token'];
const good = { EQUINIX_CLIENT_ID: 'fake-client-id', EQUINIX_CLIENT_SECRET: 'fake-client-secret' };
const run = (args: string[], env: Record<string, string> = good, stdin = '') =>
  runHere(args, at.home, { env: { EQUINIX_ACCESS_TOKEN_BASE_URL: at.server.url, ...env }, stdin });
const file = (name: string, content: string | Buffer) => {
  writeFileSync(join(at.home, name), content);
  return join(at.home, name);
};

describe('--config FILE', () => {
  test('is read', async () => {
    const path = file(
      'equinix.yaml',
      'equinix_client_id: fake-client-id\nequinix_client_secret: fake-client-secret\n',
    );

    expect(await run(['--config', path, ...GET], {})).toMatchObject({ exitCode: 0 });
  });

  test('that is missing or unreadable is exit 3', async () => {
    mkdirSync(join(at.home, 'folder'));

    for (const path of ['nowhere.yaml', 'folder']) {
      const { exitCode, stderr } = await run(['--config', join(at.home, path), ...GET]);
      expect(exitCode).toBe(3);
      expect(stderr).toContain(path);
    }
  });
});

test('an unknown --format is exit 2 and names the valid ones', async () => {
  const { exitCode, stderr, stdout } = await run([...GET, '--format', 'toml']);

  expect(exitCode).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain('json, yaml, table');
});

test('a token request carries no token', async () => {
  await run(GET);

  expect(at.server.requests.map(({ path, headers }) => [path, headers.authorization])).toEqual([
    ['/oauth2/v1/token', undefined],
  ]);
});

test('token get sends one request for many calls', async () => {
  const tokens = [];
  for (let call = 0; call < 4; call++)
    tokens.push((await run(['token', 'get', 'equinix-access-token'])).stdout);

  expect(new Set(tokens).size).toBe(1);
  expect(at.server.requests).toHaveLength(1);
});

describe('--request', () => {
  test('sends unknown members as they are, and warns if a name looks mistyped', async () => {
    const line = (json: string) => run([...GET, '--request', json]);

    const mistyped = await line('{"client_secert":"x"}');
    const other = await line('{"PAYLOAD":{"tenant_hint":"t"}}');

    expect(mistyped.stderr).toContain(
      'client_secert is not a field of the spec and is sent as it is. Did you mean client_secret?',
    );
    expect(other).toMatchObject({ exitCode: 0, stderr: '' });
    expect(at.server.requests.map(({ text }) => JSON.parse(text))).toMatchObject([
      { client_secert: 'x', client_secret: 'fake-client-secret' },
      { tenant_hint: 't', client_secret: 'fake-client-secret' },
    ]);
  });

  test('rejects unknown keys of a form, and suggests the nearest name', async () => {
    const line = ['stsv1', 'use', 'use-token-post', '--request', '{"subject_tokn":"x"}'];

    const { exitCode, stderr } = await run(line, { EQUINIX_STS_BASE_URL: at.server.url });

    expect(exitCode).toBe(2);
    expect(stderr).toContain('Did you mean subject_token?');
    expect(at.server.requests).toHaveLength(0);
  });

  test.each(['bare', 'wrapped'])('takes fields, %s', async kind => {
    const fields = { client_id: 'fake-client-id', client_secret: 'fake-client-secret' };

    const ran = await run(
      [...GET, '--request', '-'],
      {},
      JSON.stringify(kind === 'bare' ? fields : { payload: fields }),
    );

    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(at.server.requests[0]?.text ?? '')).toEqual({
      ...fields,
      grant_type: 'client_credentials',
    });
  });

  test('matches the names of the API', async () => {
    const line = ['stsv1', 'use', 'use-token-post', '--dry-run', '--request', '-'];

    const { stdout } = await run(
      line,
      { EQUINIX_STS_BASE_URL: at.server.url },
      '{"grant_type":"client_credentials"}',
    );

    expect(stdout).toContain('grant_type=client_credentials');
  });

  test('with another grant type gets no fields of the usual one', async () => {
    const line = ['stsv1', 'use', 'use-token-post', '--grant-type', 'client_credentials'];
    const env = { EQUINIX_STS_BASE_URL: at.server.url, EQUINIX_TOKEN_EXCHANGE_SUBJECT_TOKEN: 'an-id-token' };

    await run(line, env);

    expect(at.server.requests[0]?.text).toBe('grant_type=client_credentials');
  });

  test('yields to flags', async () => {
    await run([...GET, '--request', '{"client_id":"other"}', '--payload-client_id', 'fake-client-id']);

    expect(JSON.parse(at.server.requests[0]?.text ?? '')).toMatchObject({ client_id: 'fake-client-id' });
  });
});

test('missing required fields are named together, with flag and variable, before any call', async () => {
  const { exitCode, stderr } = await run(GET, {});

  expect(exitCode).toBe(3);
  for (const name of [
    '--payload-client_id',
    'EQUINIX_CLIENT_ID',
    '--payload-client_secret',
    'EQUINIX_CLIENT_SECRET',
  ])
    expect(stderr).toContain(name);
  expect(at.server.requests).toHaveLength(0);
});

describe('failures', () => {
  const secret = ['--payload-client_secret', 'env:WRONG'];

  test('of the server show no usage, and their own exit code', async () => {
    const { exitCode, stderr } = await run([...GET, ...secret], { ...good, WRONG: 'not-the-secret' });

    expect(exitCode).toBe(4);
    expect(stderr).not.toContain('Usage');
  });

  test('show usage when the command line is wrong', async () => {
    const { exitCode, stderr } = await run([...GET, '--no-such-flag']);

    expect(exitCode).toBe(2);
    expect(stderr).toContain('Usage: token-clients');
  });

  test("keep the server's message, in either spelling", async () => {
    const { stderr } = await run([...GET, ...secret], { ...good, WRONG: 'not-the-secret' });

    expect(stderr).toContain('S1006 "Login failed"');
  });

  test("keep the server's message also for api", async () => {
    const { stderr, exitCode } = await run(['api', 'equinix-access-token', '/no/such/path']);

    expect(exitCode).toBe(4);
    expect(stderr).toContain('status 404: "Not found"');
  });

  test('show no secret that the server sends back', async () => {
    const secretText = 'sent/back+1';
    at.server.faults.next({
      kind: 'response',
      response: { status: 400, body: { errorCode: 'E', errorMessage: `no ${secretText} here` } },
    });

    const { stderr } = await run([...GET, ...secret], { ...good, WRONG: secretText });

    expect(stderr).toContain('[redacted]');
    expect(stderr).not.toContain(secretText);
  });
});

test('YAML has the names of the API', async () => {
  const { stdout } = await run([...GET, '-f', 'yaml']);

  expect(stdout.split('\n').map(line => line.split(':')[0])).toEqual([
    'access_token',
    'token_timeout',
    'user_name',
    'token_type',
    '',
  ]);
});

describe('api --data', () => {
  test.each([
    ['JSON', '{"a": 1}'],
    ['text', 'plain text'],
  ])('sends %s as it is given', async (_, data) => {
    await run(['api', 'equinix-access-token', '/oauth2/v1/x', '--data', data]);

    expect(at.server.requests.at(-1)?.text).toBe(data);
  });

  test('sends the bytes of a file', async () => {
    const bytes = Buffer.from([0, 255, 13, 10, 128]);
    file('body.bin', bytes);

    await run(['api', 'equinix-access-token', '/oauth2/v1/x', '-d', '@body.bin', '-X', 'put']);

    expect(at.server.requests.at(-1)).toMatchObject({ method: 'PUT' });
    expect(at.server.requests.at(-1)?.body.equals(bytes)).toBe(true);
  });
});

test('--debug shows the token request that a call needs, and every attempt', async () => {
  at.server.faults.next({ kind: 'unavailable', retryAfter: 0 });

  const { stderr } = await run(['api', 'equinix-access-token', '/fabric/v4/ports', '--debug']);

  expect(stderr.match(/> POST .*\/oauth2\/v1\/token/g)).toHaveLength(2);
  expect(stderr).toMatch(/> GET .*\/fabric\/v4\/ports/);
  expect(stderr).toContain('authorization: Bearer [redacted]');
});

test('a 204 says its status once, on stderr', async () => {
  await using empty = await startServer(({ path }) =>
    path === '/oauth2/v1/token'
      ? { status: 200, body: { access_token: 'x-token', token_timeout: '60' } }
      : { status: 204 },
  );

  const { stdout, stderr, exitCode } = await run(['api', 'equinix-access-token', '/x', '--no-cache'], {
    ...good,
    EQUINIX_ACCESS_TOKEN_BASE_URL: empty.url,
  });

  expect({ stdout, stderr, exitCode }).toEqual({ stdout: '', stderr: '204 No Content\n', exitCode: 0 });
});

describe('files', () => {
  test('of tokens and notes can be read by their owner only', async () => {
    await run(['token', 'get', 'equinix-access-token']);
    await run(['token', 'get', 'equinix-access-token']);

    const { stdout } = await run(['doctor', '--offline', '--json']);

    const findings = JSON.parse(stdout) as { level: string }[];
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('that others can read are found by doctor', async () => {
    const path = file('open.yaml', 'profiles: {}\n');
    chmodSync(path, 0o644);

    const { stdout } = await run(['doctor', '--offline', '--config', path]);

    expect(stdout).toContain(`chmod 600 ${path}`);
  });
});
