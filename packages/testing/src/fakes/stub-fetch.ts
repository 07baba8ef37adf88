import type { Fetch } from '@token-clients/runtime';
import { hasBody } from '../http/response.js';

/** One request as it was passed to `fetch`. */
export interface FetchCall {
  readonly url: string;
  /** In capitals. */
  readonly method: string;
  readonly init: RequestInit;
  readonly headers: Headers;
  /** Null: there is none, or it is no string, and in `init` alone. */
  readonly body: string | null;
}

/** A response of the stub: a body (an object is written as JSON), with a status and headers. */
export interface StubResponse {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** What {@link stubFetch} returns: a `fetch` with a record of its calls. */
export type StubFetch = Fetch & { readonly calls: FetchCall[] };

/** Returns a fetch that sends responses from a list, the last one again and again, and records its calls. */
export function stubFetch(...responses: (StubResponse | Error | (() => Promise<Response>))[]): StubFetch {
  const calls: FetchCall[] = [];
  const send: Fetch = async (url, init) => {
    const next = responses[Math.min(calls.length, responses.length - 1)] ?? {};
    const { method = 'GET', body } = init;
    calls.push({
      url,
      method: method.toUpperCase(),
      init,
      headers: new Headers(init.headers),
      body: typeof body === 'string' ? body : null,
    });
    if (next instanceof Error) throw next;
    return typeof next === 'function' ? next() : responseOf(next);
  };
  return Object.assign(send, { calls });
}

function responseOf({ status = 200, body, headers = {} }: StubResponse): Response {
  const text = body === undefined || typeof body === 'string' ? (body ?? null) : JSON.stringify(body);
  return new Response(hasBody(status) ? text : null, { status, headers });
}
