// Exchanges the ID token of a workload for an Equinix token, without any secret.
// Needs OIDC_TOKEN_URL, where the platform gives out ID tokens, and EQUINIX_SCOPE; EQUINIX_STS_ENDPOINT is another
// place to exchange them.
import { tokenSource } from '@token-clients/auth-hooks';
import { equinixSts } from '@token-clients/equinix-sts';

const {
  OIDC_TOKEN_URL: oidcTokenUrl = '',
  EQUINIX_SCOPE: scope = '',
  EQUINIX_STS_ENDPOINT: baseUrl,
} = process.env;

/** ID tokens live for minutes. As a function it is asked for each exchange, so none is ever too old. */
async function subjectToken(): Promise<string> {
  const answer = await fetch(oidcTokenUrl);
  const { value } = (await answer.json()) as { value: string };
  return value;
}

await using source = tokenSource(equinixSts({ subjectToken, scope, baseUrl }));

// Two callers, one exchange.
const [token, same] = await Promise.all([source.get(), source.get()]);
console.log(`token ${token.id}, for both callers: ${token.id === same.id}`);

// What a server rejects is exchanged anew, with another ID token.
source.invalidate(token.id, 'to show an exchange');
console.log(`another one: ${(await source.get()).id !== token.id}`);
