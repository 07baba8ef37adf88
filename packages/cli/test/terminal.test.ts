import { spawnSync } from 'node:child_process';
import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
async function onTerminal(
  args: string,
  env: Record<string, string>,
  typed: string,
): Promise<{ screen: string; exitCode: number | null }> {
  const line = `"${process.execPath}" "${cli.bin}" ${args}`;
  // What is typed too soon would be echoed by the terminal itself.
  const pause = typed === '' ? 0.2 : 0.8;
  const ran = await runProgram(
    'sh',
    ['-c', `(sleep ${pause}; printf '${typed}'; sleep ${pause}) | script -qec '${line}' /dev/null`],
    { env: { TERM: 'xterm', ...env } },
  );
  return { screen: ran.stdout, exitCode: ran.exitCode };
}

/** The same with streams that say they are a terminal. */
async function onStreams(args: string[], home: string, env: Record<string, string>, typed?: string) {
  let asked = '';
  const ask = async (question: string) => {
    asked += question;
    if (typed === undefined) throw new Error('A question was asked.');
    return typed;
  };
  const ran = await runHere(args, home, { env, terminal: true, ask });
  return { screen: asked + ran.stderr + ran.stdout, exitCode: ran.exitCode };
}

describe.each(hasScript ? ['script', 'streams'] : ['streams'])('a terminal (%s)', way => {
  const run = (args: string[], home: string, env: Record<string, string>, typed?: string) =>
    way === 'streams'
      ? onStreams(args, home, env, typed)
      : onTerminal(args.join(' '), { HOME: home, ...env }, typed === undefined ? '' : `${typed}\\r`);

  test('is asked for a missing secret, without echo, and shows a spinner while the server is slow', async () => {
    using home = temporaryHome();
    await using server = await startEquinixServer({ clientSecret: secret });
    server.faults.always({ kind: 'delay', ms: 500 });
    const env = { EQUINIX_ACCESS_TOKEN_BASE_URL: server.url, EQUINIX_CLIENT_ID: 'fake-client-id' };

    const { screen, exitCode } = await run(['token', 'get', 'equinix-access-token'], home.path, env, secret);

    expect(exitCode).toBe(0);
    expect(screen).toContain('Consumer secret of your app: ');
    expect(screen).not.toContain(secret);
    expect(screen).toMatch(/[⠋⠙⠹⠸] Getting a token/);
    expect(screen).toMatch(/eqx-at-/);
  });

  test('asks nothing with --no-input', async () => {
    using home = temporaryHome();

    const line = ['token', 'get', 'equinix-access-token', '--client-id', 'x', '--no-input'];
    const { screen, exitCode } = await run(line, home.path, {});

    expect(exitCode).toBe(3);
    expect(screen).toContain('--client-secret-file');
  });

  test('gets colours, and none with NO_COLOR', async () => {
    using home = temporaryHome();

    const [colour, plain] = await Promise.all([
      run(['tokn'], home.path, {}),
      run(['tokn'], home.path, { NO_COLOR: '1' }),
    ]);

    expect(colour.screen).toContain('\x1b[31merror:');
    expect(plain.screen).toContain('error:');
    expect(plain.screen).not.toContain('\x1b[');
  });
});

describe('ask()', () => {
  function terminal() {
    const modes: boolean[] = [];
    const input = Object.assign(new PassThrough(), { setRawMode: (on: boolean) => modes.push(on) });
    const output = new PassThrough();
    return {
      input: input as unknown as ReadStream & PassThrough,
      output,
      modes,
      shown: () => String(output.read() ?? ''),
    };
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
  const ran = await runHere(['token', 'get', 'equinix-access-token'], home.path, {
    env: { MY_SECRET: 'fake-client-secret' },
  });

  expect(made).toMatchObject({ exitCode: 0 });
  expect(ran).toMatchObject({ exitCode: 0 });
});
