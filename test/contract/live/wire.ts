import { type Fetch, readBody } from '@token-clients/runtime';

/** One request and its response, as they were on the wire. */
export interface RecordedCall {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;
  readonly status: number;
  readonly responseHeaders: Headers;
  readonly responseText: string;
}

/** More than the client would read. */
const MOST_BYTES = 2 ** 20;

/** Statuses whose responses have no body. */
const WITHOUT_BODY = [204, 205, 304];

/** A `fetch` that keeps what it last sent and got. */
export function recordingFetch(): { readonly fetch: Fetch; last(): RecordedCall | undefined } {
  let recorded: RecordedCall | undefined;
  return {
    last: () => recorded,
    async fetch(url, init) {
      recorded = undefined;
      const response = await fetch(url, init);
      const text = (await readBody(response, MOST_BYTES)) ?? ' '.repeat(MOST_BYTES + 1);
      const headers = new Headers(response.headers);
      // They describe bytes that are decoded by now.
      headers.delete('content-encoding');
      headers.delete('content-length');
      recorded = {
        url,
        method: init.method ?? 'GET',
        headers: new Headers(init.headers),
        body: typeof init.body === 'string' ? init.body : undefined,
        status: response.status,
        responseHeaders: headers,
        responseText: text,
      };
      const { status } = response;
      return new Response(WITHOUT_BODY.includes(status) ? null : text, { status, headers });
    },
  };
}
