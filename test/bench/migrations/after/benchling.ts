import { bearerFetch, tokenSource } from '@token-clients/auth-hooks';
import { fileStore } from '@token-clients/auth-hooks/file-store';
import { benchlingAuth } from '@token-clients/benchling-auth';

const {
  BENCHLING_URL = 'https://acme.benchling.com',
  BENCHLING_CLIENT_ID = '',
  BENCHLING_CLIENT_SECRET = '',
} = process.env;

const grant = benchlingAuth({
  baseUrl: `${BENCHLING_URL}/api/v2`,
  clientId: BENCHLING_CLIENT_ID,
  clientSecret: BENCHLING_CLIENT_SECRET,
});
const source = tokenSource(grant, { store: fileStore({ directory: '.tokens' }) });
const api = bearerFetch(source, { origins: [BENCHLING_URL] });

export async function projects(): Promise<unknown> {
  const response = await api(`${BENCHLING_URL}/api/v2/projects`);
  if (!response.ok) throw new Error(`projects: ${response.status}`);
  return response.json();
}
