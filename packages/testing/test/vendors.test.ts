import {
  coboSign,
  coboVerify,
  startBenchlingServer,
  startCoboServer,
  startEquinixServer,
  startStsServer,
} from '@token-clients/testing/vendors';
import { expect, test } from 'vitest';
import { ask, basic, bearer, CLIENT, type Fields, formPart, postForm, postJson, use } from './requests.js';

test('the Equinix server gives a token for JSON and takes it at its API', async () => {
  const server = await use(startEquinixServer());

  const token = await postJson(`${server.url}/oauth2/v1/token`, {
    ...CLIENT,
    grant_type: 'client_credentials',
  });
  const ports = await ask(`${server.url}/fabric/v4/ports`, { headers: bearer(token.body.access_token) });
  server.accessTokens.expire();
  const later = await ask(`${server.url}/fabric/v4/ports`, { headers: bearer(token.body.access_token) });

  expect(token.body).toMatchObject({ token_timeout: '3599', token_type: 'Bearer', user_name: 'jane.fake' });
  expect(token.body).not.toHaveProperty('refresh_token');
  expect([ports.status, later.status]).toEqual([200, 401]);
  expect(later.headers.get('www-authenticate')).toContain('invalid_token');
});

test('the Equinix server rejects forms and the retired password grant', async () => {
  const server = await use(startEquinixServer());

  const form = await postForm(`${server.url}/oauth2/v1/token`, CLIENT);
  const noGrant = await postJson(`${server.url}/oauth2/v1/token`, CLIENT);

  expect([form.status, noGrant.status]).toEqual([415, 400]);
  expect(Object.keys(noGrant.body).sort()).toEqual([
    'developer_message',
    'error_code',
    'error_domain',
    'error_message',
    'error_title',
  ]);
});

test('the Equinix server locks the account after five bad attempts, also for the right secret', async () => {
  const server = await use(startEquinixServer({ errorKeys: 'camelCase' }));
  const url = `${server.url}/oauth2/v1/token`;
  const good = { ...CLIENT, grant_type: 'client_credentials' };

  for (let attempt = 0; attempt < 4; attempt++) await postJson(url, { ...good, client_secret: 'x' });
  const beforeLock = await postJson(url, good);
  for (let attempt = 0; attempt < 5; attempt++) await postJson(url, { ...good, client_secret: 'x' });
  const afterLock = await postJson(url, good);

  expect(beforeLock.status).toBe(200);
  expect(afterLock.body).toMatchObject({ errorCode: 'FAKE-LOCKED' });
  expect(server.account).toMatchObject({ locked: true, attempts: 11, rejected: 10 });
});

test('the Equinix server gives refresh tokens only with its password grant, and rotates on demand', async () => {
  const passwordGrant = { userName: 'jane', userPassword: 'p' };
  const server = await use(startEquinixServer({ passwordGrant, rotate: true }));

  const first = await postJson(`${server.url}/oauth2/v1/token`, {
    ...CLIENT,
    user_name: 'jane',
    user_password: 'p',
  });
  const refresh = () =>
    postJson(`${server.url}/oauth2/v1/refreshaccesstoken`, {
      ...CLIENT,
      refresh_token: first.body.refresh_token,
    });
  const [second, again] = [await refresh(), await refresh()];

  expect(first.body.refresh_token_timeout).toBe('5182560');
  expect(second.body.refresh_token).not.toBe(first.body.refresh_token);
  expect(again.status).toBe(400);
});

test('the STS server exchanges a subject token and asks to repeat when it should', async () => {
  const server = await use(startStsServer({ conflicts: 1, acceptSubject: token => token === 'good' }));
  const form = {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    scope: 'roleassignments:fake',
    subject_token: 'good',
    subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
  };

  const conflict = await postForm(`${server.url}/use/token`, form);
  const token = await postForm(`${server.url}/v1/token`, form);
  const bad = await postForm(`${server.url}/use/token`, { ...form, subject_token: 'bad' });

  expect(conflict.status).toBe(409);
  expect(token.body).toMatchObject({
    issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    token_type: 'Bearer',
    expires_in: 3600,
  });
  expect(bad).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
});

