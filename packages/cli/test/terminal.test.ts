import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { startGate } from '@token-clients/test-support';
import { startEquinixServer } from '@token-clients/testing/vendors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../src/prompt.js';
import { builtCli } from './support/built-cli.js';
import { runHere, temporaryHome } from './support/in-process.js';
import { hasTerminal, KEYS, onTerminal, type TerminalStep } from './support/on-terminal.js';

let cli: Awaited<ReturnType<typeof builtCli>>;
beforeAll(async () => {
  cli = await builtCli();
});
afterAll(() => cli[Symbol.asyncDispose]());

const secret = 'typed-secret-4';
const get = ['token', 'get', 'equinix-access-token'];

describe.runIf(hasTerminal)('the built program on a terminal', () => {
  const run = (args: readonly string[], env: Record<string, string>, ...steps: TerminalStep[]) =>
    onTerminal(`"${process.execPath}" "${cli.bin}" ${args.join(' ')}`, env, steps);

  test('asks for a missing secret without echo, and shows a spinner while the server is slow', async () => {
    using home = temporaryHome();
    await using server = await startEquinixServer({ clientSecret: secret });
    await using gate = await startGate(server.url);
    const env = {
      HOME: home.path,
      EQUINIX_ACCESS_TOKEN_BASE_URL: gate.url,
      EQUINIX_CLIENT_ID: 'fake-client-id',
    };

    const { screen, exitCode } = await run(
      get,
      env,
      { after: 'Consumer secret of your app: ', type: `${secret}${KEYS.enter}` },
      { after: ' Getting a token', act: gate.open },
    );

    expect(exitCode).toBe(0);
    expect(screen).not.toContain(secret);
    expect(screen).toMatch(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] Getting a token/);
    expect(screen).toMatch(/eqx-at-/);
  });

  test('accepts the usual editing keys, and sends what was meant', async () => {
    using home = temporaryHome();
    await using server = await startEquinixServer({ clientId: 'abcde', clientSecret: 'gööd' });
    const env = { HOME: home.path, EQUINIX_ACCESS_TOKEN_BASE_URL: server.url };

    const { screen, exitCode } = await run(
      get,
      env,
      { after: 'developer portal: ', type: `abce${KEYS.left}d${KEYS.enter}` },
      { after: 'secret of your app: ', type: `wrong${KEYS.ctrlU}gööx\x7fd${KEYS.enter}` },
    );

    expect(server.requests.map(({ text }) => JSON.parse(text))).toMatchObject([
      { client_id: 'abcde', client_secret: 'gööd' },
    ]);
    expect(exitCode).toBe(0);
    expect(screen).not.toMatch(/wrong|göö/);
  });

  test.each([
    ['a visible', {}, 'developer portal: '],
    ['a hidden', { EQUINIX_CLIENT_ID: 'x' }, 'secret of your app: '],
  ])('exits with 130 on Ctrl+C at %s question', async (_, given, after) => {
    using home = temporaryHome();

    const { screen, exitCode } = await run(get, { HOME: home.path, ...given }, { after, type: KEYS.ctrlC });

    expect(exitCode).toBe(130);
    expect(screen).toContain('Interrupted.');
    expect(screen).not.toContain('defect');
  });

  test('asks nothing with --no-input', async () => {
    using home = temporaryHome();

    const { screen, exitCode } = await run([...get, '--client-id', 'x', '--no-input'], { HOME: home.path });

    expect(exitCode).toBe(3);
    expect(screen).toContain('--client-secret-file');
  });

  test('gets colours, except with NO_COLOR', async () => {
    using home = temporaryHome();

    const [colour, plain] = await Promise.all([
      run(['tokn'], { HOME: home.path }),
      run(['tokn'], { HOME: home.path, NO_COLOR: '1' }),
    ]);

    expect(colour.screen).toContain('\x1b[31merror:');
    expect(plain.screen).toContain('error:');
    expect(plain.screen).not.toContain('\x1b[');
  });

  test('wraps help at the width of the terminal, not inside words', async () => {
    using home = temporaryHome();
    const line = `stty cols 60; "${process.execPath}" "${cli.bin}" --help`;

    const { screen } = await onTerminal(line, { HOME: home.path }, []);

    const lines = screen.split('\r\n');
    expect(lines.filter(text => text.length > 60)).toEqual([]);
    expect(lines).toContain('Gets API tokens, keeps them valid, and calls every operation');
  });
});

describe('without a real terminal', () => {
  test('a missing secret is asked for and used', async () => {
    using home = temporaryHome();
    await using server = await startEquinixServer({ clientSecret: secret });
    const asked: [string, boolean | undefined][] = [];

    const ran = await runHere(get, home.path, {
      env: { EQUINIX_ACCESS_TOKEN_BASE_URL: server.url, EQUINIX_CLIENT_ID: 'fake-client-id' },
      terminal: true,
      ask: async (question, options) => {
        asked.push([question, options?.hidden]);
        return secret;
      },
    });

    expect(ran).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^eqx-at-/) });
    expect(asked).toEqual([['Consumer secret of your app: ', true]]);
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
      shown() {
        let text = '';
        for (let chunk = output.read(); chunk !== null; chunk = output.read()) text += String(chunk);
        return text;
      },
    };
  }

  test.each([
    ['backspace', ['abx\x7fc'], 'abc'],
    ['an arrow key', ['abd\x1b[Dc'], 'abcd'],
    ['a paste in the middle of the line, then the end', ['ad\x1b[D\x1b[200~bc\x1b[201~\r'], 'abcd'],
    ['an arrow key in two pieces', ['abd\x1b', '[Dc'], 'abcd'],
    ['a letter of two bytes in two pieces', [Buffer.from([0x70, 0xc3]), Buffer.from([0xa4])], 'pä'],
    ['a pasted text', ['\x1b[200~s3cret\x1b[201~'], 's3cret'],
    ['Ctrl+U', ['wrong\x15right'], 'right'],
    ['an emoji', ['p🔑'], 'p🔑'],
  ])('reads a hidden line with %s, without echo', async (_, pieces, line) => {
    const { input, output, modes, shown } = terminal();

    const reply = ask(input, output, 'Secret: ', { hidden: true });
    for (const piece of [...pieces, '\r']) input.write(piece);

    expect(await reply).toBe(line);
    expect(shown()).toBe('Secret: \n');
    expect(modes).toEqual([true, false]);
  });

  test('echoes what is not hidden', async () => {
    const { input, output, shown } = terminal();

    const reply = ask(input, output, 'Name: ');
    input.write('me\r');

    expect(await reply).toBe('me');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: of the terminal
    expect(shown().replace(/\x1b\[\d*[A-Z]/g, '')).toMatch(/^Name: me\r?\n$/);
  });

  test.each([
    ['Ctrl+C', 'ab\x03'],
    ['Ctrl+D in an empty line', '\x04'],
  ])('restores the terminal on %s', async (_, keys) => {
    const { input, output, modes, shown } = terminal();

    const reply = ask(input, output, 'Secret: ', { hidden: true });
    input.write(keys);

    await expect(reply).rejects.toMatchObject({ code: 'interrupted', exitCode: 130 });
    expect(modes).toEqual([true, false]);
    expect(shown()).toBe('Secret: \n');
  });

  test('ends at the end of the input', async () => {
    const { input, output } = terminal();

    const reply = ask(input, output, 'Secret: ', { hidden: true });
    input.end();

    await expect(reply).rejects.toMatchObject({ code: 'interrupted' });
  });
});
