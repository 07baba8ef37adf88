import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { specFiles } from '@token-clients/generator/mock-specs';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from './project-root.js';

const PROGRAM = join(projectRoot(), 'test', 'dist', 'mock', 'main.js');
const PROVIDERS = [...specFiles(projectRoot()).keys()];
const [ONE = ''] = PROVIDERS;

describe('npm run mock', () => {
  const running: ChildProcess[] = [];

  const start = (...args: string[]) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    running.push(child);
    return child;
  };

  beforeAll(() => {
    if (!existsSync(PROGRAM)) throw new Error('The program is not built. Run: npm run build');
  });

  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });

  test('--json prints one line with a URL for every provider, and Ctrl+C stops it', async () => {
    const child = start('--json');
    const urls = JSON.parse(await firstLine(child)) as Record<string, string>;

    const statuses = await Promise.all(Object.values(urls).map(async url => (await fetch(url)).status));
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');

    expect(Object.keys(urls)).toEqual(PROVIDERS);
    expect(statuses.every(status => status === 404)).toBe(true);
    expect(code).toBe(0);
  });

  test('serves one provider on the port of --port', async () => {
    const port = await freePort();
    const child = start(ONE, '--json', '--port', `${port}`);

    expect(JSON.parse(await firstLine(child))).toEqual({ [ONE]: `http://127.0.0.1:${port}` });
  });

  test('prints a table of providers and URLs, and how to choose a response', async () => {
    const child = start(ONE);
    const text = await outputUntil(child, 'Ctrl+C');

    expect(text).toMatch(new RegExp(`${ONE} +http://127\\.0\\.0\\.1:\\d+\n`));
    expect(text).toContain('Prefer: code=');
  });

  test('says on stderr what a request does against the spec, and shows neither query nor body', async () => {
    const child = start(ONE, '--json');
    const { [ONE]: url } = JSON.parse(await firstLine(child)) as Record<string, string>;
    const lines = outputUntil(child, 'POST', 'stderr');

    await fetch(`${url}/token?secret=fake-secret`, { method: 'POST', body: 'fake-secret' });

    expect(await lines).toContain(`${ONE}: POST /token `);
    expect(await lines).not.toContain('fake-secret');
  });

  test('--help prints how to use it', async () => {
    const { text, code } = await finished(start('--help'));

    expect(text).toContain('Usage: npm run mock');
    expect(code).toBe(0);
  });

  test('an unknown provider is an error with the names of all', async () => {
    const { errors, code } = await finished(start('nobody'));

    expect(errors).toBe(`There is no provider "nobody". The providers are: ${PROVIDERS.join(', ')}.\n`);
    expect(code).toBe(1);
  });

  test.each([
    [['--port', 'x'], '--port must be a number'],
    [['--port', '70000'], '--port must be a number'],
    [['--prot', '1'], '--help'],
  ])('%j is an error of one line', async (args, part) => {
    const { errors, code } = await finished(start(...args));

    expect(errors).toContain(part);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(1);
  });

  test('a port that is taken is an error', async () => {
    const server = createServer();
    const port = await listen(server);
    const { errors, code } = await finished(start(ONE, '--port', `${port}`));
    server.close();

    expect(errors).toBe(`Port ${port} is taken or not allowed. Choose another with --port.\n`);
    expect(code).toBe(1);
  });
});

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('no output');
  const [line] = (await once(createInterface(stdout), 'line')) as [string];
  return line;
}

function outputUntil(
  child: ChildProcess,
  part: string,
  stream: 'stdout' | 'stderr' = 'stdout',
): Promise<string> {
  return new Promise(resolve => {
    let text = '';
    child[stream]?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes(part)) resolve(text);
    });
  });
}

async function finished(child: ChildProcess): Promise<{ text: string; errors: string; code: number }> {
  let text = '';
  let errors = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number];
  return { text, errors, code };
}

async function listen(server: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise(resolve => server.close(resolve));
  return port;
}
