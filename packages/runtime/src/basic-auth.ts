import { encode } from './form.js';
import { toBase64 } from './scrub.js';

/**
 * The header of HTTP Basic authentication for a client's id and secret.
 *
 * @param encoding `form` encodes both parts first, as RFC 6749 section 2.3.1 says; `raw` joins them as they are, for
 * servers that want it so
 */
export function basicAuth(
  id: string,
  secret: string,
  encoding: 'form' | 'raw' = 'form',
): { readonly authorization: string } {
  const part = encoding === 'raw' ? (text: string) => text : encode;
  return { authorization: `Basic ${toBase64(`${part(id)}:${part(secret)}`)}` };
}
