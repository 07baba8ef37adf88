import { bearerFetch, coboSigner, tokenSource } from '@token-clients/auth-hooks';
import { coboOAuth } from '@token-clients/cobo-oauth';
import { equinixAccessToken } from '@token-clients/equinix-access-token';

/** What runs in a runtime that has nothing of Node: bundled by the test beside it. */
export async function run(equinixUrl: string, coboUrl: string, privateKey: string, responseKey: string) {
  const account = { clientId: 'fake-client-id', clientSecret: 'fake-client-secret', baseUrl: equinixUrl };
  const equinix = tokenSource(equinixAccessToken(account), { keepWarm: true });
  const ports = await bearerFetch(equinix, { origins: [equinixUrl] })(`${equinixUrl}/fabric/v4/ports`);

  const signer = coboSigner({ privateKey, responseKey });
  const app = { clientId: 'fake-client-id', orgId: 'fake-org-id', baseUrl: `${coboUrl}/v2` };
  const cobo = tokenSource(coboOAuth({ ...app, signer }));
  const api = bearerFetch(cobo, { origins: [coboUrl], signer });
  const wallets = await api(`${coboUrl}/v2/wallets?name=a b`);
  const { id } = await cobo.get();
  cobo.invalidate(id);
  const refreshed = await cobo.get({ newerThan: id });

  await Promise.all([equinix.close(), cobo.close()]);
  return {
    statuses: [ports.status, wallets.status],
    tokenId: id,
    refreshed: refreshed.id !== id,
    publicKey: await signer.publicKey(),
  };
}
