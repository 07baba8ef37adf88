import { loadProviders } from './mock/providers.js';
import { table } from './mock/table.js';
import { type Walk, walkThrough } from './start/walk-through.js';

/*
 * What `npm start` runs once everything is generated and built: for every spec, a mock of it, a token through the
 * provider's package and the hooks, a refresh where there is one, and an API call with the token. Nothing leaves this
 * machine.
 */

const providers = await loadProviders();
const walks: Walk[] = [];
for (const [name, provider] of providers) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${name} ...`);
  walks.push(await walkThrough(provider));
}
if (process.stderr.isTTY) process.stderr.write('\r\u001b[2K');

console.log(
  table([
    ['PROVIDER', 'GRANT', 'TOKEN', 'LIVES', 'REFRESHED', 'API CALL', 'TOKEN REQUESTS', 'TIME'],
    ...walks.map(walk => [
      walk.provider,
      walk.grantType.replace(/^urn:ietf:params:oauth:grant-type:/, ''),
      ...(walk.token === undefined
        ? ['the spec has no example of one', '', '', '']
        : [
            walk.token.id,
            walk.token.expiresAt === null ? 'unknown' : lifetime(walk.token.expiresAt - walk.token.issuedAt),
            walk.refreshed?.id ?? 'has no refresh',
            String(walk.apiStatus),
          ]),
      walk.requests.join(', '),
      `${walk.elapsedMs.toFixed(0)} ms`,
    ]),
  ]),
);
const bad = walks.filter(({ apiStatus = 200, violations }) => apiStatus !== 200 || violations.length > 0);
console.log(
  bad.length === 0
    ? `\n${walks.length} providers: every request fits its spec, every token was accepted. Tokens are shown by their ids only.`
    : `\nNot as it should be: ${bad.map(({ provider }) => provider).join(', ')}`,
);
process.exitCode = bad.length === 0 ? 0 : 1;

function lifetime(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
