import { type CallParts, initOf, isStream } from './call-parts.js';
import type { FetchFunction } from './fetch-function.js';
import { readCapped } from './read-capped.js';

/** A call that may be sent more than once. */
export interface Call {
  send(headers: Headers): Promise<Response>;
  /** Whether the body can be sent again. */
  canRepeat(): Promise<boolean>;
}

/** Makes a call that can be repeated, if it has no body, one that fetch can read again, or a short one in a Request. */
export function callOf(
  { url, request, init }: CallParts,
  fetch: FetchFunction,
  maxReplayBytes: number,
): Call {
  // Read while the original is sent, so that no more than the limit piles up of a body that streams.
  const copy = !init.body && request?.body ? readCapped(request.clone().body, maxReplayBytes) : undefined;
  let sent = false;
  return {
    async send(headers) {
      // A Request with a body can be sent only once.
      const again = request && copy && sent ? { ...initOf(request), body: (await copy) ?? null } : undefined;
      sent = true;
      return fetch(again ? url.href : (request ?? url.href), { ...again, ...init, headers });
    },
    canRepeat: async () => (copy ? (await copy) !== undefined : !isStream(init.body)),
  };
}
