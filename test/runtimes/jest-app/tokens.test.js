const { bearerFetch, coboSigner, tokenSource } = require('@token-clients/auth-hooks');
const { fileStore } = require('@token-clients/auth-hooks/file-store');
const { coboOAuth } = require('@token-clients/cobo-oauth');
const { equinixAccessToken } = require('@token-clients/equinix-access-token');

const { BASE_URL: baseUrl, COBO_KEY: privateKey, TOKENS: directory } = process.env;

test('a call goes out with a token', async () => {
  const grant = equinixAccessToken({ clientId: 'fake-id', clientSecret: 'right-secret', baseUrl });
  const api = bearerFetch(tokenSource(grant, { store: fileStore({ directory }) }), { origins: [baseUrl] });

  expect((await api(`${baseUrl}/fabric/v4/ports`)).status).toBe(200);
});

test('a call goes out signed', async () => {
  const signer = coboSigner({ privateKey });
  const grant = coboOAuth({ clientId: 'fake-id', orgId: 'fake-org', signer, baseUrl: `${baseUrl}/v2` });
  const api = bearerFetch(tokenSource(grant), { origins: [baseUrl], signer });

  expect((await api(`${baseUrl}/v2/wallets`)).status).toBe(200);
});
