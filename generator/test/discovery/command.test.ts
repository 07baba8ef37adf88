import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type RunningServer, startServer } from '@token-clients/testing/servers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newFolder } from '../support/folder.js';
import { childEnv, PROJECT, putGenerator, snapshot } from '../support/project.js';
import { hasTerminal, typing } from '../support/typing.js';
import { startYardstick } from '../support/yardstick.js';
import { metadataOf } from './documents.js';

const root = newFolder();
const program = path.join(root, 'generator/dist/new-provider-main.js');
const COMMAND = ['vendor', '--spec', 'vendor.json', '--files-only'];
let server: RunningServer;

beforeAll(async () => {
  putGenerator(root);
  cpSync(path.join(PROJECT, 'templates'), path.join(root, 'templates'), { recursive: true });
  mkdirSync(path.join(root, 'packages'));
  server = await startServer(({ path: asked }) =>
    asked.includes('hang')
      ? new Promise(() => {})
      : { body: metadataOf(server.url, { grant_types_supported: ['client_credentials'] }) },
  );
  const url = `${server.url}/.well-known/openid-configuration`;
  const spec = {
    openapi: '3.0.3',
    info: { title: 'Orders', version: '1' },
    paths: { '/orders': { get: { responses: { 200: { description: 'The orders.' } } } } },
    components: { securitySchemes: { login: { type: 'openIdConnect', openIdConnectUrl: url } } },
  };
  writeFileSync(path.join(root, 'vendor.json'), JSON.stringify(spec));
});
afterAll(async () => {
  rmSync(root, { recursive: true, force: true });
  await server.close();
});

/** Proxy settings of the machine that runs the tests must not count. */
const env = () => childEnv({ PATH: path.dirname(process.execPath), CI: '', npm_execpath: '' });

async function run(...more: string[]) {
  const child = spawn(process.execPath, [program, ...COMMAND, ...more], { cwd: root, env: env() });
  let text = '';
  child.stderr.setEncoding('utf8').on('data', part => (text += part));
  return { child, end: once(child, 'close').then(([code]) => ({ code: code as number, text })) };
}

describe('--discover', () => {
  test('is wrong usage with a site that is no host', async () => {
    const { code, text } = await (await run('--trust-site', 'https://auth.example/')).end;

    expect(code).toBe(2);
    expect(text).toContain('--trust-site https://auth.example/ is no host, such as auth.example.com');
  });

  test('is the advice where there is no terminal, and nothing is requested', async () => {
    const { code, text } = await (await run()).end;

    expect(code).toBe(3);
    expect(text).toContain('No operation obtains a token');
    expect(text).toContain('--discover spec');
    expect(server.requests).toEqual([]);
  });

  test('ends within a second of Ctrl+C, with nothing left behind', async () => {
    const before = snapshot(root);
    const endBy = await startYardstick();
    const { child, end } = await run('--discover', `${server.url}/hang`);
    while (server.requests.length === 0) await new Promise(resolve => setTimeout(resolve, 50));

    const { ms, secondMs } = await endBy(child, 'SIGINT');

    expect((await end).code).toBe(130);
    expect(ms).toBeLessThan(secondMs);
    expect(snapshot(root)).toEqual(before);
  });
});

describe.runIf(hasTerminal)('at a terminal', () => {
  function atTerminal(keys: string) {
    server.requests.length = 0;
    return typing(keys, [program, ...COMMAND], { cwd: root, env: env() });
  }

  test('the URL of the spec is shown, and return alone does not load it', async () => {
    const { code, screen } = await atTerminal('\r');

    expect(code).toBe(3);
    expect(screen).toContain(`load ${server.url}/.well-known/openid-configuration`);
    expect(screen).toContain('--answer discover=no');
    expect(server.requests).toEqual([]);
  });

  test('it is loaded when the person chooses so', async () => {
    const { code, screen } = await atTerminal('2\r');

    expect(code).toBe(0);
    expect(server.requests.map(request => request.path)).toEqual(['/.well-known/openid-configuration']);
    expect(screen).toMatch(/token_endpoint {2,}http:\S+\/token/);
  });
});
