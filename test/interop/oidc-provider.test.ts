import { tokenSource } from '@token-clients/auth-hooks';
import { memoryStore } from '@token-clients/auth-hooks/memory-store';
import { tokenGrant } from '@token-clients/runtime';
import { JumpClock } from '@token-clients/test-support';
import { type OidcServer, startOidcServer } from '@token-clients/test-support/oauth-servers';
import { describe, expect, test } from 'vitest';
import { describeLogin, describeOAuth, failureOf, fieldsOf, typesOf, watched } from './helpers.js';
import { introspect } from './oauth4webapi.js';

const credentialsOf = ({ clientId, clientSecret }: OidcServer) => ({ clientId, clientSecret });

/** A source whose refresh tokens come from oidc-provider, as after a login. */
async function logIn(
  server: OidcServer,
  clock: JumpClock,
  changes: Parameters<typeof describeLogin>[0] = {},
) {
  const refreshToken = await server.mintRefreshToken();
  const credentials = { ...credentialsOf(server), refreshToken };
  const grant = tokenGrant(describeLogin(changes), credentials, { baseUrl: server.url });
  const { events, ...options } = watched(clock);
  return { grant, events, refreshToken, source: tokenSource(grant, options), options };
}

const refreshTokensSent = ({ requests }: OidcServer) =>
  requests.map(({ text }) => fieldsOf(text).refresh_token).filter(token => token !== undefined);

describe('oidc-provider', () => {
  test('takes our form-encoded Basic, with characters that need it in id and secret', async () => {
    await using server = await startOidcServer();
    const grant = tokenGrant(describeOAuth(), credentialsOf(server), { baseUrl: server.url });
    await using source = tokenSource(grant);

    const token = await source.get();

    expect((await introspect(server, token.value)).active).toBe(true);
    expect(server.requests[0]?.headers.authorization).toMatch(/^Basic /);
  });

  test('rejects Basic that is not encoded, and gets no other request for a while', async () => {
    await using server = await startOidcServer();
    const descriptor = describeOAuth();
    const raw = { ...descriptor, clientAuth: { ...descriptor.clientAuth, basicEncoding: 'raw' as const } };
    await using source = tokenSource(tokenGrant(raw, credentialsOf(server), { baseUrl: server.url }));

    const error = await failureOf(source.get());
    const next = await failureOf(source.get());

    expect(error).toMatchObject({ code: 'error_response', serverCode: 'invalid_request' });
    expect(next).toBe(error);
    expect(server.requests).toHaveLength(1);
  });

  test('takes id and secret in the body where it is set up so', async () => {
    await using server = await startOidcServer({ clientAuth: 'client_secret_post' });
    const grant = tokenGrant(describeOAuth(), credentialsOf(server), { baseUrl: server.url }, 'body');
    await using source = tokenSource(grant);

    const token = await source.get();

    expect((await introspect(server, token.value, 'body')).active).toBe(true);
    expect(server.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  test('rotates refresh tokens: each is used once, and the grant lives on', async () => {
    const clock = new JumpClock();
    await using server = await startOidcServer({ accessLifetime: 60 });
    const { source } = await logIn(server, clock);

    for (let n = 0; n < 5; n++) {
      await Promise.all(Array.from({ length: 10 }, () => source.get()));
      clock.jump(61_000);
    }
    const last = await source.get();
    await source.close();

    const sent = refreshTokensSent(server);
    expect(sent).toHaveLength(6);
    expect(new Set(sent).size).toBe(6);
    expect(server.requests.every(({ status }) => status === 200)).toBe(true);
    expect((await introspect(server, last.value)).active).toBe(true);
  });

  test('never sees a refresh token twice from three sources that share a store', async () => {
    const clock = new JumpClock();
    await using server = await startOidcServer({ accessLifetime: 60 });
    const { grant, options, source } = await logIn(server, clock);
    const store = memoryStore({ clock });
    const sources = [1, 2, 3].map(() => tokenSource(grant, { ...options, store }));

    for (let n = 0; n < 4; n++) {
      await Promise.all(sources.map(each => each.get()));
      clock.jump(61_000);
    }
    await Promise.all([source, ...sources].map(each => each.close()));

    const sent = refreshTokensSent(server);
    expect(sent).toHaveLength(4);
    expect(new Set(sent).size).toBe(4);
  });

  test('revokes the family when a lost response is replayed: a clean demand for a person, and no third try', async () => {
    const clock = new JumpClock({ hurried: true });
    await using server = await startOidcServer({ accessLifetime: 60 });
    const { source, events } = await logIn(server, clock);
    await source.get();
    clock.jump(61_000);
    server.faults.next({ kind: 'response-lost' });

    const error = await failureOf(source.get());
    const next = await failureOf(source.get());
    await source.close();

    expect([error.code, next.code]).toEqual(['reauthentication_required', 'reauthentication_required']);
    expect(typesOf(events)).toEqual(['acquire', 'replay', 'failure', 'reauth_required']);
    expect(refreshTokensSent(server)).toHaveLength(3);
  });

  test('exchanges a subject token (RFC 8693), with a client that authenticates besides', async () => {
    await using server = await startOidcServer();
    const grantType = 'urn:ietf:params:oauth:grant-type:token-exchange';
    const plain = describeOAuth();
    const descriptor = describeOAuth({
      credentials: {
        ...plain.credentials,
        subjectToken: { description: 'Subject token.', secret: true, required: true, perRequest: true },
      },
      acquire: {
        ...plain.acquire,
        grantType,
        fields: {
          grant_type: { value: grantType },
          subject_token: { credential: 'subjectToken' },
          subject_token_type: { value: 'urn:ietf:params:oauth:token-type:id_token' },
        },
      },
      response: { ...plain.response, issuedTokenType: '/issued_token_type' },
      failures: [{ status: 400, codes: ['invalid_request', 'invalid_target'], is: 'grant' }],
    });
    const lifetimes = [-10, 300];
    const subjectToken = () => server.mintIdToken({ lifetimeSeconds: lifetimes.shift() ?? 300 });
    const credentials = { ...credentialsOf(server), subjectToken };
    await using source = tokenSource(tokenGrant(descriptor, credentials, { baseUrl: server.url }));

    const token = await source.get();

    // The first subject token had died: one more was asked for.
    expect(server.requests.map(({ status }) => status)).toEqual([400, 200]);
    expect((await introspect(server, token.value)).active).toBe(true);
  });

  test('revokes what a login brought at revoke(); introspection agrees, and nothing is left here', async () => {
    const clock = new JumpClock();
    await using server = await startOidcServer();
    const { source } = await logIn(server, clock, {
      revoke: {
        operation: { name: 'revoke', method: 'POST', path: '/token/revocation', body: 'form' },
        grantType: 'revocation',
        fields: { token: { token: 'refresh' }, token_type_hint: { value: 'refresh_token' } },
        fieldsIn: 'body',
      },
    });
    const token = await source.get();
    const before = await introspect(server, token.value);

    const revoked = await source.revoke();

    const after = await introspect(server, token.value);
    expect([before.active, revoked, after.active]).toEqual([true, true, false]);
    expect(source.peek()).toBeUndefined();
    expect(source.status()).toMatchObject({ phase: 'empty', hasRefreshToken: false });
  });
});
