import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Redis for one run, on a free loopback port, with nothing in it. */
export interface SharedRedis extends AsyncDisposable {
  readonly url: string;
  /** A directory for stores that keep files. */
  readonly directory: string;
}

/** @throws Error where no redis-server is installed */
export async function startSharedRedis(): Promise<SharedRedis> {
  const directory = mkdtempSync(join(tmpdir(), 'token-clients-bench-redis-'));
  const port = await freePort();
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', directory];
  const child = spawn('redis-server', settings, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise<void>(resolve => void child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once('error', () =>
      reject(new Error('redis-server was not found. Install Redis: it is measured for real.')),
    );
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.includes('Ready to accept connections')) resolve();
    });
    ended.then(() => reject(new Error('redis-server ended before it was ready.')));
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    directory,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise(resolve => server.close(resolve));
  return port;
}
