import type { Call } from './call.js';
import type { CallParts } from './call-parts.js';
import type { FetchFunction } from './fetch-function.js';
import { readCapped } from './read-capped.js';

/**
 * A call of a Request. The Request itself is sent each time, since it holds what can't be read from it, such as its
 * `dispatcher`; its body can be read only once, and is copied up to a limit.
 */
export function requestCall(
  { method, init }: CallParts,
  request: Request,
  fetch: FetchFunction,
  maxReplayBytes: number,
): Call {
  // In Firefox a Request has no `body` to look at, but these methods never have one.
  const ownBody = !init.body && request.body !== null && !/^(GET|HEAD)$/.test(method);
  // fetch resets these two of a Request that comes with an `init`.
  const { referrer, referrerPolicy } = request;
  let copy: Promise<Uint8Array | undefined> | undefined;
  return {
    method,
    get body() {
      return ownBody ? copy : (init.body ?? null);
    },
    async send(headers) {
      const out: RequestInit = { referrer, referrerPolicy, ...init, headers };
      if (copy) out.body = (await copy) as BodyInit;
      // Read while the original is sent, so that no more than the limit piles up of a body that streams.
      else if (ownBody) copy = readCapped(request.clone(), maxReplayBytes);
      return fetch(request, out);
    },
  };
}
