// Makes the grant of Equinix for processes under test.
import { equinixAccessToken } from '@token-clients/equinix-access-token';

/** @param options `{ baseUrl, clientSecret }` */
export function openGrant({ baseUrl, clientSecret }) {
  return equinixAccessToken({ clientId: 'fake-client-id', clientSecret, baseUrl });
}
