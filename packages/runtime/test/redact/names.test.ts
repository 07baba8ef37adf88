import { describe, expect, test } from 'vitest';
import { isSecretName, redactor } from '../../src/redact/redactor.js';

describe('isSecretName()', () => {
  test.each([
    'client_secret',
    'clientSecret',
    'X-API-Key',
    'Authorization',
    'set-cookie',
    'refresh_token',
    'code',
    'code_verifier',
    'passphrase',
    'db_passwd',
    'private.key',
    'user password',
  ])('knows %s', name => {
    expect(isSecretName(name)).toBe(true);
    expect(redactor().isSecret(name)).toBe(true);
  });

  test.each(['client_id', 'scope', 'error_code', 'token_type', 'grant_type', 'expires_in', ''])(
    'does not take %j for one',
    name => {
      expect(isSecretName(name)).toBe(false);
    },
  );
});
