import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkOrigins, type OriginCheck } from '../../src/new-provider/check-origin.js';
import { newProvider } from '../../src/new-provider/new-provider.js';
import { workspaceAt } from '../../src/project/workspace.js';
import { checksJson, checksText, exitCodeOf } from '../../src/tool/check-origin-command.js';
import { temporaryFolder } from '../support/folder.js';
import { type Loose, putGenerator, putSpecs, runCli, snapshot } from '../support/project.js';
import { version } from './support/versions.js';

/** What the vendor's server does. */
let respond: (response: ServerResponse, url: string) => void;
let server: Server;
let root: string;

beforeAll(async () => {
  server = createServer((request, response) => respond(response, request.url ?? ''));
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
});
afterAll(() => server.close());

beforeEach(async () => {
  root = temporaryFolder();
  for (const folder of ['specs', 'packages']) mkdirSync(path.join(root, folder));
  respond = publish(published());
  await newProvider({
    root,
    name: 'vendor',
    from: 'https://vendor.example/v1.json',
    all: true,
    engine: 'embedded',
    fetch,
  });
});

const published = (change: (spec: Loose) => void = () => {}) =>
  version(spec => {
    delete spec['x-token'];
    change(spec);
  });
const publish = (spec: Loose) => (response: ServerResponse) => response.end(JSON.stringify(spec));
const removePlan = (spec: Loose) => delete spec.components.schemas.Account.properties.plan;

/** Leads all hosts to the vendor's server. */
const fetch: typeof globalThis.fetch = (url, init) => {
  const { pathname } = new URL(String(url));
  return globalThis.fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`, init);
};
const checks = () => checkOrigins({ project: workspaceAt(root), fetch });
const check = async (): Promise<OriginCheck> => (await checks())[0] as OriginCheck;

describe('a published spec', () => {
  test('that is the one in specs/ is the same', async () => {
    expect(await check()).toMatchObject({ state: 'same', url: 'https://vendor.example/v1.json' });
    expect(exitCodeOf(await checks(), false)).toBe(0);
  });

  test('that has changed is compared with the one in specs/, and nothing is written', async () => {
    const before = snapshot(root);
    respond = publish(published(removePlan));

    const found = await checks();

    expect(exitCodeOf(found, false)).toBe(7);
    expect(checksText(found, false)).toBe(
      [
        'vendor  changed  https://vendor.example/v1.json',
        'What changes for users of vendor (minor version, 1 of 1 breaking):',
        '  breaking  removed  Account.plan was removed (getAccount)',
        '  To take it over, run: npm run new-provider -- vendor --from https://vendor.example/v1.json',
        '',
      ].join('\n'),
    );
    expect(JSON.parse(checksJson(found)).providers).toMatchObject([
      { name: 'vendor', state: 'changed', bump: 'minor', changes: [{ subject: 'Account.plan' }] },
    ]);
    expect(snapshot(root)).toEqual(before);
  });

  test('that has changed in nothing that users see says so', async () => {
    respond = response => response.end(JSON.stringify(published(), null, 2));

    expect(checksText(await checks(), false)).toContain('Nothing changes for users of vendor.');
  });

  test('that can not take the place of the old one says why', async () => {
    respond = publish(published(spec => delete spec.paths['/oauth/token']));

    const found = await check();

    expect([found.state, found.changes]).toEqual(['changed', undefined]);
    expect(found.problem).toContain('There is no operation "getToken"');
  });

  test.each([404, 410])('behind the status %i is gone', async status => {
    respond = response => response.writeHead(status).end();

    const found = await checks();

    expect(found[0]).toMatchObject({
      state: 'gone',
      problem: expect.stringContaining(`responds with ${status}`),
    });
    expect(exitCodeOf(found, false)).toBe(4);
  });

  test('behind another failure can not be checked', async () => {
    respond = response => response.writeHead(503).end();

    const found = await checks();

    expect(found[0]?.state).toBe('failed');
    expect(exitCodeOf(found, false)).toBe(5);
  });

  test('that has moved for good is the same at its new place', async () => {
    respond = (response, url) =>
      url === '/v1.json'
        ? response.writeHead(301, { location: 'https://docs.vendor.example/api.json' }).end()
        : publish(published())(response);

    expect(await check()).toMatchObject({ state: 'same', movedTo: 'https://docs.vendor.example/api.json' });
  });
});

test('a spec that does not say where it is from is unknown, which matters if it was asked for', async () => {
  writeFileSync(path.join(root, 'specs/own.yaml'), JSON.stringify(version()));

  const found = await checks();

  expect(found.map(({ state }) => state)).toEqual(['unknown', 'same']);
  expect(exitCodeOf(found, false)).toBe(0);
  expect(exitCodeOf(found, true)).toBe(3);
});

test('the command is a form of generate, and says what its exit codes mean', () => {
  const own = temporaryFolder();
  putGenerator(own);
  putSpecs(own, { vendor: version() });

  const help = runCli(own, ['--check-origin', '--help']);
  const unknown = runCli(own, ['--check-origin', 'vendor']);
  const wrong = runCli(own, ['--check-origin', '--watch']);

  expect([help.status, unknown.status, wrong.status]).toEqual([0, 3, 2]);
  expect(help.stdout).toContain('4 one is gone');
  expect(unknown.stdout).toContain('x-origin has no url');
});
