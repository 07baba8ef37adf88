import { originCheck } from './origins.js';

/** The arguments of fetch, taken apart. */
export interface CallParts {
  readonly url: URL;
  readonly method: string;
  /** As the caller set them; a copy. */
  readonly headers: Headers;
  readonly signal: AbortSignal | undefined;
  readonly request: Request | undefined;
  readonly init: RequestInit;
}

/** Makes what checks where a call goes, and takes its arguments apart. */
export function partsReader(
  origins: readonly string[],
): (input: string | URL | Request, init?: RequestInit) => CallParts {
  const check = originCheck(origins);
  return (input, init = {}) => {
    const request = typeof input === 'object' && 'url' in input ? input : undefined;
    return {
      url: check(request ? request.url : (input as string | URL)),
      // fetch writes only some methods in upper case.
      method: (init.method ?? request?.method ?? 'GET').toUpperCase(),
      headers: new Headers(init.headers ?? request?.headers),
      signal: (init.signal === undefined ? request?.signal : init.signal) ?? undefined,
      request,
      init,
    };
  };
}
