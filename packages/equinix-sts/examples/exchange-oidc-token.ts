// Exchanges the ID token of a workload for an Equinix token, without any secret.
// Needs OIDC_TOKEN_URL, where the platform issues ID tokens, and EQUINIX_SCOPE; EQUINIX_STS_ENDPOINT is another
// base URL of the service.
import { tokenSource } from '@token-clients/auth-hooks';
import { equinixSts } from '@token-clients/equinix-sts';

const {
  OIDC_TOKEN_URL: oidcTokenUrl = '',
  EQUINIX_SCOPE: scope = '',
  EQUINIX_STS_ENDPOINT: baseUrl,
} = process.env;

/** ID tokens live for minutes. Every token request calls this function, so none is ever too old. */
async function subjectToken(): Promise<string> {
  const response = await fetch(oidcTokenUrl);
  const { value } = (await response.json()) as { value: string };
  return value;
}

await using source = tokenSource(equinixSts({ subjectToken, scope, baseUrl }));

// Two callers, one token request.
const [token, same] = await Promise.all([source.get(), source.get()]);
console.log(`token ${token.id}, for both callers: ${token.id === same.id}`);

// After a rejection by a server the source exchanges another ID token.
source.invalidate(token.id, 'to show another exchange');
console.log(`another one: ${(await source.get()).id !== token.id}`);
