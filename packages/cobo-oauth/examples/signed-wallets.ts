// Lists the wallets of an organisation. Every request is signed; API calls also carry the organisation's token.
// Needs COBO_CLIENT_ID, COBO_ORG_ID and COBO_APP_PRIVATE_KEY; COBO_API_ENDPOINT is another base URL, and
// COBO_RESPONSE_KEY the key that its responses are signed with.
import { bearerFetch, coboSigner, tokenSource } from '@token-clients/auth-hooks';
import { coboOAuth } from '@token-clients/cobo-oauth';

const {
  COBO_API_ENDPOINT: baseUrl = 'https://api.dev.cobo.com/v2',
  COBO_APP_PRIVATE_KEY: privateKey = '',
  COBO_RESPONSE_KEY: responseKey = 'dev',
  COBO_CLIENT_ID: clientId = '',
  COBO_ORG_ID: orgId = '',
} = process.env;

const signer = coboSigner({ privateKey, responseKey });
await using source = tokenSource(coboOAuth({ clientId, orgId, signer, baseUrl }));
const api = bearerFetch(source, { origins: [new URL(baseUrl).origin], signer });

const response = await api(`${baseUrl}/wallets?limit=50`);
if (!response.ok) throw new Error(`The list of wallets came with HTTP ${response.status}.`);

const { data } = (await response.json()) as { data: { wallet_id: string; name: string }[] };
for (const wallet of data) console.log(`${wallet.wallet_id}  ${wallet.name}`);
