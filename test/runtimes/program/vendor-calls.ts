import { tokenSource } from '@token-clients/auth-hooks';
import { equinixAccessToken } from '@token-clients/equinix-access-token';
import type { Context, Counts } from './setting.js';

/** Credentials that the stand-in for Equinix takes. */
export const RIGHT = { clientId: 'fake-id', clientSecret: 'right-secret' };

/** The same as a payload of the operation. */
export const PAYLOAD = {
  client_id: RIGHT.clientId,
  client_secret: RIGHT.clientSecret,
  grant_type: 'client_credentials',
} as const;

/** A source of Equinix tokens. */
export const equinixSource = (
  { baseUrl }: Context,
  credentials: Partial<typeof RIGHT> = {},
  options: Parameters<typeof tokenSource>[1] = {},
) => tokenSource(equinixAccessToken({ ...RIGHT, baseUrl, ...credentials }), options);

/** What the vendors were asked so far. */
export async function counts({ baseUrl }: Context): Promise<Counts> {
  return (await (await fetch(`${baseUrl}/counts`)).json()) as Counts;
}

/** Ends the life of all access tokens at the vendors, while their clients still take them for good. */
export async function expireTokens({ baseUrl }: Context): Promise<void> {
  await fetch(`${baseUrl}/expire`, { method: 'POST' });
}
