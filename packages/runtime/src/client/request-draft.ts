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

/**
 * What a Request is, but for its URL, headers and body: as far as it can be read, and with the members of an `init` that
 * openapi-fetch puts on it because a Request does not show them, such as `dispatcher`.
 */
export function initOf(request: Request): RequestInit {
  const { method, signal, redirect, credentials, cache, mode, integrity, keepalive } = request;
  const { referrer, referrerPolicy } = request;
  return {
    ...Object.fromEntries(Object.entries(request)),
    method,
    signal,
    redirect,
    credentials,
    cache,
    mode,
    integrity,
    keepalive,
    referrer,
    referrerPolicy,
  };
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Whether an answer is a redirect that `fetch` would follow (Fetch Standard, redirect status). Requests that carry
 * secrets are sent with `redirect: 'manual'` and their redirects refused: not every runtime knows `'error'`, and
 * browsers hide the status of a redirect that was not followed.
 */
export function isRedirect({ status, type }: Response): boolean {
  return REDIRECTS.has(status) || type === 'opaqueredirect';
}
