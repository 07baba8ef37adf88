import { ConfigurationError } from '../errors/errors.js';
import { MalformedResponseError } from '../errors/response-error.js';
import type { ClientOptions, Fetch, Signer } from '../model/call.js';
import type { Operation } from '../model/operation.js';
import { draftOf, isRedirect, RequestDraft } from './request-draft.js';
import { signingScheme } from './signing-mark.js';
import { untilAborted } from './until-aborted.js';

/** How the requests of a raw client are sent. */
export interface RawSender extends Pick<ClientOptions, 'fetch' | 'signer'> {
  /** A call's own fetch, which takes a Request as openapi-fetch promises. */
  readonly own: ((request: Request) => Promise<Response>) | undefined;
  /** A redirect is returned, not rejected. */
  readonly manual: boolean;
}

/**
 * Sends a request of a raw client once, signed if its operation says so. Throws what the signer and `fetch` throw, and:
 *
 * @throws {ConfigurationError} `configuration` when the operation must be signed and nothing signs it
 * @throws {MalformedResponseError} `malformed_response` when the response is a redirect
 */
export async function sendRaw(
  operation: Operation,
  { own, fetch: given, signer, manual }: RawSender,
  input: RequestDraft | Request,
): Promise<Response> {
  const { name, signature } = operation;
  const takesRequest = own ?? (given ? undefined : globalThis.fetch);
  const fetch: Fetch = own ? (url, init) => own(new Request(url, init)) : (given ?? globalThis.fetch);
  const draft = async () => (input instanceof RequestDraft ? input : draftOf(input));
  let response: Response;
  if (signature !== undefined && signingScheme(own ?? given) !== signature) {
    response = await sendSigned(name, signature, signer, await draft(), fetch);
  } else if (takesRequest && !(input instanceof RequestDraft)) {
    response = await takesRequest(input);
  } else {
    const { url, init } = await draft();
    response = await fetch(url, init);
  }
  if (manual || !isRedirect(response)) return response;
  response.body?.cancel().catch(() => {});
  throw new MalformedResponseError(
    `${name} got a redirect (status ${response.status}), which is not followed. Check the base URL.`,
    { operation: name, status: response.status, reason: 'redirect' },
  );
}

async function sendSigned(
  name: string,
  scheme: string,
  signer: Signer | undefined,
  draft: RequestDraft,
  fetch: Fetch,
): Promise<Response> {
  if (signer?.scheme !== scheme) {
    throw new ConfigurationError(
      `${name} must be signed (${scheme}), so nothing was sent. Pass \`signer\` to the client, or \`fetch: signedFetch(signer, { origins })\` of @token-clients/auth-hooks.`,
      { option: 'signer' },
    );
  }
  // What fetch would encode while sending has to be encoded before it is signed.
  const { url, init } =
    draft.init.body instanceof Object ? await draftOf(new Request(draft.url, draft.init)) : draft;
  const { method = 'GET', body } = init;
  const signable = { method, url, body: (body as string | Uint8Array | null | undefined) ?? '' };
  const signed = await untilAborted(signer.sign(signable), init.signal);
  const headers = new Headers(init.headers);
  for (const [header, value] of Object.entries(signed.headers)) headers.set(header, value);
  const response = await fetch(signed.url, { ...init, headers });
  if (signer.verify && !isRedirect(response)) {
    const { status, headers: received } = response;
    await signer.verify({ operation: name, status, headers: received, body: await response.clone().text() });
  }
  return response;
}
