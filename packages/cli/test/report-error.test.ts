import { readFileSync } from 'node:fs';
import {
  ClosedError,
  ConfigurationError,
  CooldownError,
  LockedError,
  ReauthenticationRequiredError,
  StoreUnavailableError,
} from '@token-clients/runtime';
import { describe, expect, test } from 'vitest';
import type { Settings } from '../src/config/settings.js';
import { translateErrors } from '../src/config/translate-errors.js';
import { EXIT, SIGNAL_EXITS } from '../src/exit-codes.js';
import { describeError } from '../src/report-error.js';

const settings = {
  provider: { name: 'imaginary', descriptor: {} },
  credentials: [{ name: 'clientSecret', source: 'environment MY_SECRET' }],
  baseUrl: { value: 'x', source: 'flag --base-url' },
  serverVariables: {},
} as unknown as Settings;

async function translated(error: Error): Promise<Error> {
  return translateErrors(settings, () => Promise.reject(error)).catch(thrown => thrown);
}

test.each([
  [new LockedError('imaginary: nothing was sent'), 'locked', 4],
  [new ReauthenticationRequiredError('imaginary: the grant is dead'), 'reauthentication_required', 4],
  [new CooldownError('imaginary: nothing was sent', { kind: 'transient' }), 'cooling_down', 5],
  [new ConfigurationError('clientSecret is empty.'), 'configuration', 3],
  [
    new ConfigurationError('getToken was not sent.', { thrown: new TypeError('bad port') }),
    'configuration',
    3,
  ],
  [
    new ConfigurationError('clientSecret failed.', { option: 'clientSecret', thrown: new Error('x') }),
    'internal',
    1,
  ],
  [new StoreUnavailableError('The store is gone.'), 'store_unavailable', 3],
  [new ClosedError('The source was closed.'), 'closed', 1],
  [new Error('oops'), 'internal', 1],
])('%s has the code %s and the exit code %i', (error, code, exitCode) => {
  expect(describeError(error)).toMatchObject({ code, exitCode });
});

test('each exit code is in the README', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const listed = new Set(
    [...readme.matchAll(/\| ([\d, ]+) \|/g)].flatMap(([, codes = '']) => codes.split(', ')),
  );

  for (const code of [...Object.values(EXIT), ...Object.values(SIGNAL_EXITS)])
    if (code !== EXIT.defect) expect(listed).toContain(String(code));
});

describe('translateErrors()', () => {
  test('names the command instead of the method, and the next attempt', async () => {
    const retryAt = Date.UTC(2026, 0, 1);
    const locked = new LockedError('imaginary: nothing was sent', { advice: 'call reset()', retryAt });
    const dead = new ReauthenticationRequiredError('imaginary: the grant is dead', {
      advice: 'call reset()',
    });

    expect((await translated(locked)).message).toBe(
      'imaginary: nothing was sent; change them, or run: token-clients token reset imaginary. The next attempt is due at 2026-01-01T00:00:00.000Z.',
    );
    expect((await translated(dead)).message).toBe(
      'imaginary: the grant is dead; authorize again, then run: token-clients token reset imaginary.',
    );
  });

  test.each([
    ['clientSecret', 'clientSecret is empty.', 'client_secret (environment MY_SECRET) is empty.'],
    ['baseUrl', 'baseUrl must be a URL.', 'The base URL (flag --base-url) must be a URL.'],
    ['signer', 'signer is missing.', 'signer is missing.'],
  ])('names the setting behind the option %s, and its source', async (option, message, shown) => {
    expect((await translated(new ConfigurationError(message, { option }))).message).toBe(shown);
  });

  test('names flag and variable of a server variable that was not given', async () => {
    const error = new ConfigurationError('serverVariables.tenant is missing.', {
      option: 'serverVariables.tenant',
    });

    expect((await translated(error)).message).toContain('--tenant or IMAGINARY_TENANT: ');
  });
});
