const {
  EQUINIX_URL = 'https://api.equinix.com',
  EQUINIX_CLIENT_ID = '',
  EQUINIX_CLIENT_SECRET = '',
} = process.env;

let token = '';
let expiresAt = 0;

async function accessToken(): Promise<string> {
  if (Date.now() < expiresAt) return token;
  const response = await fetch(`${EQUINIX_URL}/oauth2/v1/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: EQUINIX_CLIENT_ID,
      client_secret: EQUINIX_CLIENT_SECRET,
    }),
  });
  if (!response.ok) throw new Error(`token: ${response.status} ${await response.text()}`);
  const body = (await response.json()) as { access_token: string; token_timeout: string };
  token = body.access_token;
  expiresAt = Date.now() + Number(body.token_timeout) * 1000;
  return token;
}

export async function ports(): Promise<unknown> {
  const send = async () =>
    fetch(`${EQUINIX_URL}/fabric/v4/ports`, {
      headers: { authorization: `Bearer ${await accessToken()}` },
    });
  let response = await send();
  if (response.status === 401) {
    expiresAt = 0;
    response = await send();
  }
  if (!response.ok) throw new Error(`ports: ${response.status}`);
  return response.json();
}
