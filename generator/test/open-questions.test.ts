import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { newFolder } from './support/folder.js';
import { childEnv, PROJECT, putGenerator, smallSpec, snapshot } from './support/project.js';
import { hasTerminal, typing } from './support/typing.js';

/** A project, and a spec in which two operations are as likely to obtain the token. */
const root = newFolder();
const program = path.join(root, 'generator/dist/new-provider-main.js');
const COMMAND = ['vendor', '--spec', 'vendor.json', '--files-only'];

beforeAll(() => {
  putGenerator(root);
  cpSync(path.join(PROJECT, 'templates'), path.join(root, 'templates'), { recursive: true });
  const spec = smallSpec(draft => {
    delete draft['x-token'];
    const { post } = draft.paths['/oauth/token'];
    draft.paths['/v2/oauth/token'] = { post: { ...post, operationId: 'getOther' } };
  });
  writeFileSync(path.join(root, 'vendor.json'), JSON.stringify(spec));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => {
  rmSync(path.join(root, 'packages'), { recursive: true, force: true });
  mkdirSync(path.join(root, 'packages'));
  for (const file of ['vendor.json', 'vendor.overlay.yaml'])
    rmSync(path.join(root, 'specs', file), { force: true });
});

const env = () => childEnv({ PATH: path.dirname(process.execPath), CI: '' });
const run = (...more: string[]) =>
  spawnSync(process.execPath, [program, ...COMMAND, ...more], { cwd: root, env: env(), encoding: 'utf8' });
const kept = () => {
  const [{ update }] = parse(readFileSync(path.join(root, 'specs/vendor.overlay.yaml'), 'utf8')).actions;
  return update['x-keep'];
};

describe('what a spec leaves open', () => {
  test('is an error where there is no terminal: with the candidates, their evidence and the flag', () => {
    const before = snapshot(root);

    const { status, stdout, stderr } = run();

    expect([status, stdout]).toEqual([3, '']);
    expect(stderr).toContain(
      'vendor.json: Which operation obtains the token, and by which grant?\n  1. POST ',
    );
    expect(stderr).toMatch(/ {2}2\. POST \S+ client_credentials: .+ \(0\.\d\d\)\n/);
    expect(stderr).toMatch(/Answer with --answer 'acquire=POST \S+ client_credentials'/);
    expect(snapshot(root)).toEqual(before);
  });

  test('is answered by the flag that the error names', () => {
    const [, flag = ''] = /--answer '(.+)'/.exec(run().stderr) ?? [];

    const { status } = run('--answer', flag);

    expect(status).toBe(0);
    expect(kept()).toEqual([/=(POST \S+)/.exec(flag)?.[1]]);
  });

  test('is answered by --yes with the likeliest', () => {
    expect(run('--yes').status).toBe(0);
    expect(kept()).toHaveLength(1);
  });

  test('stays open with an answer that is none of the options', () => {
    const { status, stderr } = run('--answer', 'acquire=GET /nothing');

    expect(status).toBe(3);
    expect(stderr).toContain('Which operation obtains the token');
    expect(existsSync(path.join(root, 'specs/vendor.json'))).toBe(false);
  });

  test('is wrong usage with an answer without a key', () => {
    const { status, stderr } = run('--answer', 'POST /oauth/token');

    expect(status).toBe(2);
    expect(stderr).toContain('is not KEY=VALUE');
  });
});

describe.runIf(hasTerminal)('at a terminal', () => {
  const atTerminal = (keys: string) => typing(keys, [program, ...COMMAND], { cwd: root, env: env() });

  test('a person chooses by number, and sees the flag for the next time', async () => {
    const { code, screen } = await atTerminal('2\r');

    const [, second] = /2\. (POST \S+)/.exec(screen) ?? [];
    expect(code).toBe(0);
    expect(screen).toContain(`--answer 'acquire=${second} client_credentials'`);
    expect(kept()).toEqual([second]);
  });

  test('Ctrl+C ends it, and nothing is left behind', async () => {
    const before = snapshot(root);

    const { code } = await atTerminal('\u0003');

    expect(code).toBe(130);
    expect(snapshot(root)).toEqual(before);
  });
});
