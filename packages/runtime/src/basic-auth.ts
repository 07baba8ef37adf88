import { toBase64 } from './base64.js';
import { ConfigurationError } from './errors/errors.js';
import { formEncodeComponent } from './form.js';

/**
 * The header of HTTP Basic authentication for a client's id and secret.
 *
 * @param encoding `form` encodes both parts first, as RFC 6749 section 2.3.1 says; `raw` joins them as they are, for
 * servers that want it so
 * @throws ConfigurationError for a colon in an `id` that is joined as it is: the server would take it for the end of the
 * id (RFC 7617 section 2)
 */
export function basicAuth(
  id: string,
  secret: string,
  encoding: 'form' | 'raw' = 'form',
): { readonly authorization: string } {
  if (encoding === 'raw' && id.includes(':'))
    throw new ConfigurationError("The client's id has a colon in it, which HTTP Basic can't send as it is.");
  const part = encoding === 'raw' ? (text: string) => text : formEncodeComponent;
  return { authorization: `Basic ${toBase64(`${part(id)}:${part(secret)}`)}` };
}
