import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { execInfo } from '../src/output/exec-info.js';
import type { TokenView } from '../src/output/token-forms.js';
import { tokenObject, tokenText } from '../src/output/token-forms.js';
import { temporaryHome } from './support/in-process.js';

const now = Date.UTC(2030, 0, 2, 3, 4, 5, 678);
const token: TokenView = {
  value: `it's "odd" $HOME %PATH% \\ \`x\``.replaceAll(' ', '_'),
  type: 'bearer',
  expiresAt: now + 3_600_000,
  issuedAt: now,
  refreshable: false,
  source: 'acquired',
};
const form = {
  output: 'token',
  shell: 'sh',
  variable: 'ACCESS_TOKEN',
  execVersion: 'client.authentication.k8s.io/v1',
};

function validator(name: string) {
  const schema = JSON.parse(readFileSync(new URL(`schemas/${name}.json`, import.meta.url), 'utf8'));
  return new Ajv({ strict: false }).compile(schema);
}

describe.each(['exec-credential', 'credential-process'])('--output %s', output => {
  const validate = validator(output);

  test.each([
    ['with an end', token],
    ['of unknown lifetime', { ...token, expiresAt: null }],
  ])('has the published shape for a token %s', (_, held) => {
    const value: unknown = JSON.parse(tokenText(held, { ...form, output }) ?? '');

    expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
  });

  test('has a schema that rejects other objects', () => {
    expect(validate({})).toBe(false);
    expect(validate({ ...JSON.parse(tokenText(token, { ...form, output }) ?? ''), surprise: 1 })).toBe(false);
  });
});

test('--output exec-credential has the version that kubectl asks for', () => {
  const info = {
    apiVersion: 'client.authentication.k8s.io/v1beta1',
    kind: 'ExecCredential',
    spec: { interactive: false },
  };

  expect(execInfo(JSON.stringify(info))).toEqual({ version: info.apiVersion, interactive: false });
  expect(execInfo(undefined).interactive).toBe(true);
  expect(() => execInfo('{"apiVersion":"client.authentication.k8s.io/v9"}')).toThrow('v1beta1');
});

test('--output json has one fixed shape, with UTC and epoch', () => {
  expect(tokenObject(token, now)).toEqual({
    access_token: token.value,
    token_type: 'bearer',
    scope: null,
    expires_at: '2030-01-02T04:04:05Z',
    expires_at_epoch: Date.UTC(2030, 0, 2, 4, 4, 5) / 1000,
    expires_in: 3600,
    source: 'acquired',
    refreshable: false,
  });
});

describe('--output env', () => {
  const lines = (shell: string) => tokenText(token, { ...form, output: 'env', shell }) ?? '';

  test('survives a POSIX shell', () => {
    const out = execFileSync('/bin/sh', ['-c', `${lines('sh')}\nprintf %s "$ACCESS_TOKEN"`]).toString();

    expect(out).toBe(token.value);
  });

  test('is correct for fish, PowerShell, cmd and dotenv files', () => {
    expect(lines('fish').split('\n')[0]).toBe(`set -gx ACCESS_TOKEN 'it\\'s_"odd"_$HOME_%PATH%_\\\\_\`x\`'`);
    expect(lines('powershell').split('\n')[0]).toBe(
      `$Env:ACCESS_TOKEN = 'it''s_"odd"_$HOME_%PATH%_\\_\`x\`'`,
    );
    expect(lines('cmd').split('\n')[0]).toBe(`set "ACCESS_TOKEN=it's_"odd"_$HOME_%%PATH%%_\\_\`x\`"`);
    expect(lines('dotenv').split('\n')[0]).toBe(
      `ACCESS_TOKEN="it's_\\"odd\\"_\\$HOME_%PATH%_\\\\_\\\`x\\\`"`,
    );
  });

  test('is read as a dotenv file by Node and by a shell', () => {
    const value = 'odd"_$HOME_%PATH%_\\_`x`';
    using home = temporaryHome();
    const file = join(home.path, '.env');
    writeFileSync(file, tokenText({ ...token, value }, { ...form, output: 'env', shell: 'dotenv' }) ?? '');

    const print = 'process.stdout.write(process.env.ACCESS_TOKEN)';
    const node = execFileSync(process.execPath, [`--env-file=${file}`, '--eval', print]).toString();
    const shell = execFileSync('/bin/sh', ['-c', `. ${file}; printf %s "$ACCESS_TOKEN"`]).toString();

    expect([node, shell]).toEqual([value, value]);
  });

  test('rejects what is not a name', () => {
    expect(() => tokenText(token, { ...form, output: 'env', variable: 'A;rm' })).toThrow('--name');
  });
});
