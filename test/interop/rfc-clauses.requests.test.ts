import { bearerFetch, coboSigner, tokenSource } from '@token-clients/auth-hooks';
import { coboOAuth } from '@token-clients/cobo-oauth';
import { tokenGrant } from '@token-clients/runtime';
import { JumpClock } from '@token-clients/test-support';
import { startOidcServer } from '@token-clients/test-support/oauth-servers';
import { type LoggedRequest, startRotatingServer } from '@token-clients/testing/servers';
import { coboVerify, signedText, startCoboServer } from '@token-clients/testing/vendors';
import * as oauth from 'oauth4webapi';
import { describe, expect, test } from 'vitest';
import { describeLogin, describeOAuth, failureOf, fieldsOf } from './helpers.js';
import { authOf, clientOf, insecure, serverOf } from './oauth4webapi.js';
import { serverNames, startBehindFaults } from './two-servers.js';

/** Characters that form encoding may leave alone or not: both spellings mean the same (RFC 3986 section 2.3). */
const oneSpelling = (text: string) => text.replace(/%(2D|2E|5F|7E|2A|21|27|28|29)/g, decodeURIComponent);

/** What a server can tell apart in two requests: the order of fields is no difference, the bytes of each field are. */
const wire = ({ method, target, headers, text }: LoggedRequest) => ({
  method,
  target,
  type: headers['content-type']?.toLowerCase().replace(/; ?charset=utf-8$/, ''),
  accept: headers.accept,
  authorization: oneSpelling(atob(headers.authorization?.split(' ')[1] ?? '')),
  fields: oneSpelling(text).split('&').sort(),
});

/** Id and secret in a Basic header, form-decoded. */
const basicOf = (request: LoggedRequest | undefined) =>
  Buffer.from(request?.headers.authorization?.split(' ')[1] ?? '', 'base64')
    .toString()
    .split(':')
    .map(part => new URLSearchParams(`x=${part}`).get('x'));

describe.each(serverNames)('token requests to %s', name => {
  test.each(['basic', 'body'] as const)(
    'RFC 6749 section 3.2 [1]: are a POST with a form and no secret in the URL, as oauth4webapi sends it (%s)',
    async method => {
      await using it = await startBehindFaults(name, { method });
      const [as, client] = [serverOf(it.front), clientOf(it.client)];

      await it.source.get();
      const auth = authOf(it.client, method);
      await oauth.clientCredentialsGrantRequest(as, client, auth, {}, insecure);

      const [ours, theirs] = it.front.requests.map(wire);
      const [first] = it.front.requests;
      expect(ours).toEqual(theirs);
      expect(first?.target).toBe('/token');
    },
  );

  test('RFC 6749 section 2.3 [2]: authenticate the client in exactly one way', async () => {
    for (const method of ['basic', 'body'] as const) {
      await using it = await startBehindFaults(name, { method });
      await it.source.get();

      const [request] = it.front.requests;
      const fields = fieldsOf(request?.text ?? '');

      expect([method, 'authorization' in (request?.headers ?? {}), 'client_secret' in fields]).toEqual([
        method,
        method === 'basic',
        method === 'body',
      ]);
    }
    const headers = { authorization: 'Basic eDp5' };
    const grant = () => tokenGrant(describeOAuth(), { clientId: 'id', clientSecret: 's' }, { headers });
    expect(grant).toThrow(/Authorization/);
  });

  test('RFC 6749 section 3.2 [4]: leave out what has no value, and repeat nothing', async () => {
    for (const scope of ['', undefined]) {
      await using it = await startBehindFaults(name, {
        ...(scope !== undefined && { scope }),
        grantOptions: { extraFields: { audience: '', hint: 'x' } },
      });
      await it.source.get();

      const names = [...new URLSearchParams(it.front.requests[0]?.text).keys()];

      expect(names).toEqual(['grant_type', 'hint']);
    }
    const again = { extraFields: { grant_type: 'password' } };
    const grant = () => tokenGrant(describeOAuth(), { clientId: 'id', clientSecret: 's' }, again);
    expect(grant).toThrow(/grant_type/);
  });

  test('RFC 6750 section 5.3 [15]: go over TLS, except to this machine, and the token goes to its origins only', async () => {
    await using it = await startBehindFaults(name);
    const api = bearerFetch(it.source, { origins: [it.front.url] });

    const error = await failureOf(api('https://api.example/me'));

    expect(error.code).toBe('configuration');
    expect(it.front.requests).toEqual([]);
    expect(() => bearerFetch(it.source, { origins: ['http://api.example'] })).toThrow(/https/);
    const plain = { baseUrl: 'http://api.example' };
    expect(() => tokenGrant(describeOAuth(), { clientId: 'id', clientSecret: 's' }, plain)).toThrow(/https/);
  });
});

