import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fieldFlags } from '../src/operations/operation-flags.js';
import { imaginary } from './support/imaginary-providers.js';
import { runHere, temporaryHome } from './support/in-process.js';

async function withConfig(text: string, ...args: string[]) {
  using home = temporaryHome();
  const file = join(home.path, 'config.yaml');
  writeFileSync(file, text, { mode: 0o600 });
  return await runHere([...args, '--config', file], home.path);
}

describe('a mistyped name in the config file', () => {
  test.each([
    ['of a setting at the top', 'profil: work\n', 'no setting profil. Did you mean profile?'],
    ['of the proxy', 'proxi: none\n', 'no setting proxi. Did you mean proxy?'],
    [
      'of a provider',
      'profiles: { default: { equinix-acces-token: { client_id: x } } }\n',
      'profiles.default has a provider equinix-acces-token, which does not exist. Did you mean equinix-access-token?',
    ],
    [
      'of a provider in a profile that is not active',
      'profiles: { default: {}, work: { accesstokenv2: { client_id: x } } }\n',
      'profiles.work has a provider accesstokenv2',
    ],
    [
      'of a server variable',
      'profiles: { default: { equinix-access-token: { server_variables: { tenent: x } } } }\n',
      'server_variables has no setting tenent',
    ],
  ])('%s is an error that names what was meant', async (_, text, words) => {
    const ran = await withConfig(text, 'config', 'show', 'equinix-access-token');

    expect(ran).toMatchObject({ exitCode: 3, stdout: '' });
    expect(ran.stderr).toContain(words);
  });

  test.each([
    'profil: work\n',
    'equinix_clientid: x\n',
    'profiles: { default: { equinix-acces-token: {} } }\n',
  ])('is found by doctor, which says it once: %j', async text => {
    const { stdout, exitCode } = await withConfig(text, 'doctor', '--offline');

    expect(exitCode).toBe(3);
    expect(stdout.match(/Did you mean/g)).toHaveLength(1);
  });
});

describe('a name unlike any known one', () => {
  const text = `equinix_api_endpoint: https://api.example.com
equinix_token: x
profiles: { default: { stripe: { client_id: x } } }
`;

  test('may belong to another program, and is not an error', async () => {
    expect(await withConfig(text, 'config', 'show')).toMatchObject({ exitCode: 0, stderr: '' });
  });

  test('is reported by doctor in the place of a provider', async () => {
    const { stdout, exitCode } = await withConfig(text, 'doctor', '--offline');

    expect(exitCode).toBe(0);
    expect(stdout).toContain('profiles.default.stripe is not a provider of this version');
  });
});

test('a field of a spec with the name of a connection flag has a flag of its own', async () => {
  const { reference, descriptor } = await imaginary.load();
  const [operation] = reference.apis[0]?.operations ?? [];
  if (!operation) throw new Error('no operation');
  const [parameter] = operation.parameters;
  if (!parameter) throw new Error('no parameter');

  const flags = fieldFlags(
    { ...operation, parameters: ['proxy', 'caFile'].map(name => ({ ...parameter, name, in: 'query' })) },
    descriptor,
  );

  expect(flags.map(({ name }) => name).slice(0, 2)).toEqual(['param-proxy', 'param-ca-file']);
});
