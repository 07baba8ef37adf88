import { type AccessToken, ClientCredentials } from 'simple-oauth2';

const {
  EQUINIX_URL = 'https://api.equinix.com',
  EQUINIX_CLIENT_ID = '',
  EQUINIX_CLIENT_SECRET = '',
} = process.env;

const client = new ClientCredentials({
  client: { id: EQUINIX_CLIENT_ID, secret: EQUINIX_CLIENT_SECRET },
  auth: { tokenHost: EQUINIX_URL, tokenPath: '/oauth2/v1/token' },
  options: { bodyFormat: 'json', authorizationMethod: 'body' },
});

let current: AccessToken | undefined;

async function accessToken(): Promise<string> {
  if (!current || current.expired(300)) {
    const { token } = await client.getToken({});
    // Equinix has the lifetime in a field of its own, which expired() does not read.
    current = client.createToken({ ...token, expires_in: token.token_timeout });
  }
  return String(current.token.access_token);
}

export async function ports(): Promise<unknown> {
  const response = await fetch(`${EQUINIX_URL}/fabric/v4/ports`, {
    headers: { authorization: `Bearer ${await accessToken()}` },
  });
  if (!response.ok) throw new Error(`ports: ${response.status}`);
  return response.json();
}
