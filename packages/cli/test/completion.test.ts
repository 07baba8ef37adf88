import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMPLETION_SCRIPTS } from '../src/help/completion-scripts.js';
import { builtCli } from './support/built-cli.js';
import { runHere, temporaryHome } from './support/in-process.js';

async function complete(...words: string[]): Promise<string[]> {
  using home = temporaryHome();
  const { stdout } = await runHere(['__complete', '--', ...words], home.path);
  return stdout
    .split('\n')
    .filter(Boolean)
    .map(line => line.split('\t')[0] ?? '');
}

describe('completion offers', () => {
  test('commands and providers', async () => {
    expect(await complete('')).toEqual(
      expect.arrayContaining(['token', 'api', 'doctor', 'cobo-oauth', 'equinix-sts']),
    );
  });

  test('an alias to somebody who has begun it', async () => {
    expect(await complete('access')).toEqual(['accesstokenv1']);
  });

  test('operations, in either spelling', async () => {
    expect(await complete('accesstokenv1', 'o-auth2-token', '')).toEqual([
      'get-o-auth2-access-token',
      'refresh-o-auth2-access-token',
    ]);
    expect(await complete('accesstokenv1', 'oauth2-token', 'get-oa')).toEqual(['get-oauth2-access-token']);
  });

  test('flags of an operation, from its spec', async () => {
    expect(await complete('stsv1', 'use', 'use-token-post', '--sub')).toEqual([
      '--subject-token',
      '--subject-token-type',
    ]);
  });

  test('values of a flag', async () => {
    expect(await complete('token', 'get', '--output', 'e')).toEqual(['env', 'exec-credential']);
    expect(await complete('--format', '')).toEqual(['json', 'yaml', 'table']);
  });

  test('providers after our own commands, and then their flags', async () => {
    expect(await complete('token', 'get', 'cobo')).toEqual(['cobo-oauth']);
    expect(await complete('token', 'get', 'cobo-oauth', '--org')).toEqual(['--org-id']);
  });

  test('files where one is wanted', async () => {
    expect(await complete('--config', '')).toEqual([':files']);
  });

  test('nothing, quietly, for what is not known', async () => {
    expect(await complete('nobody', 'knows', '')).toEqual([]);
  });

  test('shells', async () => {
    expect(await complete('completion', '')).toEqual(['bash', 'zsh', 'fish', 'powershell']);
  });
});

describe('completion scripts', () => {
  let cli: Awaited<ReturnType<typeof builtCli>>;
  beforeAll(async () => {
    cli = await builtCli();
  });
  afterAll(() => cli[Symbol.asyncDispose]());

  test('all ask the program', () => {
    expect(Object.keys(COMPLETION_SCRIPTS)).toEqual(['bash', 'zsh', 'fish', 'powershell']);
    for (const script of Object.values(COMPLETION_SCRIPTS)) expect(script).toContain('__complete --');
  });

  test('bash completes in a real bash', () => {
    using home = temporaryHome();
    const bin = join(home.path, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'token-clients'), `#!/bin/sh\nexec "${process.execPath}" "${cli.bin}" "$@"\n`, {
      mode: 0o755,
    });
    const script = `source <(token-clients completion bash); COMP_WORDS=(token-clients token sta); COMP_CWORD=2; _token_clients; echo "\${COMPREPLY[@]}"`;

    const out = execFileSync('bash', ['-c', script], {
      env: { PATH: `${bin}:${process.env.PATH}`, HOME: home.path },
    });

    expect(out.toString()).toBe('status\n');
  });
});
