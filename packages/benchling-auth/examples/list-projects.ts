// Lists the projects of a Benchling tenant.
// Needs BENCHLING_CLIENT_ID, BENCHLING_CLIENT_SECRET and BENCHLING_ENDPOINT, such as https://acme.benchling.com/api/v2
import { bearerFetch, tokenSource } from '@token-clients/auth-hooks';
import { benchlingAuth } from '@token-clients/benchling-auth';
import { isTokenClientError } from '@token-clients/runtime';

const {
  BENCHLING_ENDPOINT: baseUrl = '',
  BENCHLING_CLIENT_ID: clientId = '',
  BENCHLING_CLIENT_SECRET: clientSecret = '',
} = process.env;

await using source = tokenSource(benchlingAuth({ clientId, clientSecret, baseUrl }));
const api = bearerFetch(source, { origins: [new URL(baseUrl).origin] });

try {
  const response = await api(`${baseUrl}/projects`);
  const { projects } = (await response.json()) as { projects: { id: string; name: string }[] };
  for (const { id, name } of projects) console.log(`${id}  ${name}`);
} catch (error) {
  if (!isTokenClientError(error)) throw error;
  // The message says what failed and what to do, and never shows a secret.
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
}
