import { markSigning, type Signer } from '@token-clients/runtime';
import { partsReader } from './call-parts.js';
import type { FetchFunction, FetchOptions } from './fetch-function.js';

/**
 * A `fetch` that signs every request, for APIs where the signature alone says who calls, such as Cobo WaaS with an API
 * key. Where a token is needed besides, use {@link bearerFetch} with its option `signer`.
 *
 * - The signature goes only to `origins`, over https or to this machine. Any other URL is refused.
 * - What is sent is what was signed: the URL in the scheme's form, and the body, which is held in memory for that.
 * - Redirects are refused: fetch would keep the signature's headers, and send the body, also to another origin. A
 *   caller who asks for `redirect: 'manual'` gets the redirect as the answer.
 * - If the signer verifies answers, an answer is handed out after that.
 * - Each call is sent once.
 * - Pass a `dispatcher` in `init` or in a `fetch` of your own. One inside a Request can't be read from it, and is used
 *   only where the Request's URL is in the scheme's form already.
 *
 * @throws ConfigurationError (`configuration`) for `origins` that can't be used; the function, for a URL outside of
 * them, and for a body that streams
 * @throws MalformedResponseError (`malformed_response`, from the function) for a redirect (reason `redirect`), and for
 * an answer that the signer does not trust (reason `signature`). The function also throws what the signer and `fetch`
 * throw.
 *
 * @example
 * const api = signedFetch(coboSigner({ privateKey }), { origins: ['https://api.cobo.com'] });
 * const wallets = await api('https://api.cobo.com/v2/wallets?limit=10');
 */
export function signedFetch(signer: Signer, options: FetchOptions): FetchFunction {
  const read = partsReader(options.origins);
  let send: typeof import('./send-signed.js').sendSigned | undefined;
  const signed: FetchFunction = async (input, init) => {
    const parts = read(input, init);
    // By an import of its own, so that programs that sign nothing do not load it.
    send ??= (await import('./send-signed.js')).sendSigned;
    return send(signer, parts, options.fetch ?? globalThis.fetch);
  };
  return markSigning(signed, signer.scheme);
}
