import { type Fetch, readBody } from '@token-clients/runtime';
import { hasBody } from '../http/response.js';
import type { SentRequest } from './report.js';

/** One request as it was on the wire. */
export interface RecordedRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: RequestInit['body'];
}

/** One response as it was on the wire. */
export interface RecordedResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A `fetch` that keeps what it last sent and got. */
export interface RecordingFetch {
  readonly fetch: Fetch;
  readonly request: RecordedRequest | undefined;
  readonly response: RecordedResponse | undefined;
}

/** More than the client would read. */
const MOST_BYTES = 2 ** 20;

/**
 * Makes a `fetch` that keeps what it last sent and got.
 *
 * @param send sends the requests; undefined: none is sent
 */
export function recordingFetch(send: Fetch | undefined): RecordingFetch {
  const recording: { -readonly [Name in keyof RecordingFetch]: RecordingFetch[Name] } = {
    request: undefined,
    response: undefined,
    async fetch(url, init) {
      recording.response = undefined;
      recording.request = {
        url,
        method: init.method ?? 'GET',
        headers: new Headers(init.headers),
        body: init.body,
      };
      if (!send) throw new Error('Nothing is sent in a dry run.');
      const response = await send(url, init);
      const { status } = response;
      const text = (await readBody(response, MOST_BYTES)) ?? ' '.repeat(MOST_BYTES + 1);
      const headers = new Headers(response.headers);
      // They describe bytes that are decoded by now.
      headers.delete('content-encoding');
      headers.delete('content-length');
      recording.response = { status, headers, text };
      return new Response(hasBody(status) ? text : null, { status, headers });
    },
  };
  return recording;
}

/** Returns what a request consists of, without its values. */
export function partsOf({ url, method, headers, body }: RecordedRequest): SentRequest {
  const { origin, pathname, searchParams } = new URL(url);
  return {
    method,
    url: origin + pathname,
    query: [...new Set(searchParams.keys())],
    headers: [...headers.keys()],
    body: fieldsOf(body, headers.get('content-type') ?? ''),
  };
}

function fieldsOf(body: RequestInit['body'], type: string): string[] {
  if (body instanceof FormData) return [...new Set(body.keys())];
  if (typeof body !== 'string') return [];
  if (/^application\/x-www-form-urlencoded/.test(type)) return [...new Set(new URLSearchParams(body).keys())];
  if (!/json/.test(type)) return [];
  const value: unknown = JSON.parse(body);
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}
