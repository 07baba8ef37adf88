// Lists the wallets of an organisation. Every request is signed; API calls carry the organisation's token besides.
// Needs COBO_CLIENT_ID, COBO_ORG_ID and COBO_APP_PRIVATE_KEY; COBO_API_ENDPOINT is another place to ask, and
// COBO_RESPONSE_KEY the key that its answers are signed with.
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

const answer = await api(`${baseUrl}/wallets?limit=50`);
if (!answer.ok) throw new Error(`The list of wallets came with HTTP ${answer.status}.`);

const { data } = (await answer.json()) as { data: { wallet_id: string; name: string }[] };
for (const wallet of data) console.log(`${wallet.wallet_id}  ${wallet.name}`);
