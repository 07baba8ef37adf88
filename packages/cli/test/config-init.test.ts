import { chmodSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CliError } from '../src/cli-error.js';
import { equinixAndHome } from './support/equinix-and-home.js';
import { runHere } from './support/in-process.js';

const at = equinixAndHome();

const folder = () => join(at.home, '.config', 'token-clients');
const file = () => join(folder(), 'config.yaml');
function existing(text: string): void {
  mkdirSync(folder(), { recursive: true });
  writeFileSync(file(), text, { mode: 0o600 });
}

/** Replies to questions by a part of their text, in order. A question that a test does not expect fails. */
async function init(answers: readonly (readonly [question: string, answer: string])[], options: object = {}) {
  const left = [...answers];
  const {
    args = [],
    env = {},
    terminal = false,
  } = options as {
    args?: string[];
    env?: Record<string, string>;
    terminal?: boolean;
  };
  const ran = await runHere(['config', 'init', ...args], at.home, {
    env,
    terminal,
    ask: async question => {
      const [next] = left;
      if (!next || !question.includes(next[0])) throw new Error(`unexpected question: ${question}`);
      left.shift();
      return next[1];
    },
  });
  return { ...ran, unasked: left };
}

const rest = (): [string, string][] => [
  ['Base URL', at.server.url],
  ['Consumer key', 'fake-client-id'],
  ['Consumer secret', 'env:MY_SECRET'],
];

test('writes a file in block style that works, with no secret in it', async () => {
  const made = await init([['Profile [default]', ''], ['Provider', 'equinix-access-token'], ...rest()]);
  const ran = await runHere(['token', 'get', 'equinix-access-token'], at.home, {
    env: { MY_SECRET: 'fake-client-secret' },
  });

  expect(made).toMatchObject({ exitCode: 0, unasked: [] });
  expect(made.stderr).toContain('note: MY_SECRET is not set in this shell');
  expect(made.stderr).toContain('Next: token-clients token get equinix-access-token\n');
  expect(ran).toMatchObject({ exitCode: 0 });
  expect(readFileSync(file(), 'utf8')).toBe(`profiles:
  default:
    equinix-access-token:
      base_url: ${at.server.url}
      client_id: fake-client-id
      client_secret: env:MY_SECRET
`);
  expect(statSync(file()).mode & 0o777).toBe(0o600);
});

describe('the trial at the end', () => {
  const all = () => [['Profile', ''], ['Provider', 'equinix-access-token'], ...rest()] as [string, string][];

  test('requests a token and says that it works', async () => {
    const made = await init([...all(), ['Try it now', '']], { env: { MY_SECRET: 'fake-client-secret' } });

    expect(made).toMatchObject({ exitCode: 0, unasked: [] });
    expect(made.stderr).toContain('It works: got a token, valid for 60 min.');
    expect(at.server.tokenRequests()).toBe(1);
  });

  test('says what is wrong, keeps the file, and sends a wrong secret once', async () => {
    const made = await init([...all(), ['Try it now', 'y']], { env: { MY_SECRET: 'wrong' } });

    expect(made.exitCode).toBe(4);
    expect(made.stderr).toContain('It does not work yet: ');
    expect(readFileSync(file(), 'utf8')).toContain('client_id: fake-client-id');
    expect(at.server.tokenRequests()).toBe(1);
  });

  test('is skipped on no', async () => {
    const made = await init([...all(), ['Try it now', 'n']], { env: { MY_SECRET: 'fake-client-secret' } });

    expect(made.exitCode).toBe(0);
    expect(at.server.tokenRequests()).toBe(0);
  });
});

test("asks again after a reply that can't be used, and never repeats a secret", async () => {
  const made = await init(
    [
      ['Profile', 'two words'],
      ['Profile', ''],
      ['Provider', 'equinix-acces-token'],
      ['Provider', 'equinix-access-token'],
      ['Base URL', 'fake-client-id'],
      ['Base URL', 'http://api.example.com'],
      ['Base URL', at.server.url],
      ['Consumer key', 'fake-client-id'],
      ['Consumer secret', 'planted-secret'],
      ['Consumer secret', '-'],
      ['Consumer secret', 'file:secret.txt'],
    ],
    { terminal: true },
  );

  expect(made).toMatchObject({ exitCode: 0, unasked: [] });
  expect(made.stderr).toContain('Did you mean equinix-access-token?');
  expect(made.stderr).toContain('It must be a URL like');
  expect(made.stderr).toContain('The secret itself is not written into the file.');
  // The line with the secret leaves the screen.
  expect(made.stderr).toContain('\x1b[1A\r\x1b[J');
  expect(made.stderr + readFileSync(file(), 'utf8')).not.toContain('planted-secret');
});

