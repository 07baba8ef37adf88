import { ConfigurationError, MalformedResponseError, type Signer } from '@token-clients/runtime';
import { initOf, isStream, partsReader } from './call-parts.js';
import type { FetchFunction, FetchOptions } from './fetch-function.js';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * A `fetch` that signs every request, for APIs where the signature alone says who calls, such as Cobo WaaS with an API
 * key. Where a token is needed besides, use {@link bearerFetch} with its option `signer`.
 *
 * - The signature goes only to `origins`, over https or to this machine. Any other URL is refused.
 * - What is sent is what was signed: the URL in the scheme's form, and the body, which is held in memory for that.
 * - Redirects are refused: fetch would keep the signature's headers, and send the body, also to another origin. A
 *   caller who asks for `redirect: 'manual'` gets the redirect as the answer.
 * - If the signer verifies answers, an answer is handed out after that.
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
  return async (input, init) => {
    const { url, headers, request, init: own } = read(input, init);
    // fetch writes only some methods in upper case.
    const method = (own.method ?? request?.method ?? 'GET').toUpperCase();
    const operation = `${method} ${url.pathname}`;
    const body = await encoded(own.body ?? request, headers);
    const signed = await signer.sign({ method, url: url.href, body: body ?? '' });
    for (const [name, value] of Object.entries(signed.headers)) headers.set(name, value);

    const response = await (options.fetch ?? globalThis.fetch)(signed.url, {
      ...(request && initOf(request)),
      ...own,
      method,
      headers,
      body: body ?? null,
      redirect: 'manual',
    });

    if (REDIRECTS.has(response.status) || response.type === 'opaqueredirect') {
      if ((own.redirect ?? request?.redirect) === 'manual') return response;
      response.body?.cancel().catch(() => {});
      throw new MalformedResponseError(
        operation,
        response.status,
        'redirect',
        `${operation} was answered with a redirect. Signed requests don't follow it; call the new address.`,
      );
    }
    if (signer.verify) {
      const { status, headers } = response;
      await signer.verify({ operation, status, headers, body: await response.clone().text() });
    }
    return response;
  };
}

/** The exact text or bytes of a body. What fetch would encode while sending has to be encoded before it is signed. */
async function encoded(
  body: BodyInit | Request | null | undefined,
  headers: Headers,
): Promise<string | Uint8Array<ArrayBuffer> | undefined> {
  if (body === null || body === undefined || typeof body === 'string') return body ?? undefined;
  if (isStream(body)) {
    throw new ConfigurationError(
      'Nothing was sent: a body that streams cannot be signed. Pass text or bytes.',
    );
  }
  const source = 'url' in body ? body : new Response(body as BodyInit);
  if (!source.body) return undefined;
  const type = source.headers.get('content-type');
  if (type !== null && !headers.has('content-type')) headers.set('content-type', type);
  return new Uint8Array(await source.arrayBuffer());
}
