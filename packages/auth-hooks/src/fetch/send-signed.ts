import { ConfigurationError, MalformedResponseError, type Signer } from '@token-clients/runtime';
import { initOf, isRedirect, untilAborted } from '@token-clients/runtime/requests';
import type { FetchCall, FetchFunction } from './call.js';
import { isStream } from './request-call.js';

/** Signs one request and sends it once, as `signedFetch` promises. */
export async function sendSigned(
  signer: Signer,
  { url, method, headers, signal, request, init }: FetchCall,
  fetch: FetchFunction,
): Promise<Response> {
  const operation = `${method} ${url.pathname}`;
  const body = await encoded(init.body ?? request, headers);
  const signed = await untilAborted(signer.sign({ method, url: url.href, body: body ?? '' }), signal);
  for (const [name, value] of Object.entries(signed.headers)) headers.set(name, value);

  // A Request is sent itself where its URL is the signed one, since not all of it can be read, such as its `dispatcher`.
  const same = request && new URL(signed.url).href === url.href.replace(/#.*/, '');
  const response = await fetch(same ? request : signed.url, {
    ...(request && initOf(request)),
    ...init,
    method,
    headers,
    body: (body ?? null) as BodyInit | null,
    redirect: 'manual',
  });

  if (isRedirect(response)) {
    if ((init.redirect ?? request?.redirect) === 'manual') return response;
    response.body?.cancel().catch(() => {});
    throw new MalformedResponseError(
      `${operation}: the response is a redirect, which signed requests do not follow; call the new address.`,
      { operation, status: response.status, reason: 'redirect' },
    );
  }
  if (signer.verify) {
    const { status, headers } = response;
    await signer.verify({ operation, status, headers, body: await response.clone().text() });
  }
  return response;
}

/** Returns the exact string or bytes of a body. What fetch would encode while sending is encoded before it is signed. */
async function encoded(
  body: BodyInit | Request | null | undefined,
  headers: Headers,
): Promise<string | Uint8Array | undefined> {
  if (body === null || body === undefined || typeof body === 'string') return body ?? undefined;
  if (isStream(body)) {
    throw new ConfigurationError(
      'Nothing was sent: a body that streams cannot be signed; pass a string or bytes.',
    );
  }
  const source = 'url' in body ? body : new Response(body as BodyInit);
  if (source.body === null) return undefined;
  const type = source.headers.get('content-type');
  if (type !== null && !headers.has('content-type')) headers.set('content-type', type);
  const bytes = new Uint8Array(await source.arrayBuffer());
  return bytes.length > 0 ? bytes : undefined;
}