describe('client authentication', () => {
  test.each(['a b', 'a:b', '100%', 'a+b', 'a/b', 'a&b', 'a=b', 'a~b', 'a*b', `a'b(c)!`])(
    'RFC 6749 section 2.3.1 [3]: Basic carries the secret %j form-encoded, and oidc-provider agrees with oauth4webapi',
    async clientSecret => {
      await using server = await startOidcServer({ clientSecret });
      const { clientId, url: baseUrl } = server;
      await using source = tokenSource(tokenGrant(describeOAuth(), { clientId, clientSecret }, { baseUrl }));

      await source.get();
      const auth = authOf(server);
      await oauth.clientCredentialsGrantRequest(serverOf(server), clientOf(server), auth, {}, insecure);

      expect(server.requests.map(basicOf)).toEqual([
        [clientId, clientSecret],
        [clientId, clientSecret],
      ]);
      expect(server.requests.map(({ status }) => status)).toEqual([200, 200]);
    },
  );
});

describe('refresh requests', () => {
  test('RFC 6749 section 6 [1]: have the bytes that oauth4webapi sends', async () => {
    const clock = new JumpClock();
    await using server = await startOidcServer({ clientSecret: 'plain-secret', clientId: 'plain-id' });
    const { clientId, clientSecret, url: baseUrl } = server;
    const refreshToken = await server.mintRefreshToken();
    const grant = tokenGrant(describeLogin(), { clientId, clientSecret, refreshToken }, { baseUrl });
    await using source = tokenSource(grant, { clock });

    await source.get();
    const [as, client] = [serverOf(server), clientOf(server)];
    await oauth.refreshTokenGrantRequest(as, client, authOf(server), refreshToken, insecure);

    const [ours, theirs] = server.requests.map(wire);
    expect(ours).toEqual(theirs);
  });

  test('RFC 9700 section 4.14 [18]: never send a refresh token twice, over ten refreshes and forty callers', async () => {
    const clock = new JumpClock();
    await using server = await startRotatingServer({ now: clock.now });
    const { refreshToken } = server.tokens.start();
    const grant = tokenGrant(describeLogin(), { refreshToken }, { baseUrl: server.url }, 'none');
    await using source = tokenSource(grant, { clock });

    for (let n = 0; n < 10; n++) {
      await Promise.all(Array.from({ length: 40 }, () => source.get()));
      clock.jump(60_000);
    }

    expect(server.tokens).toMatchObject({ refreshes: 10, reuses: 0 });
    expect(server.requests).toHaveLength(10);
  });

  test('RFC 9700 section 4.11 [19]: go to the endpoint that issued the token, and follow no redirect', async () => {
    const clock = new JumpClock({ hurried: true });
    await using elsewhere = await startRotatingServer();
    await using server = await startRotatingServer({ now: clock.now });
    const { refreshToken } = server.tokens.start();
    const grant = tokenGrant(describeLogin(), { refreshToken }, { baseUrl: server.url }, 'none');
    await using source = tokenSource(grant, { clock, random: () => 0 });
    await source.get();
    clock.jump(60_000);
    server.faults.next({ kind: 'redirect', location: elsewhere.tokenUrl });

    const error = await failureOf(source.get());
    clock.jump(10_000);
    const token = await source.get();

    expect(error).toMatchObject({ reason: 'redirect' });
    expect(elsewhere.requests).toEqual([]);
    expect(server.tokens).toMatchObject({ refreshes: 2, reuses: 0 });
    expect(server.tokens.accessTokens.state(token.value)).toBe('active');
  });
});

describe('signed requests', () => {
  test('Cobo signature [26]: method, path, time, query and body are the bytes sent; each attempt has its own', async () => {
    const clock = new JumpClock({ hurried: true });
    await using server = await startCoboServer({ now: clock.now, expiresIn: 600 });
    const signer = coboSigner({ privateKey: server.keys.privateKey, now: clock.now });
    const app = { clientId: 'fake-client-id', orgId: 'fake-org-id' };
    await using source = tokenSource(coboOAuth({ ...app, signer, baseUrl: server.baseUrl }), { clock });
    server.faults.next({ kind: 'unavailable' });
    await source.get();
    clock.jump(600_000);
    await bearerFetch(source, { origins: [server.url], signer })(`${server.baseUrl}/wallets?q=a b&q=é*`);

    const nonces = server.requests.map(({ headers }) => headers['biz-api-nonce'] ?? '');
    const valid = server.requests.map((request, n) => {
      const text = signedText(request, nonces[n] ?? '');
      return coboVerify(server.keys.publicKey, text, request.headers['biz-api-signature'] ?? '');
    });

    expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'POST', 'GET']);
    expect(valid).toEqual([true, true, true, true]);
    expect(new Set(nonces).size).toBe(4);
  });
});
