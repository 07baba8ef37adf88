import { fileURLToPath } from 'node:url';
import { type PlannedResponse, type RunningServer, startServer } from '@token-clients/testing/servers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { builtCli } from './support/built-cli.js';
import { fixedProviders } from './support/fixed-providers.js';
import { imaginary } from './support/imaginary-providers.js';
import { runHere, temporaryHome } from './support/in-process.js';
import { type RunOptions, runCli } from './support/run-cli.js';

let cli: Awaited<ReturnType<typeof builtCli>>;
let server: RunningServer;
let home: ReturnType<typeof temporaryHome>;
const responses: Record<string, PlannedResponse> = {};

beforeAll(async () => {
  cli = await builtCli(fileURLToPath(new URL('support/imaginary-providers.ts', import.meta.url)));
  server = await startServer(({ path }) => responses[path] ?? { status: 404, body: { error: 'no path' } });
});
afterAll(async () => {
  await server.close();
  await cli[Symbol.asyncDispose]();
});
beforeEach(() => {
  home = temporaryHome();
  server.requests.length = 0;
  responses['/token'] = {
    status: 200,
    body: { access_token: 'imaginary-token-1', refresh_token: 'imaginary-refresh-1' },
  };
  responses['/revoke'] = { status: 200 };
  responses['/things/a%2Fb'] = { status: 204 };
});
afterEach(() => home[Symbol.dispose]());

const secret = 'imaginary-secret';
function run(args: string[], options: RunOptions = {}) {
  const env = {
    HOME: home.path,
    IMAGINARY_BASE_URL: server.url,
    REFRESH_ONLY_BASE_URL: server.url,
    IMAGINARY_ID: 'me',
    IMAGINARY_SECRET: secret,
    ...options.env,
  };
  return runCli(cli.bin, args, { ...options, env, cwd: home.path });
}

describe('an operation of a provider that was added later', () => {
  const update = ['imaginary', 'things', 'update-thing', '--thing-id', 'a/b'];

  test('takes path, query, header and body fields, each as its type', async () => {
    const flags = [
      '--param-dry-run',
      'true',
      '--x-request-id',
      'r1',
      '--thing-count',
      '3',
      '--thing-labels',
      '["a"]',
      '--thing-place',
      '{"x":1}',
      '--thing-kind',
      'round',
      '--thing-additional-properties',
      '{"more":true}',
    ];

    const ran = await run([...update, ...flags]);

    expect(ran).toMatchObject({ exitCode: 0, stdout: '' });
    const sent = server.requests.at(-1);
    expect(sent).toMatchObject({ method: 'PUT', target: '/things/a%2Fb?dryRun=true' });
    expect(sent?.headers['x-request-id']).toBe('r1');
    expect(JSON.parse(sent?.text ?? '')).toEqual({
      more: true,
      count: 3,
      labels: ['a'],
      place: { x: 1 },
      kind: 'round',
    });
  });

  test('takes an integer of a query that no number holds, to its last digit', async () => {
    await run([...update, '--since', '9007199254740993']);

    expect(server.requests.at(-1)?.target).toBe('/things/a%2Fb?since=9007199254740993');
  });

  test('gets a token when the spec guards it, which a token operation never does', async () => {
    await run(update);

    expect(server.requests.map(({ path }) => path)).toEqual(['/token', '/things/a%2Fb']);
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
    expect(server.requests[1]?.headers.authorization).toBe('Bearer imaginary-token-1');
  });

  test('prints the status of an empty response once, on stderr', async () => {
    const { stdout, stderr } = await run([...update, '--timeout', '5s']);

    expect(stdout).toBe('');
    expect(stderr.match(/204/g)).toHaveLength(1);
  });

  test.each([
    [['--thing-count', '1.5'], '--thing-count must be a whole number.'],
    [
      ['--thing-count', '9007199254740993'],
      '--thing-count must be a whole number up to 9007199254740991: a larger one would be rounded.',
    ],
    [['--thing-place', '{"x":9007199254740993}'], '--thing-place has an integer beyond 9007199254740991'],
    [['--request', '{"count":-9007199254740993}'], '--request has an integer beyond 9007199254740991'],
    [['--thing-labels', '{}'], '--thing-labels must be a JSON array.'],
    [['--thing-kind', 'oval'], '--thing-kind must be one of: round, square.'],
    [['--param-dry-run', 'maybe'], '--param-dry-run must be true or false.'],
  ])('rejects %j before anything is sent', async (flags, message) => {
    const { exitCode, stderr } = await run([...update, ...flags]);

    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
    expect(server.requests).toHaveLength(0);
  });

  test('shows the words of its spec as they are', async () => {
    const { stdout } = await run(['imaginary', 'things', 'update-thing', '--help']);

    expect(stdout).toContain('Changes "a thing" & more; `code` <b>stays</b> text.');
  });

  test('needs its server variables, from a flag or the environment', async () => {
    const preview = ['imaginary', 'things', 'update-thing', '--thing-id', 'x', '--dry-run', '--region', 'eu'];

    const ran = await run(preview, { env: { IMAGINARY_BASE_URL: '', IMAGINARY_STAGE: 'v2' } });
    const wrong = await run(preview, { env: { IMAGINARY_BASE_URL: '', IMAGINARY_STAGE: 'v3' } });

    expect(ran.stdout).toMatch(/^PUT https:\/\/eu\.imaginary\.example\/v2\/things\/x\n/);
    expect(wrong).toMatchObject({ exitCode: 3 });
  });
});

