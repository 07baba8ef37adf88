import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { resolveCredentials } from '../../src/grant/credentials.js';
import { descriptor, failure } from '../support/fixtures.js';

const resolve = (
  given: Parameters<typeof resolveCredentials>[1],
  context = ['example', 'https://h.example'],
) => resolveCredentials(descriptor, given, context);

describe('resolveCredentials()', () => {
  test('evaluates functions, each time', async () => {
    let asked = 0;
    const clientSecret = async () => `secret-${++asked}`;

    const first = await resolve({ clientId: 'id', clientSecret });
    const second = await resolve({ clientId: 'id', clientSecret });

    expect([first.value('clientSecret'), second.value('clientSecret')]).toEqual(['secret-1', 'secret-2']);
    expect(first.value('clientId')).toBe('id');
    expect(first.fingerprint).not.toBe(second.fingerprint);
  });

  test('gives the same fingerprint to the same credentials, and another when secret or context change', async () => {
    const given = { clientId: 'id', clientSecret: 'secret' };
    const [one, same, other, elsewhere] = await Promise.all([
      resolve(given),
      resolve(given),
      resolve({ ...given, clientSecret: 'changed' }),
      resolve(given, ['example', 'https://other.example']),
    ]);

    expect(one.fingerprint).toMatch(/^[0-9a-f]{32}$/);
    expect(same.fingerprint).toBe(one.fingerprint);
    expect(new Set([one, other, elsewhere].map(credentials => credentials.fingerprint)).size).toBe(3);
  });

  test('has no value for what is absent, empty or unknown', async () => {
    const resolved = await resolve({ clientId: 'id', clientSecret: 's', scope: '', other: 'x' });

    expect(['scope', 'other', 'constructor'].map(name => resolved.value(name))).toEqual(
      Array(3).fill(undefined),
    );
  });

  test('prints as its fingerprint', async () => {
    const resolved = await resolve({ clientId: 'id', clientSecret: 'canary-secret' });

    expect(inspect(resolved, { showHidden: true, depth: 10 })).not.toContain('canary');
    expect(JSON.stringify(resolved)).toBe(JSON.stringify({ fingerprint: resolved.fingerprint }));
  });

  test.each([
    ['throws', () => Promise.reject(new Error('canary-secret')), 'failed'],
    [
      'throws at once',
      () => {
        throw new Error('canary-secret');
      },
      'failed',
    ],
    ['returns nothing', () => '', 'returned an empty string'],
    ['returns no string', () => 7 as never, 'must be a string'],
    ['returns undefined', () => undefined as never, 'must be a string'],
    ['ends with a line break', () => 'canary-secret\n', 'line break'],
    ['has half a character', () => 'canary-\ud800', 'half a character'],
    ['begins with a byte order mark', () => '\ufeffcanary-secret', 'byte order mark'],
    ['is UTF-16 that was read as UTF-8', () => 'c\0a\0n\0a\0r\0y\0', 'a NUL'],
    ['was read in a wrong encoding', () => 'canary-\ufffd\ufffd', 'U+FFFD'],
  ])('rejects a function that %s, without showing why', async (_, clientSecret, message) => {
    const error = (await failure(resolve({ clientId: 'id', clientSecret }))) as Error;

    expect(error).toMatchObject({
      code: 'configuration',
      option: 'clientSecret',
      message: expect.stringContaining(message),
    });
    expect(error.message).toContain('example: ');
    expect(inspect(error, { showHidden: true, depth: 10 })).not.toContain('canary');
  });

  test.each([
    'canary\r\n',
    '\ncanary',
    'canary\udfff',
    '\ufeffcanary',
    'canary\0',
    '\ufffdcanary',
    7 as never,
  ])('rejects the string %j as well', async clientSecret => {
    expect(await failure(resolve({ clientId: 'id', clientSecret }))).toMatchObject({
      code: 'configuration',
      message: expect.not.stringContaining('canary'),
    });
  });
});