test('Ctrl+C at any question exits with 130, and writes nothing', async () => {
  const ran = await runHere(['config', 'init'], at.home, {
    ask: async () => {
      throw new CliError('interrupted', 'Interrupted.');
    },
  });

  expect(ran.exitCode).toBe(130);
  expect(() => statSync(file())).toThrow('ENOENT');
});

describe('a file that exists', () => {
  const text = `# mine\nprofile: work\nprofiles:\n  work:\n    cobo-oauth: { client_id: c } # kept\n`;

  test('offers the active profile as the default', async () => {
    existing(text);

    const made = await init([['Profile [work]', ''], ['Provider', 'equinix-access-token'], ...rest()]);

    expect(made).toMatchObject({ exitCode: 0, unasked: [] });
    expect(made.stderr).toContain('Next: token-clients token get equinix-access-token\n');
    expect(readFileSync(file(), 'utf8')).toBe(
      `${text}    equinix-access-token:\n      base_url: ${at.server.url}\n      client_id: fake-client-id\n      client_secret: env:MY_SECRET\n`,
    );
  });

  test('keeps its active profile unless the user says yes, and the next command names the new one', async () => {
    existing(text);
    const other = { args: ['--profile', 'home', 'equinix-access-token'] };

    const made = await init([...rest(), ['Profile work is active. Make home the active one?', '']], other);

    expect(made.stderr).toContain('Next: token-clients token get equinix-access-token --profile home\n');
    expect(readFileSync(file(), 'utf8')).toContain('profile: work');
  });

  test('gets another active profile on yes', async () => {
    existing('profiles:\n  default:\n    cobo-oauth:\n      client_id: c\n');

    const made = await init([
      ['Profile [default]', 'work'],
      ['Provider', 'equinix-access-token'],
      ...rest(),
      ['Profile default is active. Make work the active one?', 'y'],
    ]);

    expect(made.stderr).toContain('Next: token-clients token get equinix-access-token\n');
    expect(readFileSync(file(), 'utf8')).toContain('profile: work');
  });

  test('stays a link if it is one', async () => {
    const elsewhere = join(at.home, 'elsewhere.yaml');
    writeFileSync(elsewhere, '');
    mkdirSync(folder(), { recursive: true });
    symlinkSync(elsewhere, file());

    await init([['Profile', ''], ['Provider', 'equinix-access-token'], ...rest()]);

    expect(lstatSync(file()).isSymbolicLink()).toBe(true);
    expect(readFileSync(elsewhere, 'utf8')).toContain('client_id: fake-client-id');
  });
});

test('a secret file is looked for beside the config file', async () => {
  const config = join(at.home, 'conf', 'c.yaml');
  mkdirSync(join(at.home, 'conf'));
  writeFileSync(join(at.home, 'conf', 'secret.txt'), 'fake-client-secret');
  chmodSync(join(at.home, 'conf', 'secret.txt'), 0o600);

  const made = await init(
    [
      ['Profile', ''],
      ['Base URL', at.server.url],
      ['Consumer key', 'fake-client-id'],
      ['Consumer secret', 'file:secret.txt'],
      ['Try it now', ''],
    ],
    { args: ['equinix-access-token', '--config', config] },
  );

  expect(made).toMatchObject({ exitCode: 0, unasked: [] });
  expect(made.stderr).toContain(`Next: token-clients token get equinix-access-token --config ${config}\n`);
});

test('a server variable must have an allowed value, and its default is not written', async () => {
  const made = await init(
    [
      ['Profile', ''],
      ['tenant in https://', 'not a tenant'],
      ['tenant in https://', 'acme'],
      ['Base URL', ''],
      ['', 'fake-client-id'],
      ['where is it kept?', 'env:MY_SECRET'],
    ],
    { args: ['benchling-auth'] },
  );

  expect(made).toMatchObject({ exitCode: 0, unasked: [] });
  expect(readFileSync(file(), 'utf8')).toContain('tenant: acme');
  expect(readFileSync(file(), 'utf8')).not.toContain('base_url');
});