describe('token revoke', () => {
  test('revokes refresh and access token, then forgets them', async () => {
    await run(['token', 'get', 'imaginary']);

    const ran = await run(['token', 'revoke', 'imaginary']);

    expect(ran).toMatchObject({ exitCode: 0 });
    const [, refresh] = server.requests.map(({ text }) => new URLSearchParams(text).get('token'));
    expect(refresh).not.toBeNull();
    expect(await run(['token', 'status', 'imaginary'])).toMatchObject({ exitCode: 3 });
  });

  test('leaves out the token that the provider does not revoke, and forgets both', async () => {
    await run(['token', 'get', 'refresh-only']);

    const ran = await run(['token', 'revoke', 'refresh-only']);

    expect(ran).toMatchObject({ exitCode: 0, stderr: 'refresh-only: revoked, and forgotten here\n' });
    expect(server.requests.slice(1).map(({ text }) => new URLSearchParams(text).get('token'))).toEqual([
      'imaginary-refresh-1',
    ]);
    expect(await run(['token', 'status', 'refresh-only'])).toMatchObject({ exitCode: 3 });
  });

  test.each(['revoke', 'logout'])(
    'by %s says so when nothing was there that the provider revokes',
    async command => {
      responses['/token'] = { status: 200, body: { access_token: 'imaginary-token-1' } };
      await run(['token', 'get', 'refresh-only']);

      const ran = await run([
        'token',
        command,
        'refresh-only',
        ...(command === 'logout' ? ['--revoke'] : []),
      ]);

      expect(ran).toMatchObject({ exitCode: 0 });
      expect(ran.stderr).toContain('forgotten here; the server revokes no token of this kind');
      expect(server.requests).toHaveLength(1);
      expect(await run(['token', 'status', 'refresh-only'])).toMatchObject({ exitCode: 3 });
    },
  );

  test('says what is missing before anything is revoked', async () => {
    await run(['token', 'get', 'imaginary']);

    const ran = await run(['token', 'revoke', 'imaginary'], { env: { IMAGINARY_SECRET: '' } });

    expect(ran).toMatchObject({ exitCode: 3 });
    expect(ran.stderr).toContain('IMAGINARY_SECRET');
    expect(await run(['token', 'status', 'imaginary'])).toMatchObject({ exitCode: 0 });
  });

  test('keeps the token when the server rejects the request', async () => {
    await run(['token', 'get', 'imaginary']);
    responses['/revoke'] = { status: 503 };

    const ran = await run(['token', 'logout', 'imaginary', '--revoke']);

    expect(ran).toMatchObject({ exitCode: 6 });
    expect(await run(['token', 'status', 'imaginary'])).toMatchObject({ exitCode: 0 });
  });
});

describe('a token of unknown lifetime', () => {
  test('has null as its expiry, never an invented time', async () => {
    const { stdout } = await run(['token', 'get', 'imaginary', '--json']);

    expect(JSON.parse(stdout)).toMatchObject({
      expires_at: null,
      expires_at_epoch: null,
      expires_in: null,
      scope: null,
    });
  });
});

describe('--min-validity with a token of unknown lifetime', () => {
  const get = (...flags: string[]) => run(['token', 'get', 'imaginary', ...flags]);
  const asked = () => server.requests.filter(({ path }) => path === '/token').length;

  test('requests a new token, once in each call', async () => {
    await get();
    await get();
    expect(asked()).toBe(1);

    expect(await get('--min-validity', '5m', '--field', 'source')).toMatchObject({
      exitCode: 0,
      stdout: 'acquired\n',
    });
    expect(asked()).toBe(2);
    await get('--min-validity', '5m');
    expect(asked()).toBe(3);
    await get();
    expect(asked()).toBe(3);
  });

  test('is not valid for status', async () => {
    await get();

    expect(await run(['token', 'status', 'imaginary'])).toMatchObject({ exitCode: 0 });
    expect(await run(['token', 'status', 'imaginary', '--min-validity', '5m'])).toMatchObject({
      exitCode: 4,
      stdout: 'imaginary: expired, expiry unknown\n',
    });
  });
});

test('the scope that the server granted is shown with the status of the token', async () => {
  responses['/token'] = { status: 200, body: { access_token: 'imaginary-token-1', scope: 'read\u001b[31m' } };
  await run(['token', 'get', 'imaginary']);

  const status = ['token', 'status', 'imaginary'];

  expect((await run(status)).stdout).toMatch(/^imaginary: valid, expiry unknown, scope: read\S*\n$/);
  expect(JSON.parse((await run([...status, '--json'])).stdout)).toMatchObject({ scope: 'read\u001b[31m' });
});

describe('a crash', () => {
  test('is exit 1, with no secret in text, JSON or stack', async () => {
    for (const flags of [[], ['--json'], ['--debug']]) {
      const { exitCode, stderr } = await run(['broken', 'things', ...flags]);

      expect(exitCode).toBe(1);
      expect(stderr).toContain('This is a defect of token-clients');
      expect(stderr).not.toMatch(/planted|cGxhbnRlZC/);
    }
  });
});

test('what a login brings is named by the flags and variables that take it', async () => {
  const { reference, descriptor } = await imaginary.load();
  const code = {
    description: 'Code of a login.',
    secret: true,
    required: false,
    perRequest: true,
    env: ['CODE'],
  };
  const credentials = { ...descriptor.credentials, code };
  const load = async () => ({
    reference,
    descriptor: { ...descriptor, credentials, startsFrom: { code: 'code' } },
  });

  const { exitCode, stderr } = await runHere(['token', 'get', 'imaginary'], home.path, {
    providers: fixedProviders({ ...imaginary, load }),
    env: { IMAGINARY_BASE_URL: server.url, IMAGINARY_ID: 'me', IMAGINARY_SECRET: secret },
  });

  expect(exitCode).toBe(3);
  expect(stderr).toContain(
    'one of these is missing, which a login brings:\n  --code-file, --code-stdin or CODE: Code of a login.\n',
  );
  expect(server.requests).toEqual([]);
});
