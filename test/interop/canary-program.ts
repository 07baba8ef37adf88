import { subscribe } from 'node:diagnostics_channel';
import { inspect } from 'node:util';
import { bearerFetch, coboSigner, TOKEN_CHANNEL, tokenSource } from '@token-clients/auth-hooks';
import { benchlingAuth } from '@token-clients/benchling-auth';
import { coboOAuth } from '@token-clients/cobo-oauth';
import { equinixAccessToken } from '@token-clients/equinix-access-token';
import { equinixSts } from '@token-clients/equinix-sts';
import type { TokenGrant } from '@token-clients/runtime';

/*
 * A careless program: it prints all it gets, errors above all, and leaves one rejection unhandled. The test beside it
 * makes every credential and token a canary, and searches what this printed.
 */

const { SERVER_URL: baseUrl = '', SECRET: secret = '', SEED: privateKey = '' } = process.env;
const show = (value: unknown) =>
  console.log(
    inspect(value, { depth: 10, showHidden: true, getters: false }),
    JSON.stringify(value),
    `${value}`,
  );

subscribe(TOKEN_CHANNEL, show);
const signer = coboSigner({ privateKey });
const grants: TokenGrant[] = [
  equinixAccessToken({ clientId: 'id', clientSecret: secret, baseUrl }),
  benchlingAuth({ clientId: 'id', clientSecret: secret, baseUrl }),
  benchlingAuth({ clientId: 'id', clientSecret: secret, clientAuth: 'body', baseUrl }),
  equinixSts({ subjectToken: () => secret, baseUrl }),
  coboOAuth({ clientId: 'id', orgId: 'org', signer, baseUrl }),
];

/** All that can go wrong for one source, printed. */
async function suffer(grant: TokenGrant): Promise<void> {
  const source = tokenSource(grant, { timeoutMs: 150, onEvent: show, random: () => 0 });
  const api = bearerFetch(source, { origins: [baseUrl], signer });
  for (let n = 0; n < 2; n++) {
    const outcome = await source.get().catch((error: unknown) => error);
    show(outcome);
    console.log((outcome as Error).stack, (outcome as Error).cause);
  }
  await api(`${baseUrl}/api?key=${secret}`, { method: 'POST', body: secret }).then(() => {}, show);
  show(await source.revoke().catch((error: unknown) => error));
  show([grant, source, source.status(), source.peek(), await grant.resolve(), signer]);
  await source.close();
}

await Promise.all(grants.map(suffer));
// What Node prints of it goes to stderr.
void tokenSource(grants[0] as TokenGrant, { timeoutMs: 150, random: () => 0 })
  .get()
  .then(() => Promise.reject(new Error('no failure')));
