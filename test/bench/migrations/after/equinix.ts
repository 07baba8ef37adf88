import { bearerFetch, tokenSource } from '@token-clients/auth-hooks';
import { fileStore } from '@token-clients/auth-hooks/file-store';
import { equinixAccessToken } from '@token-clients/equinix-access-token';

const {
  EQUINIX_URL = 'https://api.equinix.com',
  EQUINIX_CLIENT_ID = '',
  EQUINIX_CLIENT_SECRET = '',
} = process.env;

const grant = equinixAccessToken({
  baseUrl: EQUINIX_URL,
  clientId: EQUINIX_CLIENT_ID,
  clientSecret: EQUINIX_CLIENT_SECRET,
});
const source = tokenSource(grant, { store: fileStore({ directory: '.tokens' }) });
const api = bearerFetch(source, { origins: [EQUINIX_URL] });

export async function ports(): Promise<unknown> {
  const response = await api(`${EQUINIX_URL}/fabric/v4/ports`);
  if (!response.ok) throw new Error(`ports: ${response.status}`);
  return response.json();
}
