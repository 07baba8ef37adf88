import type { CallParts } from './call-parts.js';
import type { FetchFunction } from './fetch-function.js';

/** A call that may be sent more than once. */
export interface Call {
  readonly method: string;
  /** What is sent as the body, null for none; undefined if it was not kept for another time. */
  readonly body: unknown;
  send(headers: Headers): Promise<Response>;
}

/** Makes a call of what was given to fetch. */
export async function callOf(parts: CallParts, fetch: FetchFunction, maxReplayBytes: number): Promise<Call> {
  const { url, method, request, init } = parts;
  // By an import of its own: a program that passes URLs needs none of it.
  if (request) return (await import('./request-call.js')).requestCall(parts, request, fetch, maxReplayBytes);
  return { method, body: init.body ?? null, send: headers => fetch(url.href, { ...init, headers }) };
}
