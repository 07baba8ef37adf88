import { startOAuth2Server, startOidcServer } from '@token-clients/test-support/oauth-servers';
import { expect, test } from 'vitest';
import { ask, basic, bearer, CLIENT, formPart, postForm, use } from '../../testing/test/requests.js';

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
