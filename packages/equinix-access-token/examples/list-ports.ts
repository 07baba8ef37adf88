// Lists the ports of an account.
// Needs EQUINIX_CLIENT_ID and EQUINIX_CLIENT_SECRET; EQUINIX_API_ENDPOINT is another base URL.
import { bearerFetch, tokenSource } from '@token-clients/auth-hooks';
import { equinixAccessToken } from '@token-clients/equinix-access-token';

const {
  EQUINIX_API_ENDPOINT: endpoint = 'https://api.equinix.com',
  EQUINIX_CLIENT_ID: clientId = '',
  EQUINIX_CLIENT_SECRET: clientSecret = '',
} = process.env;

// One source per account, for the whole program: it requests a token when one is needed, and keeps it.
await using source = tokenSource(equinixAccessToken({ clientId, clientSecret, baseUrl: endpoint }));
const api = bearerFetch(source, { origins: [endpoint] });

const response = await api(`${endpoint}/fabric/v4/ports`);
if (!response.ok) throw new Error(`The list of ports came with HTTP ${response.status}.`);

const { data } = (await response.json()) as { data: { uuid: string; name: string; state: string }[] };
for (const { uuid, name, state } of data) console.log(`${uuid}  ${state}  ${name}`);
console.log(source.status().summary);
