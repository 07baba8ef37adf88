import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startServer } from '@token-clients/testing/servers';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../mock/project-root.js';
import { asInTheSpec } from './in-the-spec.js';
import { main } from './live/main.js';
import { loadProviders, type Provider } from './provider.js';

/** Runs the program in this process. */
async function program(environment: Record<string, string>, ...args: string[]) {
  let text = '';
  let problems = '';
  const code = await main(args, {
    environment,
    out: more => {
      text += more;
    },
    problem: more => {
      problems += more;
    },
  });
  return { code, text, problems };
}

/** A value for every variable that the descriptor names first; no key. */
function environmentFor({ descriptor: { credentials } }: Provider): Record<string, string> {
  return Object.fromEntries(
    Object.entries(credentials).map(([name, { env = [] }]) => [env[0], `real-${name}-value`]),
  );
}

/** Responds as the spec says, with a field more. */
function surprising({ underTest }: Provider) {
  return asInTheSpec(underTest, body => ({ ...body, surprise: 1 }));
}

const providers = await loadProviders(projectRoot());

describe('contract', () => {
  const provider = providers.find(({ descriptor }) => !descriptor.clientAuth.signature);
  if (!provider) throw new Error('There is no provider without signatures.');
  const environment = environmentFor(provider);

  test.each(providers.map(one => [one.name, one] as const))(
    '--live %s without credentials names every variable and sends nothing',
    async (name, { descriptor: { credentials, clientAuth } }) => {
      await using server = await startServer();

      const { code, text, problems } = await program({}, '--live', name, '--base-url', server.url);

      expect(code).toBe(2);
      expect(text).toBe('');
      const required = Object.values(credentials).filter(credential => credential.required);
      for (const variable of required.flatMap(({ env = [] }) => env)) expect(problems).toContain(variable);
      for (const variable of clientAuth.signature?.env ?? []) expect(problems).toContain(variable);
      expect(server.requests).toHaveLength(0);
    },
  );

  test('--live reads the environment, prints a table and exits 1 at a departure, as a program', async () => {
    await using server = await startServer(surprising(provider));

    const { code, text } = await builtProgram(environment, '--live', provider.name, '--base-url', server.url);

    expect(text).toMatch(/^OPERATION +REQUEST +STATUS +DEPARTURES$/m);
    expect(text).toContain('undeclared field surprise');
    expect(text).toMatch(/\d* ?departures? from the spec\.\n$/);
    expect(code).toBe(1);
  });

  test('--json prints the report for programs, with the same exit code', async () => {
    await using server = await startServer(surprising(provider));

    const { code, text } = await program(
      environment,
      '--live',
      provider.name,
      '--json',
      '--base-url',
      server.url,
    );

    expect(JSON.parse(text)).toMatchObject({ provider: provider.name, baseUrl: server.url, exitCode: 1 });
    expect(code).toBe(1);
  });

  test('--dry-run prints what would be sent, and sends nothing', async () => {
    await using server = await startServer(surprising(provider));

    const { code, text } = await program(
      environment,
      '--live',
      provider.name,
      '--dry-run',
      '--base-url',
      server.url,
    );

    const { method, path } = provider.descriptor.acquire.operation;
    expect(text).toMatch(/^WOULD SEND +REQUEST +TO +FIELDS +HEADERS$/m);
    expect(text).toContain(`${method} ${server.url}${path}`);
    expect(text).toContain('Nothing was sent.');
    expect(code).toBe(0);
    expect(server.requests).toHaveLength(0);
  });

  test('--help prints how to use it', async () => {
    const { code, text } = await program({}, '--help');

    expect(text).toContain('npm run contract -- --live');
    expect(code).toBe(0);
  });

  test.each([
    [['--live', 'unknown'], 'There is no provider "unknown"'],
    [['--lvie', 'x'], '--help'],
    [['--live', provider.name, '--base-url', 'http://example.com'], 'https'],
  ])('%j is rejected before anything is sent', async (args, part) => {
    const { code, text, problems } = await program(environment, ...args);

    expect(problems).toContain(part);
    expect(text).toBe('');
    expect(code).toBe(2);
  });
});
async function builtProgram(environment: Record<string, string>, ...args: string[]) {
  const file = join(projectRoot(), 'test', 'dist', 'contract', 'live.js');
  if (!existsSync(file)) throw new Error('The program is not built. Run: npm run build');
  const child = spawn(process.execPath, [file, ...args], { env: environment });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, text };
}
