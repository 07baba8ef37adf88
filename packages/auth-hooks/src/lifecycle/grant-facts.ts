import type { TokenDescriptor } from '@token-clients/runtime';

/** Whether a refresh token that is sent counts as spent from then on (RFC 9700 section 4.14.2). */
export function rotates({ rotation }: TokenDescriptor): boolean {
  return rotation !== 'never';
}

/** Whether the first grant can be used again without a person. A code from a browser or a device works once. */
export function mayReacquire({ acquire }: TokenDescriptor): boolean {
  return !/authorization_code$|device_code$/.test(acquire.grantType);
}

/** Whether the credentials are made for each exchange, so that another set may work where one failed. */
export function hasFreshCredentials({ credentials }: TokenDescriptor): boolean {
  return Object.values(credentials).some(credential => credential.perRequest);
}
