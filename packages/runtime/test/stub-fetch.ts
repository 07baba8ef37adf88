import type { Fetch } from '../src/api-client.js';

/** One request as it was passed to `fetch`. */
export interface Call {
  readonly url: string;
  readonly init: RequestInit;
  readonly headers: Headers;
  readonly body: string | null;
}

/** What to answer: a body (an object is written as JSON), with a status and headers. */
export interface StubAnswer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export type StubFetch = Fetch & { readonly calls: Call[] };

/** A fetch that answers from a list, the last one again and again, and notes what it was called with. */
export function stubFetch(...answers: (StubAnswer | Error | (() => Promise<Response>))[]): StubFetch {
  const calls: Call[] = [];
  const send: Fetch = async (url, init) => {
    const answer = answers[Math.min(calls.length, answers.length - 1)] ?? {};
    calls.push({ url, init, headers: new Headers(init.headers), body: (init.body ?? null) as string | null });
    if (answer instanceof Error) throw answer;
    return typeof answer === 'function' ? answer() : responseOf(answer);
  };
  return Object.assign(send, { calls });
}

function responseOf({ status = 200, body, headers = {} }: StubAnswer): Response {
  const text = body === undefined || typeof body === 'string' ? (body ?? null) : JSON.stringify(body);
  return new Response(status === 204 ? null : text, { status, headers });
}
