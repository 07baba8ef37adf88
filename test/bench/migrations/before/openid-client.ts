import * as client from 'openid-client';

const {
  BENCHLING_URL = 'https://acme.benchling.com',
  BENCHLING_CLIENT_ID = '',
  BENCHLING_CLIENT_SECRET = '',
} = process.env;

const config = new client.Configuration(
  { issuer: BENCHLING_URL, token_endpoint: `${BENCHLING_URL}/api/v2/token` },
  BENCHLING_CLIENT_ID,
  {},
  client.ClientSecretPost(BENCHLING_CLIENT_SECRET),
);
// A server on this machine, in tests.
if (BENCHLING_URL.startsWith('http:')) client.allowInsecureRequests(config);

let token = '';
let expiresAt = 0;

async function accessToken(): Promise<string> {
  if (Date.now() > expiresAt - 60_000) {
    const response = await client.clientCredentialsGrant(config);
    token = response.access_token;
    expiresAt = Date.now() + (response.expiresIn() ?? 0) * 1000;
  }
  return token;
}

export async function projects(): Promise<unknown> {
  const url = new URL(`${BENCHLING_URL}/api/v2/projects`);
  const response = await client.fetchProtectedResource(config, await accessToken(), url, 'GET');
  if (!response.ok) throw new Error(`projects: ${response.status}`);
  return response.json();
}
