import { bearerFetch, coboSigner, tokenSource } from '@token-clients/auth-hooks';
import { fileStore } from '@token-clients/auth-hooks/file-store';
import { coboOAuth } from '@token-clients/cobo-oauth';

const {
  COBO_URL = 'https://api.dev.cobo.com/v2',
  COBO_CLIENT_ID = '',
  COBO_ORG_ID = '',
  COBO_APP_PRIVATE_KEY = '',
} = process.env;

const signer = coboSigner({ privateKey: COBO_APP_PRIVATE_KEY });
const grant = coboOAuth({ baseUrl: COBO_URL, clientId: COBO_CLIENT_ID, orgId: COBO_ORG_ID, signer });
const source = tokenSource(grant, { store: fileStore({ directory: '.tokens' }) });
const api = bearerFetch(source, { origins: [new URL(COBO_URL).origin], signer });

export async function wallets(): Promise<unknown> {
  const response = await api(`${COBO_URL}/wallets?limit=10`);
  if (!response.ok) throw new Error(`wallets: ${response.status}`);
  return response.json();
}
