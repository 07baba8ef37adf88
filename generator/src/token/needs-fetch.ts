import type { TokenModel } from './token-model.js';

/** Whether callers pass the `fetch`, because only the connection of their own can have a certificate. */
export function needsFetch({ clientAuth }: Pick<TokenModel, 'clientAuth'>): boolean {
  return clientAuth.methods.every(method => /tls_client_auth$/.test(method));
}
