import { basicAuth } from './basic-auth.js';
import type { ClientAuthentication, ClientAuthenticationMethod } from './descriptor.js';
import type { ResolvedCredentials } from './token-types.js';

/** Texts by wire name. */
export type ClientFields = Record<string, string>;

/**
 * Writes a client's id and secret where the method wants them, and nowhere else: one way of client authentication per
 * request (RFC 6749 section 2.3).
 */
export function clientFields(
  auth: ClientAuthentication,
  method: ClientAuthenticationMethod,
  resolved: ResolvedCredentials,
): { readonly fields: ClientFields; readonly query: ClientFields; readonly headers: ClientFields } {
  const { id, secret } = auth;
  const idValue = id && resolved.value(id.credential);
  const secretValue = secret && resolved.value(secret.credential);
  const nowhere = { fields: {}, query: {}, headers: {} };
  if (method === 'none') return nowhere;
  if (method === 'basic') {
    return { ...nowhere, headers: { ...basicAuth(idValue ?? '', secretValue ?? '', auth.basicEncoding) } };
  }
  const values: ClientFields = {};
  if (id && idValue) values[id.field] = idValue;
  // A signature proves who signs: the secret stays here.
  if (secret && secretValue && method !== 'signature') values[secret.field] = secretValue;
  const place = method === 'header' ? 'headers' : method === 'query' ? 'query' : 'fields';
  return { ...nowhere, [place]: values };
}
