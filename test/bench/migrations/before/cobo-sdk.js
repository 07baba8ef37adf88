import CoboWaas2 from '@cobo/cobo-waas2';

const {
  COBO_URL = 'https://api.dev.cobo.com/v2',
  COBO_CLIENT_ID = '',
  COBO_ORG_ID = '',
  COBO_APP_PRIVATE_KEY = '',
} = process.env;

const client = CoboWaas2.ApiClient.instance;
client.setEnv({ basePath: COBO_URL });
client.setPrivateKey(COBO_APP_PRIVATE_KEY);
const oauth = new CoboWaas2.OAuthApi();

let token;
let expiresAt = 0;

async function logIn() {
  if (Date.now() < expiresAt) return;
  token = token
    ? await oauth.refreshToken({
        client_id: COBO_CLIENT_ID,
        grant_type: 'refresh_token',
        refresh_token: token.refresh_token,
      })
    : await oauth.getToken(COBO_CLIENT_ID, COBO_ORG_ID, 'org_implicit');
  expiresAt = Date.now() + token.expires_in * 1000;
  client.setHeader({ Authorization: `Bearer ${token.access_token}` });
}

export async function wallets() {
  await logIn();
  return new CoboWaas2.WalletsApi().listWallets({ limit: 10 });
}