test('the Cobo server wants each request signed with a new nonce, and spends refresh tokens', async () => {
  const server = await use(startCoboServer({ signResponses: 'hyphens' }));
  let nonce = Date.now();
  const signed = (method: string, target: string, body = '', headers: Fields = {}, at = String(++nonce)) => {
    const [path = '', query = ''] = target.split('?');
    const text = Buffer.from(`${method}|${path}|${at}|${query}|${body}`);
    return ask(server.url + target, {
      method,
      headers: {
        ...headers,
        'biz-api-key': server.keys.publicKey,
        'biz-api-nonce': at,
        'biz-api-signature': coboSign(server.keys.privateKey, text),
      },
      ...(body && { body }),
    });
  };
  const target = '/v2/oauth/token?client_id=fake-client-id&org_id=fake-org-id&grant_type=org_implicit';

  const first = await signed('GET', target);
  const unsigned = await ask(server.url + target);
  const replayed = await signed('GET', target, '', {}, String(nonce));
  const old = await signed('GET', target, '', {}, String(nonce - 3_600_000));
  const wallets = () => signed('GET', '/v2/wallets', '', bearer(first.body.access_token));
  const before = await wallets();
  const refresh = (token: unknown) =>
    signed(
      'POST',
      '/v2/oauth/token',
      JSON.stringify({ client_id: 'fake-client-id', grant_type: 'refresh_token', refresh_token: token }),
      { 'content-type': 'application/json' },
    );
  const second = await refresh(first.body.refresh_token);
  const reuse = await refresh(first.body.refresh_token);
  const afterReuse = await refresh(second.body.refresh_token);
  const dead = await wallets();

  expect([first.status, before.status, second.status]).toEqual([200, 200, 200]);
  expect([unsigned.status, replayed.status, old.status, reuse.status, afterReuse.status]).toEqual(
    Array(5).fill(401),
  );
  expect(dead).toMatchObject({ status: 500, body: { error_code: 1000 } });
  expect(server.tokens).toMatchObject({ refreshes: 1, reuses: 1 });
  const signedResponse = Buffer.from(`${first.text}|${first.headers.get('biz-timestamp')}`);
  expect(coboVerify(server.responseKey, signedResponse, first.headers.get('biz-resp-signature') ?? '')).toBe(
    true,
  );
});

test('the Cobo server forgives a spent refresh token inside its grace window', async () => {
  const server = await use(startCoboServer({ graceMs: 60_000 }));
  const { refreshToken } = server.mint();

  const [first, again] = [server.tokens.refresh(refreshToken), server.tokens.refresh(refreshToken)];

  expect(again).toEqual(first);
  expect(server.tokens).toMatchObject({ refreshes: 1, replays: 1, reuses: 0 });
});

test('the Benchling server takes raw Basic or a body, sends errors as objects, and wrong tenants as a page', async () => {
  const server = await use(startBenchlingServer({ clientSecret: 'a%2Bb:c' }));
  const url = `${server.url}/api/v2/token`;
  const grant = { grant_type: 'client_credentials' };

  const raw = await postForm(url, grant, basic('fake-client-id', 'a%2Bb:c'));
  const inBody = await postForm(url, { ...grant, client_id: 'fake-client-id', client_secret: 'a%2Bb:c' });
  const encoded = await postForm(url, grant, basic('fake-client-id', formPart('a%2Bb:c')));
  const page = await postForm(`${server.wrongTenantUrl}/api/v2/token`, grant);

  expect(raw.body).toMatchObject({ token_type: 'Bearer', expires_in: 900 });
  expect(inBody.status).toBe(200);
  expect(encoded).toMatchObject({ status: 401, body: { error: { type: 'invalid_client' } } });
  expect(page.headers.get('content-type')).toContain('text/html');
});
