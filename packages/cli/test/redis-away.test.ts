import { cpSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryHome } from './support/in-process.js';
import { withStore } from './support/with-store.js';

const GET = ['token', 'get', 'equinix-access-token'];
const STATUS = ['token', 'status', 'equinix-access-token'];

/** A command ends within seconds; how many more a busy machine takes is not what this is about. */
const SOON_MS = 30_000;

const program = withStore();
const { at, run } = program;

/** A server that accepts connections and says nothing. */
async function startSilent(): Promise<Server> {
  const server = createServer(() => {}).unref();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function portOf(server: Server): number {
  return (server.address() as { readonly port: number }).port;
}

/** Belongs to a service that no machine runs any more, so that no other test opens it. */
const CLOSED_PORT = 1;

describe('without a Redis', () => {
  test('a command is exit 3 before anything is sent, and names the store', async () => {
    const ran = await run(GET, `redis://127.0.0.1:${CLOSED_PORT}`);

    expect(ran).toMatchObject({ exitCode: 3, stdout: '' });
    expect(ran.stderr).toBe(
      `error: The token store redis://127.0.0.1:${CLOSED_PORT} (environment TOKEN_CLIENTS_STORE) cannot be reached (ECONNREFUSED). Check that it runs, its URL and the network.\n`,
    );
    expect(await run(STATUS, `redis://127.0.0.1:${CLOSED_PORT}`)).toMatchObject({ exitCode: 3 });
    expect(at.server.requests).toHaveLength(0);
  });

  test('that says nothing, a command ends in seconds', async () => {
    const silent = await startSilent();

    const ran = await run(GET, `redis://127.0.0.1:${portOf(silent)}`);

    expect(ran).toMatchObject({ exitCode: 3, stdout: '' });
    expect(ran.stderr).toContain('cannot be reached (ETIMEDOUT)');
    expect(ran.ms).toBeLessThan(SOON_MS);
    expect(at.server.requests).toHaveLength(0);
  });

  test('that says nothing, Ctrl+C ends a command at once', async () => {
    const silent = await startSilent();
    const connected = new Promise<void>(resolve => silent.once('connection', () => resolve()));

    const ran = await run(
      GET,
      `redis://127.0.0.1:${portOf(silent)}`,
      {},
      { started: child => void connected.then(() => child.kill('SIGINT')) },
    );

    expect(ran).toMatchObject({ exitCode: 130, stdout: '' });
  });

  test('a command that needs no store does not connect', async () => {
    const ran = await run([...GET, '--no-cache'], 'redis://127.0.0.1:1');

    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
  });

  test('doctor is exit 5, and still looks at the provider', async () => {
    const ran = await run(['doctor', 'equinix-access-token'], `redis://127.0.0.1:${CLOSED_PORT}`);

    expect(ran.exitCode).toBe(5);
    expect(ran.stdout.match(/cannot be reached/g)).toHaveLength(1);
    expect(ran.stdout).toContain(`${at.server.url} responds`);
  });

  test('client the program says what to install', async () => {
    using elsewhere = temporaryHome();
    cpSync(dirname(program.bin), elsewhere.path, { recursive: true });

    const ran = await run(GET, 'redis://127.0.0.1', {}, { bin: join(elsewhere.path, 'bin.js') });

    expect(ran).toMatchObject({ exitCode: 3, stdout: '' });
    expect(ran.stderr).toContain('npm install --global redis');
  });
});

test.each([
  ['redis', 'needs a URL'],
  [
    'valkey://:secret@cache.example',
    'must be one of file, memory, none, redis, or a URL like redis://HOST:6379',
  ],
])('a store %s is exit 3', async (store, problem) => {
  const ran = await run(STATUS, store);

  expect(ran).toMatchObject({ exitCode: 3, stdout: '' });
  expect(ran.stderr).toContain(problem);
  expect(ran.stderr).not.toContain('secret');
});
