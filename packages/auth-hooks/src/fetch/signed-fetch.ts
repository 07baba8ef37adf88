import { markSigning, type Signer } from '@token-clients/runtime';
import { callReader, type FetchFunction, type FetchOptions } from './call.js';

/**
 * Makes a `fetch` that signs every request, for APIs where the signature alone says who calls, such as Cobo WaaS with an
 * API key. Where a token is needed as well, use {@link bearerFetch} with its option `signer`.
 *
 * - The signature goes only to `origins`, over https or to this machine. A call of any other URL is rejected.
 * - What is sent is what was signed: the URL in the scheme's form, and the body, which is held in memory for that.
 * - Redirects are rejected: fetch would keep the signature's headers, and send the body, also to another origin. A
 *   caller who asks for `redirect: 'manual'` gets the redirect as the response.
 * - If the signer verifies responses, a response is returned only after that.
 * - Each call is sent once.
 * - Pass a `dispatcher` in `init` or in a `fetch` of your own. One inside a Request can't be read from it, and is used
 *   only where the Request's URL already has the scheme's form.
 *
 * @throws {ConfigurationError} `configuration` when `origins` is invalid; from the function, when a URL is outside of
 * `origins`, or the body streams
 * @throws {MalformedResponseError} `malformed_response`, from the function, when the response is a redirect (reason
 * `redirect`), or the signer does not trust it (reason `signature`)
 * @throws {TokenClientError} from the function: what the signer and `fetch` throw
 *
 * @example
 * const api = signedFetch(coboSigner({ privateKey }), { origins: ['https://api.cobo.com'] });
 * const wallets = await api('https://api.cobo.com/v2/wallets?limit=10');
 */
export function signedFetch(signer: Signer, options: FetchOptions): FetchFunction {
  const read = callReader(options.origins);
  let send: typeof import('./send-signed.js').sendSigned | undefined;
  const signed: FetchFunction = async (input, init) => {
    const call = read(input, init);
    send ??= await loadSendSigned();
    return send(signer, call, options.fetch ?? globalThis.fetch);
  };
  return markSigning(signed, signer.scheme);
}

/** Programs that sign nothing need none of it. */
async function loadSendSigned() {
  return (await import('./send-signed.js')).sendSigned;
}
