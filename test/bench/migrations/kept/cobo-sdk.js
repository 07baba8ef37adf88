import CoboWaas2 from '@cobo/cobo-waas2';
import { authorizationHeader, coboSigner, tokenSource } from '@token-clients/auth-hooks';
import { fileStore } from '@token-clients/auth-hooks/file-store';
import { coboOAuth } from '@token-clients/cobo-oauth';

const {
  COBO_URL = 'https://api.dev.cobo.com/v2',
  COBO_CLIENT_ID = '',
  COBO_ORG_ID = '',
  COBO_APP_PRIVATE_KEY = '',
} = process.env;

const client = CoboWaas2.ApiClient.instance;
client.setEnv({ basePath: COBO_URL });
client.setPrivateKey(COBO_APP_PRIVATE_KEY);

const signer = coboSigner({ privateKey: COBO_APP_PRIVATE_KEY });
const grant = coboOAuth({ baseUrl: COBO_URL, clientId: COBO_CLIENT_ID, orgId: COBO_ORG_ID, signer });
const source = tokenSource(grant, { store: fileStore({ directory: '.tokens' }) });

export async function wallets() {
  client.setHeader(await authorizationHeader(source));
  return new CoboWaas2.WalletsApi().listWallets({ limit: 10 });
}
