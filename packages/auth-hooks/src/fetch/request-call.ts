import type { FetchCall, FetchFunction } from './call.js';

/** A request that may be sent more than once. */
export interface RepeatableRequest {
  /** What is sent as the body, null for none; undefined if there is no copy of it. */
  readonly body: unknown;
  send(headers: Headers): Promise<Response>;
}

/**
 * Makes a `Request` object repeatable. The object itself is sent each time, since it has what can't be read from it, such
 * as its `dispatcher`; its body can be read only once, and is copied up to a limit.
 */
export function requestCall(
  { method, init }: FetchCall,
  request: Request,
  fetch: FetchFunction,
  maxReplayBytes: number,
): RepeatableRequest {
  // In Firefox a Request has no `body` to look at, but these methods never have one.
  const ownBody = !init.body && request.body !== null && !/^(GET|HEAD)$/.test(method);
  // fetch resets these two of a Request that comes with an `init`.
  const { referrer, referrerPolicy } = request;
  let copy: Promise<Uint8Array | undefined> | undefined;
  return {
    get body() {
      return ownBody ? copy : (init.body ?? null);
    },
    async send(headers) {
      const out: RequestInit = { referrer, referrerPolicy, ...init, headers };
      if (copy) out.body = (await copy) as BodyInit;
      // Read while the original is sent, so that no more than the limit piles up of a body that streams.
      else if (ownBody) copy = readBytes(request.clone(), maxReplayBytes);
      return fetch(request, out);
    },
  };
}

/** Whether a body can be read only once. Strings, bytes, forms and blobs can be read any number of times. */
export function isStream(body: unknown): boolean {
  const object = Object(body);
  return 'getReader' in object || Symbol.asyncIterator in object;
}

/** Reads a body up to a limit; undefined when it is longer, or breaks. What is over the limit is not read. */
async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: BlobPart[] = [];
  let size = 0;
  try {
    // Firefox gives no `body` of a Request, and takes none there that streams: all of it is in memory already.
    const body = request.body ?? (await request.blob()).stream();
    const reader = body.getReader();
    for (;;) {
      const { value } = await reader.read();
      if (!value) break;
      size += value.byteLength;
      if (size > maxBytes) {
        // Not awaited: of two branches of a body, the first one waits for the second.
        reader.cancel().catch(() => {});
        return undefined;
      }
      chunks.push(value);
    }
  } catch {
    return undefined;
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
