import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMPLETION_SCRIPTS } from '../src/help/completion-scripts.js';
import { TOKEN_OUTPUTS } from '../src/output/token-forms.js';
import { builtCli } from './support/built-cli.js';
import { runHere, temporaryHome } from './support/in-process.js';

const hasZsh = spawnSync('zsh', ['--version']).status === 0;

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

  test('aliases beside the names', async () => {
    expect(await complete('access')).toEqual(['accesstokenv1']);
    expect(await complete('')).toEqual(expect.arrayContaining(['accesstokenv1', 'stsv1']));
    expect(await complete('token', 'get', '')).toEqual(
      expect.arrayContaining(['accesstokenv1', 'equinix-access-token']),
    );
  });

  test('operations, in either spelling', async () => {
    expect(await complete('accesstokenv1', 'o-auth2-token', '')).toEqual([
      'get-o-auth2-access-token',
      'get-oauth2-access-token',
      'refresh-o-auth2-access-token',
      'refresh-oauth2-access-token',
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

  test('values after "=" as whole words', async () => {
    expect(await complete('token', 'get', '--output=e')).toEqual([
      '--output=env',
      '--output=exec-credential',
    ]);
    expect(await complete('--config=')).toEqual([':files']);
    expect(await complete('token', 'get', '--nothing=')).toEqual([]);
  });

  test("providers after the program's own commands, and then their flags", async () => {
    expect(await complete('token', 'get', 'cobo')).toEqual(['cobo-oauth']);
    expect(await complete('token', 'get', 'cobo-oauth', '--org')).toEqual(['--org-id']);
  });

  test('files where one is wanted', async () => {
    expect(await complete('--config', '')).toEqual([':files']);
  });

  test('nothing for unknown words', async () => {
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

  test('all run the program', () => {
    expect(Object.keys(COMPLETION_SCRIPTS)).toEqual(['bash', 'zsh', 'fish', 'powershell']);
    for (const script of Object.values(COMPLETION_SCRIPTS)) expect(script).toContain('__complete --');
  });

  function installed(home: string): NodeJS.ProcessEnv {
    const bin = join(home, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'token-clients'), `#!/bin/sh\nexec "${process.execPath}" "${cli.bin}" "$@"\n`, {
      mode: 0o755,
    });
    return { PATH: `${bin}:${process.env.PATH}`, HOME: home };
  }

  test.each([
    [['sta'], 'status'],
    // bash itself parts the words so.
    [['get', '--output', '=', 'j'], 'json'],
    [['get', '--output', '='], TOKEN_OUTPUTS.join(' ')],
    [['get', '--output', 'cred'], 'credential-process'],
  ])('bash completes %j in a real bash', (words, reply) => {
    using home = temporaryHome();
    const line = ['token-clients', 'token', ...words];
    const script = `source <(token-clients completion bash); COMP_WORDS=(${line.map(word => `'${word}'`).join(' ')}); COMP_CWORD=${line.length - 1}; _token_clients; echo "\${COMPREPLY[*]}"`;

    const out = execFileSync('bash', ['-c', script], { env: installed(home.path) });

    expect(out.toString().trim().split(/\s+/).join(' ')).toBe(reply);
  });

  test.runIf(hasZsh)('zsh completes at the first Tab of a shell, installed as help says', () => {
    using home = temporaryHome();
    const env = installed(home.path);
    const functions = join(home.path, 'functions');
    mkdirSync(functions);
    writeFileSync(
      join(functions, '_token-clients'),
      execFileSync('token-clients', ['completion', 'zsh'], { env }),
    );
    // compinit calls the autoloaded function so; _describe belongs to a line editor, which is not here.
    const script = `
      fpath=(${functions} $fpath); autoload -U compinit; compinit -u -D
      _describe() { print -l -- "\${(@P)2}" }
      words=(token-clients token sta); CURRENT=3
      $_comps[token-clients]`;

    const out = execFileSync('zsh', ['-f', '-c', script], { env });

    expect(out.toString()).toMatch(/^status:/);
  });
});
