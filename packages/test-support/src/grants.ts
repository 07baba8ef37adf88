import type { TokenClientError, TokenDescriptor } from '@token-clients/runtime';
import { MalformedResponseError, NetworkError } from '@token-clients/runtime';
import { fakeGrant, responseError } from '@token-clients/testing';

/** A provider without refresh tokens. */
export const { descriptor }: { readonly descriptor: TokenDescriptor } = fakeGrant();

/** The same provider with refresh tokens that work once. */
export const { descriptor: rotating }: { readonly descriptor: TokenDescriptor } = fakeGrant({
  refreshTokens: 'one-time',
});

/** The same, but its first grant can't be used again without a person. */
export const { descriptor: interactive }: { readonly descriptor: TokenDescriptor } = fakeGrant({
  refreshTokens: 'one-time',
  needsPerson: true,
});

export const outage = (): TokenClientError => responseError(503);
export const lostResponse = (): TokenClientError =>
  new NetworkError('The connection broke.', { operation: 'refreshToken', reason: 'ECONNRESET' });
export const malformedResponse = (): TokenClientError =>
  new MalformedResponseError('A torn body came.', { operation: 'getToken', status: 200, reason: 'not_json' });
