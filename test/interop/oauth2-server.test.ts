import { bearerFetch, tokenSource } from '@token-clients/auth-hooks';
import { type TokenDescriptor, tokenGrant } from '@token-clients/runtime';
import { JumpClock } from '@token-clients/test-support';
import { startOAuth2Server } from '@token-clients/test-support/oauth-servers';
import { describe, expect, test } from 'vitest';
import { describeLogin, describeOAuth, failureOf, fieldsOf, watched } from './helpers.js';

const client = { clientId: 'fake-client-id', clientSecret: 'fake-client-secret' };
const plain = describeOAuth();
const login = describeLogin();

/** Its password grant, which brings refresh tokens. */
const password: TokenDescriptor = {
  ...login,
  credentials: {
    ...login.credentials,
    userName: { description: 'Name.', secret: false, required: true },
    userPassword: { description: 'Password.', secret: true, required: true },
  },
  acquire: {
    ...plain.acquire,
    grantType: 'password',
    fields: {
      grant_type: { value: 'password' },
      username: { credential: 'userName' },
      password: { credential: 'userPassword' },
    },
  },
};

describe('@node-oauth/oauth2-server', () => {
  test.each(['basic', 'body'] as const)('gives tokens to a client that authenticates by %s', async method => {
    await using server = await startOAuth2Server();
    await using source = tokenSource(tokenGrant(plain, client, { baseUrl: server.url }, method));

    const response = await bearerFetch(source, { origins: [server.url] })(`${server.url}/me`);

    expect(response.status).toBe(200);
  });

  test('takes Basic as it is, so a secret with a colon and spaces wants the raw form', async () => {
    const clientSecret = 'fake secret: 100% +/&=~*';
    await using server = await startOAuth2Server({ clientSecret });
    const raw = { ...plain, clientAuth: { ...plain.clientAuth, basicEncoding: 'raw' as const } };
    await using source = tokenSource(tokenGrant(raw, { ...client, clientSecret }, { baseUrl: server.url }));

    await source.get();

    const [, basic = ''] = server.requests[0]?.headers.authorization?.split(' ') ?? [];
    expect(Buffer.from(basic, 'base64').toString()).toBe(`${client.clientId}:${clientSecret}`);
  });

  test('rotates the refresh tokens of a password grant: each is used once', async () => {
    const clock = new JumpClock();
    await using server = await startOAuth2Server();
    const credentials = { ...client, userName: 'jane.fake', userPassword: 'fake-password' };
    await using source = tokenSource(tokenGrant(password, credentials, { baseUrl: server.url }), { clock });

    for (let n = 0; n < 5; n++) {
      await source.get();
      clock.jump(61_000);
    }

    const sent = server.requests.map(({ text }) => fieldsOf(text));
    expect(sent.map(({ grant_type }) => grant_type)).toEqual(['password', ...Array(4).fill('refresh_token')]);
    expect(new Set(sent.map(({ refresh_token }) => refresh_token)).size).toBe(5);
  });

  test('kills nothing for a spent refresh token, so after a lost response the password brings the next', async () => {
    const clock = new JumpClock({ hurried: true });
    await using server = await startOAuth2Server();
    const credentials = { ...client, userName: 'jane.fake', userPassword: 'fake-password' };
    const { events: _, ...options } = watched(clock);
    await using source = tokenSource(tokenGrant(password, credentials, { baseUrl: server.url }), options);
    await source.get();
    clock.jump(61_000);
    server.faults.next({ kind: 'response-lost' });

    const token = await source.get();

    const grants = server.requests.map(({ text }) => fieldsOf(text).grant_type);
    expect(grants).toEqual(['password', 'refresh_token', 'refresh_token', 'password']);
    expect(token.value).toMatch(/^o2-at-/);
  });

  test('rejects a wrong secret, which is not sent again', async () => {
    await using server = await startOAuth2Server();
    const grant = tokenGrant(plain, { ...client, clientSecret: 'wrong' }, { baseUrl: server.url });
    await using source = tokenSource(grant);

    const errors = await Promise.all(Array.from({ length: 20 }, () => failureOf(source.get())));
    const later = await failureOf(source.get());

    expect(errors[0]).toMatchObject({ serverCode: 'invalid_client' });
    expect(later.code).toBe('locked');
    expect(server.requests).toHaveLength(1);
  });
});
