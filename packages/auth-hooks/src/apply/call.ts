import { type CallParts, isStream } from './call-parts.js';
import type { FetchFunction } from './fetch-function.js';

/** A call that may be sent more than once. */
export interface Call {
  readonly method: string;
  send(headers: Headers): Promise<Response>;
  /** Whether the body can be sent again. */
  canRepeat(): Promise<boolean>;
}

/** Makes a call that can be repeated, if it has no body, one that fetch can read again, or a short one in a Request. */
export function callOf(
  { url, method, request, init }: CallParts,
  fetch: FetchFunction,
  maxReplayBytes: number,
): Call {
  // In Firefox a Request has no `body` to look at, but these methods never have one.
  const inRequest = !init.body && request && request.body !== null && !/^(GET|HEAD)$/.test(method);
  // fetch resets these two of a Request that comes with an `init`.
  const { referrer, referrerPolicy } = request ?? {};
  let copy: Promise<Uint8Array | undefined> | undefined;
  let sent = false;
  return {
    method,
    async send(headers) {
      const out = { ...(request && { referrer, referrerPolicy }), ...init, headers } as RequestInit;
      if (inRequest && sent) out.body = (await copy) as BodyInit;
      else if (inRequest) {
        // Read while the original is sent, so that no more than the limit piles up of a body that streams.
        const later = await import('./read-capped.js').catch(() => undefined);
        copy = later?.readCapped(request.clone(), maxReplayBytes);
      }
      sent = true;
      // The Request itself, each time, since it holds what can't be read from it, such as its `dispatcher`.
      return fetch(request ?? url.href, out);
    },
    canRepeat: async () => (inRequest ? (await copy) !== undefined : !isStream(init.body)),
  };
}
