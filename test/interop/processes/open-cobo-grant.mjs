// Makes the grant of Cobo for processes under test.
import { coboSigner } from '@token-clients/auth-hooks';
import { coboOAuth } from '@token-clients/cobo-oauth';

/** @param options `{ baseUrl, privateKey }` */
export function openGrant({ baseUrl, privateKey }) {
  const signer = coboSigner({ privateKey });
  return coboOAuth({ clientId: 'fake-client-id', orgId: 'fake-org-id', signer, baseUrl });
}
