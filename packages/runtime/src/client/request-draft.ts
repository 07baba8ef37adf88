import type { WrittenRequest } from './wire.js';

/**
 * A request as the two arguments of `fetch`. openapi-fetch gets it in place of a `Request` where no middleware reads one:
 * it costs next to nothing, and keeps the body as it is and what a `Request` does not show, such as a `dispatcher`.
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

/** Returns the draft of a Request. The Request's body is consumed. */
export async function draftOf(request: Request): Promise<RequestDraft> {
  const body = textOf(new Uint8Array(await request.arrayBuffer()));
  return new RequestDraft(request.url, { ...initOf(request), headers: request.headers, body });
}

/** Encodes the body of a request as `fetch` would, and adds the header that says how. */
export async function encoded(written: WrittenRequest): Promise<WrittenRequest> {
  const made = new Response(written.body);
  const body = textOf(new Uint8Array(await made.arrayBuffer()));
  const type = made.headers.get('content-type');
  const headers = { ...(type !== null && { 'content-type': type }), ...written.headers };
  return { ...written, headers, body: body ?? '' };
}

/** Returns bytes as a string if they are valid UTF-8, else as they are; null for no bytes. */
function textOf(bytes: Uint8Array<ArrayBuffer>): string | Uint8Array<ArrayBuffer> | null {
  if (bytes.length === 0) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes;
  }
}

/**
 * Returns the `init` of a Request without its headers and body: what can be read, and the members that openapi-fetch puts
 * on a Request because it does not show them, such as `dispatcher`.
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
 * Returns whether a response is a redirect that `fetch` would follow (Fetch Standard, redirect status).
 *
 * Requests that carry secrets are sent with `redirect: 'manual'`, and their redirects are rejected: not every runtime knows
 * `'error'`, and browsers do not show the status of a redirect that was not followed.
 */
export function isRedirect({ status, type }: Response): boolean {
  return REDIRECTS.has(status) || type === 'opaqueredirect';
}
