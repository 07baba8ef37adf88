import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startBenchlingServer } from '@token-clients/testing/vendors';
import { beforeEach, describe, expect, test } from 'vitest';
import { equinixAndHome } from './support/equinix-and-home.js';
import { runHere } from './support/in-process.js';

/** Locks the account after five rejected attempts in a row, as the real server does. */
const at = equinixAndHome();

const OPERATION = ['accesstokenv1', 'o-auth2-token', 'get-o-auth2-access-token'];
const REFRESH = ['accesstokenv1', 'o-auth2-token', 'refresh-o-auth2-access-token'];
const GET = ['token', 'get', 'equinix-access-token'];
const STATUS = ['token', 'status', 'equinix-access-token'];
const RESET = ['token', 'reset', 'equinix-access-token'];
const wrong = { EQUINIX_CLIENT_ID: 'fake-client-id', EQUINIX_CLIENT_SECRET: 'wrong-secret' };
const good = { EQUINIX_CLIENT_ID: 'fake-client-id', EQUINIX_CLIENT_SECRET: 'fake-client-secret' };
const run = (args: readonly string[], env: Record<string, string> = wrong, stdin = '') =>
  runHere(args, at.home, { env: { EQUINIX_ACCESS_TOKEN_BASE_URL: at.server.url, ...env }, stdin });

/** The same wrong secret from each place that it can come from. */
const PLACES: [string, readonly string[], Record<string, string>, string?][] = [
  ['the environment', OPERATION, wrong],
  [
    'flags',
    [...OPERATION, '--payload-client_id', 'fake-client-id', '--payload-client_secret', 'wrong-secret'],
    {},
  ],
  [
    'references in flags',
    [...OPERATION, '--payload-client_secret', 'env:MINE'],
    { ...wrong, EQUINIX_CLIENT_SECRET: 'x-other', MINE: 'wrong-secret' },
  ],
  [
    '--request',
    [...OPERATION, '--request', '-'],
    {},
    '{"payload":{"client_id":"fake-client-id","client_secret":"wrong-secret"}}',
  ],
  [
    'further members',
    [
      ...OPERATION,
      '--payload-client_id',
      'fake-client-id',
      '--payload-additional-properties',
      '{"client_secret":"wrong-secret"}',
    ],
    {},
  ],
  ['the profile', [...OPERATION, '--config', 'config.yaml'], {}],
  ['a file', OPERATION, { EQUINIX_CLIENT_ID: 'fake-client-id', EQUINIX_CLIENT_SECRET_FILE: 'secret' }],
];

beforeEach(() => {
  writeFileSync(join(at.home, 'secret'), 'wrong-secret\n');
  writeFileSync(
    join(at.home, 'config.yaml'),
    'profiles: { default: { equinix-access-token: { client_id: fake-client-id, client_secret: "file:secret" } } }\n',
  );
});

describe.each(PLACES)('a wrong secret from %s', (_, line, env, stdin) => {
  test('is sent once by five calls of the operation, and not by token get', async () => {
    const codes = [];
    for (let call = 0; call < 5; call++) codes.push((await run(line, env, stdin)).exitCode);
    const get = await run(GET);

    expect(codes).toEqual([4, 4, 4, 4, 4]);
    expect(get).toMatchObject({ exitCode: 4, stdout: '' });
    expect(get.stderr).toContain('nothing was sent, because these credentials were rejected before');
    expect(at.server.tokenRequests()).toBe(1);
  });

  test('is not sent by the operation after token get was rejected', async () => {
    await run(GET);

    const ran = await run(line, env, stdin);

    expect(ran).toMatchObject({ exitCode: 4, stdout: '' });
    expect(ran.stderr).toContain('run: token-clients token reset equinix-access-token');
    expect(at.server.tokenRequests()).toBe(1);
  });
});

test('a profile that adds fields to token requests has the same guard', async () => {
  const extra = 'extra_fields: { audience: "https://a.example", hint: b }';
  const section = `client_id: fake-client-id, client_secret: wrong-secret, ${extra}`;
  writeFileSync(
    join(at.home, 'extra.yaml'),
    `profiles: { default: { equinix-access-token: { ${section} } } }\n`,
  );
  const config = ['--config', 'extra.yaml'];

  await run([...GET, ...config], {});
  const ran = await run([...OPERATION, ...config], {});

  expect(ran).toMatchObject({ exitCode: 4 });
  expect(ran.stderr).toContain('nothing was sent');
  expect(at.server.tokenRequests()).toBe(1);
});

test('another operation with the same secret is guarded as well', async () => {
  await run(OPERATION);

  const flags = [
    '--payload-client_id',
    'fake-client-id',
    '--payload-client_secret',
    'env:EQUINIX_CLIENT_SECRET',
  ];
  const ran = await run([...REFRESH, ...flags, '--payload-refresh_token', 'env:EQUINIX_CLIENT_ID']);

  expect(ran).toMatchObject({ exitCode: 4 });
  expect(at.server.tokenRequests()).toBe(1);
});

