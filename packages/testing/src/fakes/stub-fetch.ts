import type { Fetch } from '@token-clients/runtime';

/** One request as it was passed to `fetch`. */
export interface FetchCall {
  readonly url: string;
  readonly init: RequestInit;
  readonly headers: Headers;
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
    calls.push({ url, init, headers: new Headers(init.headers), body: (init.body ?? null) as string | null });
    if (next instanceof Error) throw next;
    return typeof next === 'function' ? next() : responseOf(next);
  };
  return Object.assign(send, { calls });
}

function responseOf({ status = 200, body, headers = {} }: StubResponse): Response {
  const text = body === undefined || typeof body === 'string' ? (body ?? null) : JSON.stringify(body);
  return new Response(status === 204 ? null : text, { status, headers });
}
