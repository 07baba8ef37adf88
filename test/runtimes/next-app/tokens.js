import { bearerFetch, coboSigner, tokenSource } from '@token-clients/auth-hooks';
import { coboOAuth } from '@token-clients/cobo-oauth';
import { equinixAccessToken } from '@token-clients/equinix-access-token';

const { BASE_URL: baseUrl = 'https://vendors.example', COBO_KEY: privateKey = '4c'.repeat(32) } = process.env;

// As the READMEs show it: made in module scope, kept by all requests.
const source = tokenSource(
  equinixAccessToken({ clientId: 'fake-id', clientSecret: 'right-secret', baseUrl }),
);
const api = bearerFetch(source, { origins: [baseUrl] });
const signer = coboSigner({ privateKey });
const grant = coboOAuth({ clientId: 'fake-id', orgId: 'fake-org', signer, baseUrl: `${baseUrl}/v2` });
const signed = bearerFetch(tokenSource(grant), { origins: [baseUrl], signer });

/** Calls an API that wants a token, and one that wants a signature as well. */
export async function GET() {
  const ports = await api(`${baseUrl}/fabric/v4/ports`);
  const wallets = await signed(`${baseUrl}/v2/wallets?limit=10`);
  return Response.json({ token: (await source.get()).value, ports: ports.status, wallets: wallets.status });
}