test('another secret works at once', async () => {
  await run(OPERATION);

  expect(await run(OPERATION, good)).toMatchObject({ exitCode: 0 });
});

test('--force sends it once more, and all commands learn the result', async () => {
  await run(GET);

  const forced = await run([...OPERATION, '--force']);
  const after = await run(OPERATION);

  expect(forced.stderr).toContain('S1006');
  expect(after.stderr).toContain('nothing was sent');
  expect(at.server.tokenRequests()).toBe(2);
});

test('token reset lifts it', async () => {
  await run(OPERATION);
  await run(RESET);

  await run(OPERATION);

  expect(at.server.tokenRequests()).toBe(2);
});

test('five shells at the same time send a wrong secret once', async () => {
  await Promise.all([1, 2, 3, 4, 5].map(() => run(OPERATION)));

  expect(at.server.tokenRequests()).toBe(1);
});

test('a secret in HTTP Basic is guarded as well', async () => {
  await using benchling = await startBenchlingServer();
  const env = {
    BENCHLING_AUTH_BASE_URL: `${benchling.url}/api/v2`,
    BENCHLING_CLIENT_ID: 'fake-client-id',
    BENCHLING_CLIENT_SECRET: 'wrong +/%ü secret',
  };
  const operation = ['benchling-auth', 'authentication', 'generate-token'];

  const first = await run(operation, env);
  const others = [await run(operation, env), await run(['token', 'get', 'benchling-auth'], env)];

  expect(first.exitCode).toBe(4);
  for (const { stderr } of others) expect(stderr).toContain('nothing was sent');
  expect(benchling.requests).toHaveLength(1);
});

test('a dry run needs no store', async () => {
  const ran = await run(['accesstokenv1', 'o-auth2-token', 'get-o-auth2-access-token', '--dry-run'], {
    ...wrong,
    TOKEN_CLIENTS_STORE_DIR: join(at.home, 'secret', 'below-a-file'),
  });

  expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
});

describe('--curl', () => {
  test.each([
    ['token get', GET],
    ['an operation', OPERATION],
    ['a flag of an operation', [...OPERATION, '--payload-client_secret', 'file:secret']],
  ])('of %s prints no command that would send a rejected secret', async (_, line) => {
    await run(GET);

    const ran = await run([...line, '--curl']);

    expect(ran).toMatchObject({ exitCode: 4, stdout: '' });
    expect(ran.stderr).toContain(
      'no curl command is printed, because it would send credentials that were rejected before',
    );
    expect(ran.stderr).toContain('The next attempt is due at');
    expect(ran.stderr).not.toContain('wrong-secret');
  });

  test('prints it with --force, and with another secret', async () => {
    await run(GET);

    for (const [line, env] of [
      [[...GET, '--curl', '--force'], wrong],
      [[...OPERATION, '--curl', '--force'], wrong],
      [[...GET, '--curl'], good],
      [[...OPERATION, '--curl'], good],
    ] as const) {
      const ran = await run(line, env);
      expect(ran).toMatchObject({ exitCode: 0 });
      expect(ran.stdout).toContain(' | curl ');
    }
    expect(at.server.tokenRequests()).toBe(1);
  });

  test('runs no command to find out, as long as nothing was rejected', async () => {
    const line = [...GET, '--client-secret', 'command:touch was-run; echo x', '--curl'];

    expect(await run(line)).toMatchObject({ exitCode: 0 });
    expect((await run(['config', 'show', '--config', 'was-run'])).stderr).toContain('does not exist');
  });
});

describe('token status', () => {
  test('says that the credentials are not sent, why and until when', async () => {
    await run(OPERATION);

    const text = await run(STATUS);
    const json = await run([...STATUS, '--json']);

    expect(text.exitCode).toBe(3);
    expect(text.stdout).toMatch(
      /^equinix-access-token: missing\nequinix-access-token: the credentials were rejected \(S1006\) and are not sent until \d{4}-.*Z \(\d+ min more\); change them, or run: token-clients token reset equinix-access-token\n$/,
    );
    expect(JSON.parse(json.stdout)).toMatchObject({
      state: 'missing',
      blocked: { why: 'credential', server_code: 'S1006', until: expect.stringMatching(/^\d{4}-/) },
    });
  });

  test('does not say so for another secret', async () => {
    await run(OPERATION);

    expect((await run(STATUS, good)).stdout).toBe('equinix-access-token: missing\n');
    expect(JSON.parse((await run([...STATUS, '--json'], good)).stdout)).toMatchObject({ blocked: null });
  });

  test('says so also where the secret is unknown', async () => {
    await run(OPERATION);

    const { stdout } = await run(STATUS, { EQUINIX_CLIENT_ID: 'fake-client-id' });

    expect(stdout).toContain('the credentials were rejected');
  });
});
