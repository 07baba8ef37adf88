import { tokenSource } from '@token-clients/auth-hooks';
import { tokenGrant } from '@token-clients/runtime';
import { startOidcServer } from '@token-clients/test-support/oauth-servers';
import { describe, expect, test } from 'vitest';
import { describeLogin, failureOf, fieldsOf } from './helpers.js';
import { introspect } from './oauth4webapi.js';

describe('revocation and introspection', () => {
  const start = async (kind: 'refresh' | 'access') => {
    const server = await startOidcServer();
    const { clientId, clientSecret, url: baseUrl } = server;
    const descriptor = describeLogin({
      revoke: {
        operation: { name: 'revoke', method: 'POST', path: '/token/revocation', body: 'form' },
        grantType: 'revocation',
        fields: { token: { token: kind }, token_type_hint: { value: `${kind}_token` } },
        fieldsIn: 'body',
      },
    });
    const refreshToken = await server.mintRefreshToken();
    const credentials = { clientId, clientSecret, refreshToken };
    const grant = tokenGrant(descriptor, credentials, { baseUrl });
    const source = tokenSource(grant);
    const close = async () => {
      await source.close();
      await server.close();
    };
    return { server, grant, source, token: await source.get(), [Symbol.asyncDispose]: close };
  };

  test.each(['refresh', 'access'] as const)(
    'RFC 7009 section 2.1 [20]: the %s token is revoked with its hint',
    async kind => {
      await using it = await start(kind);

      expect(await it.source.revoke()).toBe(true);

      const { text = '' } = it.server.requests.find(({ path }) => path === '/token/revocation') ?? {};
      expect(fieldsOf(text).token_type_hint).toBe(`${kind}_token`);
      expect((await introspect(it.server, it.token.value)).active).toBe(false);
    },
  );

  test('RFC 7009 section 2.2 [20]: a token that the server no longer knows counts as revoked', async () => {
    await using it = await start('access');
    const credentials = await it.grant.resolve();

    const unknown = it.grant.revoke?.(credentials, { value: 'never-issued', kind: 'access' });

    await expect(unknown).resolves.toBeUndefined();
    expect(it.server.requests.at(-1)).toMatchObject({ path: '/token/revocation', status: 200 });
  });

  test('RFC 7009 section 2.2.1 [20]: 503 keeps the local copy and says so', async () => {
    await using it = await start('refresh');
    it.server.faults.next({ kind: 'unavailable', retryAfter: 30 });

    const error = await failureOf(it.source.revoke());

    expect(error).toMatchObject({ status: 503, retryAfterMs: 30_000 });
    expect(it.source.peek()?.id).toBe(it.token.id);
  });

  test('RFC 7662 section 2.2 [21]: nothing here asks for introspection, and the kept expiry is not later than its', async () => {
    await using it = await start('refresh');

    const { active, exp = 0 } = await introspect(it.server, it.token.value);

    expect(active).toBe(true);
    expect(it.token.expiresAt ?? Infinity).toBeLessThanOrEqual((exp + 1) * 1000);
    expect(it.server.requests.filter(({ path }) => path.endsWith('introspection'))).toHaveLength(1);
  });
});
