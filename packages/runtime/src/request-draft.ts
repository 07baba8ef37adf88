import { initOf } from './request-init.js';

/**
 * A request as the two arguments of `fetch`. openapi-fetch gets it in place of a `Request` where no middleware looks at
 * one: it costs next to nothing, keeps the body's exact text, and what a `Request` does not show, such as a
 * `dispatcher`.
 */
export class RequestDraft {
  readonly url: string;
  readonly init: RequestInit;
  readonly method: string | undefined;

  constructor(url: string, init: RequestInit) {
    this.url = url;
    this.init = init;
    this.method = init.method;
  }
}

/** The draft of a Request, which is used up by that. */
export async function draftOf(request: Request): Promise<RequestDraft> {
  const body = textOf(new Uint8Array(await request.arrayBuffer()));
  return new RequestDraft(request.url, { ...initOf(request), headers: request.headers, body });
}

/** The text that bytes are of, exactly; the bytes themselves if they are of none, and null for no bytes. */
function textOf(bytes: Uint8Array<ArrayBuffer>): string | Uint8Array<ArrayBuffer> | null {
  if (bytes.length === 0) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes;
  }
}
