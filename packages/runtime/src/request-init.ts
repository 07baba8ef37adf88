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
