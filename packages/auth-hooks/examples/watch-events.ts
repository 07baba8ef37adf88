// The events of a token source, here with a wrong secret: it is sent once, and then not again.
// EQUINIX_API_ENDPOINT is another place to ask.
import { subscribe } from 'node:diagnostics_channel';
import { TOKEN_CHANNEL, type TokenEvent, tokenSource } from '@token-clients/auth-hooks';
import { equinixAccessToken } from '@token-clients/equinix-access-token';

// Every source of the process, without a handle on any of them: for logs and metrics.
subscribe(TOKEN_CHANNEL, message => {
  const { provider, type } = message as TokenEvent;
  console.log(`channel: ${provider} ${type}`);
});

const clientSecret = process.env.EQUINIX_CLIENT_SECRET ?? 'wrong';
const baseUrl = process.env.EQUINIX_API_ENDPOINT;
await using source = tokenSource(equinixAccessToken({ clientId: 'fake-client-id', clientSecret, baseUrl }));

// This source alone. Events are typed by `type`; tokens appear by their ids.
source.on(event => {
  if (event.type === 'failure') console.log(`failure: ${event.kind}, ${event.serverCode}`);
  if (event.type === 'blocked') console.log(`blocked: ${event.why}`);
});

for (let attempt = 1; attempt <= 3; attempt++) {
  const code = await source.get().catch((error: { code: string }) => error.code);
  console.log(`attempt ${attempt}: ${code}`);
}
console.log(`phase ${source.status().phase}, obstacle ${source.status().obstacle}`);
