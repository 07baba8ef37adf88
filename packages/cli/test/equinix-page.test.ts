import { describe, expect, test } from 'vitest';
import type { Command } from '../src/command.js';
import { rootCommand } from '../src/commands/root.js';
import { CONNECTION_FLAGS } from '../src/config/connection-settings.js';
import { childOf } from '../src/find-command.js';
import { pageName } from '../src/help/markdown-page.js';
import { fixedProviders } from './support/fixed-providers.js';
import { runHere, temporaryHome } from './support/in-process.js';

/** The vendor's page: commands and flags, spelled as there. All flags take a string. */
const PAGE: Readonly<Record<string, readonly string[]>> = {
  'accesstokenv1 o-auth2-token get-o-auth2-access-token': [
    'payload-additional-properties',
    'payload-client_id',
    'payload-client_secret',
    'payload-grant_type',
    'payload-password_encoding',
    'payload-user_name',
    'payload-user_password',
    'request',
  ],
  'accesstokenv1 o-auth2-token refresh-o-auth2-access-token': [
    'payload-additional-properties',
    'payload-client_id',
    'payload-client_secret',
    'payload-refresh_token',
    'request',
  ],
  'stsv1alpha use use-token-post': ['grant-type', 'request', 'scope', 'subject-token', 'subject-token-type'],
  'stsv1 use use-token-post': ['grant-type', 'request', 'scope', 'subject-token', 'subject-token-type'],
  'cobo-oauth o-auth get-token': ['client-id', 'org-id', 'grant-type', 'request'],
  'cobo-oauth o-auth refresh-token': [
    'refresh-token-request-client_id',
    'refresh-token-request-grant_type',
    'refresh-token-request-refresh_token',
    'refresh-token-request-additional-properties',
    'request',
  ],
  'benchling-auth authentication generate-token': ['grant-type', 'client-id', 'client-secret', 'request'],
};

const OURS = [
  'force',
  'base-url',
  'dry-run',
  'force',
  'curl',
  'field',
  'query',
  'tenant',
  'private-key',
  'private-key-file',
  'private-key-stdin',
  ...CONNECTION_FLAGS.map(({ name }) => name),
];

async function find(line: string): Promise<Command | undefined> {
  let command: Command | undefined = rootCommand(fixedProviders());
  for (const word of line.split(' ')) command = await (command && childOf(command, word))?.load();
  return command;
}

describe.each(Object.entries(PAGE))('%s', (line, flags) => {
  test('has exactly the flags of the page, and each takes a string', async () => {
    const command = await find(line);

    const found = command?.flags.filter(({ name }) => !OURS.includes(name)) ?? [];
    expect(found.map(({ name }) => name).sort()).toEqual([...flags].sort());
    expect(found.map(({ value }) => value)).toEqual(found.map(() => 'string'));
  });

  test('has the inherited options --config, --debug and -f, --format, and -h, --help', async () => {
    using home = temporaryHome();

    const { stdout, exitCode } = await runHere([...line.split(' '), '-h'], home.path);

    expect(exitCode).toBe(0);
    for (const option of ['    --config string', '    --debug', '-f, --format string', '-h, --help'])
      expect(stdout).toContain(`  ${option}`);
    for (const flag of flags) expect(stdout).toContain(`--${flag} `);
  });

  test('has the same flags with dashes only', async () => {
    using home = temporaryHome();
    const dashed = flags.map(flag => `--${flag.replaceAll('_', '-')}`);

    for (const flag of dashed) {
      const { stderr } = await runHere([...line.split(' '), flag], home.path);
      expect(stderr).toContain('needs a value');
    }
  });
});

test('each field can be set by its flag alone', async () => {
  using home = temporaryHome();
  const flags = PAGE['accesstokenv1 o-auth2-token get-o-auth2-access-token'] ?? [];
  const fields = flags.filter(flag => !/additional|request/.test(flag));

  const { stdout } = await runHere(
    [
      'accesstokenv1',
      'o-auth2-token',
      'get-o-auth2-access-token',
      '--dry-run',
      '--payload-additional-properties',
      '{"extra":"e"}',
      ...fields.flatMap(flag => [`--${flag}`, `value-of-${flag.slice(8)}`]),
    ],
    home.path,
  );

  const body = JSON.parse(stdout.split('\n\n')[1] ?? '') as Record<string, string>;
  expect(body).toEqual({
    extra: 'e',
    client_id: 'value-of-client_id',
    client_secret: '[redacted]',
    grant_type: 'value-of-grant_type',
    password_encoding: 'value-of-password_encoding',
    user_name: 'value-of-user_name',
    user_password: '[redacted]',
  });
});

test('the pages have the names of the vendor, after the name of the program', () => {
  expect(pageName(['equinix-access-token', 'o-auth2-token'])).toBe(
    'token-clients_equinix-access-token_o-auth2-token.md',
  );
});
