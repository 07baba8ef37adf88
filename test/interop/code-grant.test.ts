import { createHash, randomBytes } from 'node:crypto';
import { tokenSource } from '@token-clients/auth-hooks';
import { memoryStore } from '@token-clients/auth-hooks/memory-store';
import type { TokenDescriptor } from '@token-clients/runtime';
import { codeGrant } from '@token-clients/runtime/code-grant';
import { JumpClock } from '@token-clients/test-support';
import { type OidcServer, startOidcServer } from '@token-clients/test-support/oauth-servers';
import { describe, expect, test } from 'vitest';
import { describeOAuth, failureOf, fieldsOf, watched } from './helpers.js';
import { introspect } from './oauth4webapi.js';

const REDIRECT_URI = 'https://app.example/callback';

/** A provider whose tokens a person has to agree to. */
function describeCode(): TokenDescriptor {
  const oauth = describeOAuth();
  const { operation } = oauth.acquire;
  const start = { secret: true, required: false, perRequest: true };
  return {
    ...oauth,
    credentials: {
      ...oauth.credentials,
      code: { description: 'Code of a login.', ...start },
      codeVerifier: { description: 'Verifier of the code.', ...start },
      redirectUri: { description: 'Redirect URI.', secret: false, required: false },
      refreshToken: { description: 'Refresh token of a login.', ...start },
    },
    acquire: {
      operation,
      grantType: 'authorization_code',
      fields: {
        grant_type: { value: 'authorization_code' },
        code: { credential: 'code' },
        redirect_uri: { credential: 'redirectUri' },
        code_verifier: { credential: 'codeVerifier' },
      },
      fieldsIn: 'body',
    },
    startsFrom: { code: 'code', refreshToken: 'refreshToken' },
    refresh: {
      operation: { ...operation, name: 'refreshToken' },
      grantType: 'refresh_token',
      fields: { grant_type: { value: 'refresh_token' }, refresh_token: { token: 'refresh' } },
      fieldsIn: 'body',
    },
    response: { ...oauth.response, refreshToken: '/refresh_token', scope: '/scope' },
    rotation: 'always',
  };
}

async function logIn(server: OidcServer) {
  const codeVerifier = randomBytes(32).toString('base64url');
  const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
  return { code: await server.mintCode({ codeChallenge }), codeVerifier, redirectUri: REDIRECT_URI };
}

const clientOf = ({ clientId, clientSecret }: OidcServer) => ({ clientId, clientSecret });
const sent = ({ requests }: OidcServer) =>
  requests.filter(({ path }) => path === '/token').map(({ text }) => fieldsOf(text));

describe('a grant that a person gives, at oidc-provider', () => {
  test('starts from code and verifier, and goes on with the refresh tokens of the responses', async () => {
    await using server = await startOidcServer();
    const clock = new JumpClock({ hurried: true });
    const login = await logIn(server);
    const grant = codeGrant(describeCode(), { ...clientOf(server), ...login }, { baseUrl: server.url });
    await using source = tokenSource(grant, watched(clock));

    const first = await source.get();
    clock.jump(70_000);
    const second = await source.get();
    clock.jump(70_000);
    const third = await source.get();

    expect(new Set([first.value, second.value, third.value]).size).toBe(3);
    expect((await introspect(server, third.value)).active).toBe(true);
    expect(sent(server).map(({ grant_type }) => grant_type)).toEqual([
      'authorization_code',
      'refresh_token',
      'refresh_token',
    ]);
    expect(new Set(sent(server).map(({ refresh_token }) => refresh_token)).size).toBe(3);
  });

  test('starts from the refresh token of an earlier login', async () => {
    await using server = await startOidcServer();
    const clock = new JumpClock({ hurried: true });
    const refreshToken = await server.mintRefreshToken();
    const grant = codeGrant(describeCode(), { ...clientOf(server), refreshToken }, { baseUrl: server.url });
    await using source = tokenSource(grant, watched(clock));

    await source.get();
    clock.jump(70_000);
    const next = await source.get();

    expect((await introspect(server, next.value)).active).toBe(true);
    const tokens = sent(server).map(({ refresh_token }) => refresh_token);
    expect(tokens[0]).toBe(refreshToken);
    expect(tokens[1]).not.toBe(refreshToken);
  });

  test('sends a code once, says that a person is needed, and takes the next code after reset()', async () => {
    await using server = await startOidcServer();
    let login = await logIn(server);
    login = { ...login, code: 'spent' };
    const credentials = {
      ...clientOf(server),
      redirectUri: REDIRECT_URI,
      code: () => login.code,
      codeVerifier: () => login.codeVerifier,
    };
    const grant = codeGrant(describeCode(), credentials, { baseUrl: server.url });
    await using source = tokenSource(grant, watched());

    const error = await failureOf(source.get());
    const again = await failureOf(source.get());

    expect(error).toMatchObject({ code: 'reauthentication_required', serverCode: 'invalid_grant' });
    expect(again.code).toBe('reauthentication_required');
    expect(sent(server)).toHaveLength(1);

    login = await logIn(server);
    await source.reset();
    const token = await source.get();

    expect((await introspect(server, token.value)).active).toBe(true);
    expect(sent(server).map(({ code }) => code)).toEqual(['spent', login.code]);
  });

  test('is shared by all sources of one account: the code is sent by one of them', async () => {
    await using server = await startOidcServer();
    const clock = new JumpClock({ hurried: true });
    const store = memoryStore({ clock });
    const login = await logIn(server);
    const options = { baseUrl: server.url, account: 'jane' };
    const sources = [1, 2, 3].map(() =>
      tokenSource(codeGrant(describeCode(), { ...clientOf(server), ...login }, options), {
        ...watched(clock),
        store,
      }),
    );

    const tokens = await Promise.all(sources.map(source => source.get()));

    expect(new Set(tokens.map(({ value }) => value)).size).toBe(1);
    expect(sent(server)).toHaveLength(1);
    await Promise.all(sources.map(source => source.close()));
  });
});
