import { type RunningServer, startFaultServer } from '@token-clients/testing';
import { startOAuth2Server, startOidcServer } from '@token-clients/testing/oauth-servers';
import {
  coboSign,
  coboVerify,
  startBenchlingServer,
  startCoboServer,
  startEquinixServer,
  startStsServer,
} from '@token-clients/testing/vendors';
import { afterEach, expect, test } from 'vitest';

const running: RunningServer[] = [];
afterEach(() => Promise.all(running.splice(0).map(server => server.close())));

async function use<Server extends RunningServer>(starting: Promise<Server>): Promise<Server> {
  const server = await starting;
  running.push(server);
  return server;
}

type Fields = Record<string, string>;

async function ask(url: string, init: RequestInit = {}) {
  const response = await fetch(url, init);
  const text = await response.text();
  let body: Record<string, never> & object = {};
  try {
    body = JSON.parse(text);
  } catch {}
  return { status: response.status, headers: response.headers, body: body as Record<string, unknown>, text };
}

const postJson = (url: string, body: unknown, headers: Fields = {}) =>
  ask(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const postForm = (url: string, fields: Fields, headers: Fields = {}) =>
  ask(url, { method: 'POST', headers, body: new URLSearchParams(fields) });
const bearer = (token: unknown) => ({ authorization: `Bearer ${token}` });
const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});
const formPart = (text: string) => new URLSearchParams({ _: text }).toString().slice(2);

const CLIENT = { client_id: 'fake-client-id', client_secret: 'fake-client-secret' };

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

test('oidc-provider wants form-encoded Basic, rotates, and kills the family on reuse', async () => {
  const server = await use(startOidcServer());
  const grant = { grant_type: 'client_credentials' };
  const auth = basic(formPart(server.clientId), formPart(server.clientSecret));
  const refresh = (token: unknown) =>
    postForm(server.tokenUrl, { grant_type: 'refresh_token', refresh_token: String(token) }, auth);

  const token = await postForm(server.tokenUrl, grant, auth);
  const raw = await postForm(server.tokenUrl, grant, basic(server.clientId, server.clientSecret));
  const first = await server.mintRefreshToken();
  const second = await refresh(first);
  const reuse = await refresh(first);
  const afterReuse = await refresh(second.body.refresh_token);

  expect(token.body).toMatchObject({ token_type: 'Bearer', expires_in: 60 });
  expect(raw.status).toBe(400);
  expect(second.body.refresh_token).not.toBe(first);
  expect([reuse, afterReuse]).toMatchObject(Array(2).fill({ status: 400, body: { error: 'invalid_grant' } }));
});

test('oidc-provider introspects, revokes, and exchanges its own ID tokens', async () => {
  const server = await use(startOidcServer());
  const auth = basic(formPart(server.clientId), formPart(server.clientSecret));
  const exchange = (subject: string) =>
    postForm(
      server.tokenUrl,
      {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token: subject,
        subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
      },
      auth,
    );

  const token = await exchange(server.mintIdToken());
  const late = await exchange(server.mintIdToken({ lifetimeSeconds: -1 }));
  const form = { token: String(token.body.access_token) };
  const before = await postForm(`${server.tokenUrl}/introspection`, form, auth);
  const revoked = await postForm(`${server.tokenUrl}/revocation`, form, auth);
  const after = await postForm(`${server.tokenUrl}/introspection`, form, auth);

  expect(token.body.issued_token_type).toBe('urn:ietf:params:oauth:token-type:access_token');
  expect(late.status).toBe(400);
  expect([before.body.active, revoked.status, after.body.active]).toEqual([true, 200, false]);
});

test('@node-oauth/oauth2-server gives tokens and new refresh tokens', async () => {
  const server = await use(startOAuth2Server());

  const token = await postForm(server.tokenUrl, { ...CLIENT, grant_type: 'client_credentials' });
  const login = await postForm(server.tokenUrl, {
    ...CLIENT,
    grant_type: 'password',
    username: 'jane.fake',
    password: 'fake-password',
  });
  const refresh = () =>
    postForm(server.tokenUrl, {
      ...CLIENT,
      grant_type: 'refresh_token',
      refresh_token: String(login.body.refresh_token),
    });
  const [second, again] = [await refresh(), await refresh()];
  const me = await ask(`${server.url}/me`, { headers: bearer(second.body.access_token) });

  expect(token.body).toMatchObject({ token_type: 'Bearer' });
  expect(second.body.refresh_token).not.toBe(login.body.refresh_token);
  expect([again.status, me.status]).toEqual([400, 200]);
});

test('the fault server breaks exactly the requests it should', async () => {
  let runs = 0;
  const response = { status: 200, body: { access_token: 'fake-token', expires_in: 60 } };
  const server = await use(
    startFaultServer({
      handler: () => {
        runs++;
        return response;
      },
    }),
  );
  const get = (init: RequestInit = {}) => fetch(server.url, { redirect: 'manual', ...init });
  const { faults } = server;

  faults.next({ kind: 'hang' }, { kind: 'reset' }, { kind: 'reset-mid-body' }, { kind: 'response-lost' });
  // The only one with a time limit: on a busy machine a short one would end the others as well.
  await expect(get({ signal: AbortSignal.timeout(200) })).rejects.toMatchObject({ name: 'TimeoutError' });
  await expect(get()).rejects.toThrow('fetch failed');
  await expect(get().then(response => response.text())).rejects.toThrow('terminated');
  const runsBefore = runs;
  await expect(get()).rejects.toThrow('fetch failed');
  expect(runs).toBe(runsBefore + 1);

  faults.next({ kind: 'redirect', location: 'http://127.0.0.1:1/elsewhere' }, { kind: 'huge' });
  expect((await get()).status).toBe(307);
  expect((await (await get()).text()).length).toBe(2 * 1024 * 1024);
  faults.next({ kind: 'skewed-date', skewMs: -3_600_000 }, { kind: 'html' }, { kind: 'empty' });
  expect(Date.now() - Date.parse((await get()).headers.get('date') ?? '')).toBeGreaterThan(3_590_000);
  expect((await get()).headers.get('content-type')).toContain('html');
  expect(await (await get()).text()).toBe('');
  faults.next({ kind: 'truncated' }, { kind: 'unavailable', retryAfter: 2 });
  await expect((await get()).json()).rejects.toThrow(SyntaxError);
  expect((await get()).headers.get('retry-after')).toBe('2');
  expect(await (await get()).json()).toEqual(response.body);
  expect(server.requests).toHaveLength(12);
});

test('the fault server works in front of another server', async () => {
  const target = await use(startBenchlingServer());
  const server = await use(startFaultServer({ target: target.url }));
  const form = { grant_type: 'client_credentials' };

  server.faults.next({ kind: 'response-lost' });
  const lost = postForm(`${server.url}/api/v2/token`, form, basic(CLIENT.client_id, CLIENT.client_secret));
  await expect(lost).rejects.toThrow('fetch failed');
  const token = await postForm(
    `${server.url}/api/v2/token`,
    form,
    basic(CLIENT.client_id, CLIENT.client_secret),
  );

  expect(token.status).toBe(200);
  expect(target.accessTokens.all).toHaveLength(2);
});
