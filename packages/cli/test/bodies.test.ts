import type { ServerResponse } from 'node:http';
import { systemClock } from '@token-clients/runtime';
import { FakeClock } from '@token-clients/testing';
import { type LoopbackServer, startListener } from '@token-clients/testing/servers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runHere, temporaryHome } from './support/in-process.js';

/** Gives a token at once; what it does with an API call is the test's to say. */
let server: LoopbackServer;
let home: ReturnType<typeof temporaryHome>;
let callApi: (response: ServerResponse) => void;
beforeEach(async () => {
  home = temporaryHome();
  server = await startListener(async (request, response) => {
    request.resume();
    if (request.method === 'GET') return callApi(response);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"access_token":"a-token","token_timeout":"3600"}');
  });
});
afterEach(async () => {
  await server.close();
  home[Symbol.dispose]();
});

const API = ['api', 'equinix-access-token', '/thing'];
const CHECK = ['token', 'status', 'equinix-access-token', '--check', '/thing'];
const env = () => ({
  EQUINIX_ACCESS_TOKEN_BASE_URL: server.url,
  EQUINIX_CLIENT_ID: 'fake-client-id',
  EQUINIX_CLIENT_SECRET: 'fake-client-secret',
});
const run = (args: readonly string[], options: Parameters<typeof runHere>[2] = {}) =>
  runHere(args, home.path, { env: env(), ...options });

/** Time limits by a clock that the test moves; all else by the real one. */
function handClock() {
  const fake = new FakeClock();
  return { fake, clock: { ...systemClock, after: fake.after } };
}

const TYPES = ['application/json', 'application/octet-stream'];

describe.each(TYPES)('a body of %s', type => {
  test('that is cut is exit 5, not a defect', async () => {
    callApi = response => {
      response.writeHead(200, { 'content-type': type, 'content-length': '100' });
      response.write('{"begun":');
      setImmediate(() => response.destroy());
    };

    const ran = await run(API);

    expect(ran.exitCode).toBe(5);
    expect(ran.stderr).toContain('The connection was cut in the middle of the response, which is incomplete');
  });

  test('that stops arriving is exit 5 at the time limit', async () => {
    callApi = response => {
      response.writeHead(200, { 'content-type': type });
      response.write('{"begun":');
    };

    const ran = await run([...API, '--timeout', '250ms']);

    expect(ran.exitCode).toBe(5);
    expect(ran.stderr).toContain('sent nothing for 250 ms in the middle of its response');
  });
});

test('a body that keeps arriving has no time limit, and reaches stdout at once', async () => {
  const { fake, clock } = handClock();
  const chunks = Array.from({ length: 10 }, (_, index) => `chunk ${index}\n`);
  const left = [...chunks];
  let api: ServerResponse | undefined;
  callApi = response => {
    api = response;
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.write(left.shift());
  };
  const wrote = async () => {
    // Each chunk comes 20 s after the one before, which is 180 s in all; the limit is 30 s.
    await fake.advance(20_000);
    const next = left.shift();
    if (next === undefined) api?.end();
    else api?.write(next);
  };

  const ran = await run(API, { clock, wrote: () => void wrote() });

  expect(ran).toMatchObject({ exitCode: 0, stdout: chunks.join(''), stderr: '' });
});

test('the time limit covers the wait for the headers', async () => {
  callApi = () => {};

  const ran = await run([...API, '--timeout', '250ms']);

  expect(ran).toMatchObject({ exitCode: 5, stdout: '' });
  expect(ran.stderr).toContain(`${server.url} sent no response within 250 ms.`);
});

test('a large body is neither buffered nor cut', async () => {
  const part = Buffer.alloc(65_536, 'x');
  callApi = response => {
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    for (let i = 0; i < 100; i++) response.write(part);
    response.end();
  };
  let writes = 0;

  const { stdout, exitCode } = await run(API, { wrote: () => void writes++ });

  expect(exitCode).toBe(0);
  expect(stdout).toHaveLength(100 * part.length);
  expect(writes).toBeGreaterThan(1);
});

describe('an error whose body is cut', () => {
  test('is reported as an error response, also with --debug', async () => {
    callApi = response => {
      response.writeHead(403, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"message":');
      setImmediate(() => response.destroy());
    };

    const ran = await run([...API, '--debug']);

    expect(ran.exitCode).toBe(5);
    expect(ran.stderr).toContain('debug: ! the body broke off');
    expect(ran.stderr).not.toContain('defect');
  });
});

describe('token status --check', () => {
  beforeEach(async () => {
    await run(['token', 'get', 'equinix-access-token']);
  });

  test('needs no body to know that the token is accepted', async () => {
    callApi = response => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('begun');
    };

    expect(await run(CHECK)).toMatchObject({ exitCode: 0 });
  });

  test.each(['cut', 'silent'])('is unknown when an error body is %s: exit 5', async how => {
    callApi = response => {
      response.writeHead(500, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"error_code":');
      if (how === 'cut') setImmediate(() => response.destroy());
    };

    const ran = await run([...CHECK, '--timeout', '250ms']);

    expect(ran).toMatchObject({ exitCode: 5 });
    expect(ran.stderr).toContain('responded with status 500, which says nothing about the token');
  });

  test('is unknown when no response comes: exit 5', async () => {
    callApi = () => {};

    const ran = await run([...CHECK, '--timeout', '250ms']);

    expect(ran).toMatchObject({ exitCode: 5 });
    expect(ran.stderr).toContain('sent no response within 250 ms. The token may be valid or not.');
  });

  test.each([
    ['insufficient_scope', 5],
    ['invalid_token', 4],
  ])('reads a challenge of %s as the library does: exit %i', async (error, exitCode) => {
    callApi = response => {
      response.writeHead(401, { 'www-authenticate': `Bearer error="${error}"` });
      response.end();
    };

    expect(await run(CHECK)).toMatchObject({ exitCode });
  });
});
