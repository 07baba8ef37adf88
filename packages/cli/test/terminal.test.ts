import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { startEquinixServer } from '../../../test/servers/equinix-server.js';
import { ask } from '../src/prompt.js';
import { builtCli } from './support/built-cli.js';
import { runHere, temporaryHome } from './support/in-process.js';
import { runProgram } from './support/run-cli.js';

/** `script` of util-linux gives a program a terminal. Where it is missing, the same is tested with streams. */
const hasScript = /util-linux/.test(spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '');

let cli: Awaited<ReturnType<typeof builtCli>>;
beforeAll(async () => {
  cli = await builtCli();
});
afterAll(() => cli[Symbol.asyncDispose]());

const secret = 'typed-secret-4';

/** Runs a command line with a terminal for stdin, stdout and stderr, and types when the question is there. */
async function onTerminal(args: string, env: Record<string, string>, typed: string): Promise<{ screen: string; exitCode: number | null }> {
  const line = `"${process.execPath}" "${cli.bin}" ${args}`;
  // What is typed too soon would be echoed by the terminal itself.
  const pause = typed === '' ? 0.2 : 0.8;
  const ran = await runProgram('sh', ['-c', `(sleep ${pause}; printf '${typed}'; sleep ${pause}) | script -qec '${line}' /dev/null`], { env: { TERM: 'xterm', ...env } });
  return { screen: ran.stdout, exitCode: ran.exitCode };
}

describe(`a terminal (${hasScript ? 'script' : 'streams'})`, () => {
  test('is asked for a missing secret, without echo, and shows a spinner while the server is slow', async () => {
    using home = temporaryHome();
    await using server = await startEquinixServer({ clientSecret: secret });
    server.faults.always({ kind: 'delay', ms: 500 });
    const env = { HOME: home.path, EQUINIX_ACCESS_TOKEN_BASE_URL: server.url, EQUINIX_CLIENT_ID: 'fake-client-id' };

    const { screen, exitCode } = hasScript
      ? await onTerminal('token get equinix-access-token', env, `${secret}\\r`)
      : await runHere(['token', 'get', 'equinix-access-token'], home.path, { env, terminal: true, ask: async question => (question, secret) }).then(
          ran => ({ screen: `Consumer secret of your app: ${ran.stderr}${ran.stdout}`, exitCode: ran.exitCode }),
        );

    expect(exitCode).toBe(0);
    expect(screen).toContain('Consumer secret of your app: ');
    expect(screen).not.toContain(secret);
    expect(screen).toMatch(/[⠋⠙⠹⠸] Getting a token/);
    expect(screen).toMatch(/eqx-at-/);
  });

  test('asks nothing with --no-input', async () => {
    using home = temporaryHome();

    const { screen, exitCode } = hasScript
      ? await onTerminal('token get equinix-access-token --client-id x --no-input', { HOME: home.path }, '')
      : await runHere(['token', 'get', 'equinix-access-token', '--client-id', 'x', '--no-input'], home.path, { terminal: true, ask: () => Promise.reject(new Error('asked')) }).then(
          ran => ({ screen: ran.stderr, exitCode: ran.exitCode }),
        );

    expect(exitCode).toBe(3);
    expect(screen).toContain('--client-secret-file');
  });

  test('gets colours, and none with NO_COLOR', async () => {
    using home = temporaryHome();
    const red = '\x1b[31merror:';
    for (const [env, coloured] of [[{}, true], [{ NO_COLOR: '1' }, false]] as const) {
      const { screen } = hasScript
        ? await onTerminal('tokn', { HOME: home.path, ...env }, '')
        : await runHere(['tokn'], home.path, { terminal: true, env }).then(ran => ({ screen: ran.stderr }));

      expect(screen.includes(red)).toBe(coloured);
    }
  });
});

describe('ask()', () => {
  function terminal() {
    const modes: boolean[] = [];
    const input = Object.assign(new PassThrough(), { setRawMode: (on: boolean) => modes.push(on) });
    const output = new PassThrough();
    return { input: input as unknown as ReadStream & PassThrough, output, modes, shown: () => String(output.read() ?? '') };
  }

  test('reads a line, with backspace, and echoes nothing that is hidden', async () => {
    const { input, output, modes, shown } = terminal();

    const answer = ask(input, output, 'Secret: ', { hidden: true });
    input.write('abx\x7fc\r');

    expect(await answer).toBe('abc');
    expect(shown()).toBe('Secret: \n');
    expect(modes).toEqual([true, false]);
  });

  test('echoes what is not hidden', async () => {
    const { input, output, shown } = terminal();

    const answer = ask(input, output, 'Name: ');
    input.write('me\n');

    expect(await answer).toBe('me');
    expect(shown()).toBe('Name: me\n');
  });

  test('gives the terminal back on Ctrl+C', async () => {
    const { input, output, modes } = terminal();

    const answer = ask(input, output, 'Secret: ', { hidden: true });
    input.write('ab\x03');

    await expect(answer).rejects.toMatchObject({ code: 'interrupted', exitCode: 130 });
    expect(modes).toEqual([true, false]);
  });
});

test('config init writes a file that works, and no secret into it', async () => {
  using home = temporaryHome();
  await using server = await startEquinixServer();
  const answers = ['', 'equinix-access-token', server.url, 'fake-client-id', 'env:MY_SECRET'];

  const made = await runHere(['config', 'init'], home.path, { ask: async () => answers.shift() ?? '' });
  const ran = await runHere(['token', 'get', 'equinix-access-token'], home.path, { env: { MY_SECRET: 'fake-client-secret' } });

  expect(made).toMatchObject({ exitCode: 0 });
  expect(ran).toMatchObject({ exitCode: 0 });
});
