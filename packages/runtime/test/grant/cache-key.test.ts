import { expect, describe as suite, test } from 'vitest';
import type { GrantOptions } from '../../src/grant/grant-options.js';
import { tokenGrant } from '../../src/grant/token-grant.js';
import { describe, descriptor } from '../support/fixtures.js';

const credentials = { clientId: 'my id', clientSecret: 'my:secret' };

suite('tokenGrant() cacheKey', () => {
  const key = (given: object = {}, options: GrantOptions = {}, provider = descriptor) =>
    tokenGrant(provider, { ...credentials, ...given }, options).cacheKey;

  test('is the same for the same grant, whatever the secret', () => {
    expect(key({ clientSecret: 'other' })).toBe(key());
    expect(key({ clientSecret: () => 'other' })).toBe(key());
  });

  test('distinguishes provider, endpoint, client, scope, extra fields, key and account', () => {
    const signer = { scheme: 'x', keyId: 'k', sign: () => ({ url: '', headers: {} }) };
    const keys = [
      key(),
      key({}, {}, describe({ provider: 'other' })),
      key({}, { baseUrl: 'https://other.example' }),
      key({}, { tokenPath: '/v2/token' }),
      key({ clientId: 'other' }),
      key({ scope: 'x' }),
      key({}, { extraFields: { audience: 'x' } }),
      key({}, { signer }),
      key({}, { account: 'x' }),
    ];

    expect(new Set(keys).size).toBe(keys.length);
  });

  test('holds no secret, not even one among the extra fields', () => {
    const shown = key(
      { clientSecret: 'canary' },
      { extraFields: { user_password: 'canary', audience: 'a' } },
    );

    expect(shown).not.toContain('canary');
    expect(shown).toContain('audience');
  });

  test('is not shared when a function says who it is, unless the account has a name', () => {
    const subject = { subjectToken: { description: '', secret: true, required: true, perRequest: true } };
    const subjectGrant = describe({ credentials: subject, clientAuth: { methods: ['none'] } });
    const own = (account?: string) => key({ subjectToken: () => 'x' }, { account }, subjectGrant);

    expect(own()).not.toBe(own());
    expect(own('a')).toBe(own('a'));
    expect(own('a')).not.toBe(own('b'));
    expect(key({ clientId: () => 'x' })).not.toBe(key({ clientId: () => 'x' }));
  });

  test('changes its fingerprint with the secret and the extra fields', async () => {
    const print = async (given: object, options: GrantOptions = {}) =>
      (await tokenGrant(descriptor, { ...credentials, ...given }, options).resolve()).fingerprint;

    const prints = [
      await print({}),
      await print({ clientSecret: 'x' }),
      await print({}, { extraFields: { user_password: 'x' } }),
    ];

    expect(new Set(prints).size).toBe(3);
    expect(await print({})).toBe(prints[0]);
  });
});
