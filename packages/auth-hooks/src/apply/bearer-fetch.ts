import {
  type AccessToken,
  type Clock,
  type ExpiredRule,
  type Signer,
  systemClock,
  type TokenSource,
} from '@token-clients/runtime';
import { bearer, tokenOf } from './authorization.js';
import { type Call, callOf } from './call.js';
import { type CallParts, partsReader } from './call-parts.js';
import type { FetchFunction, FetchOptions } from './fetch-function.js';
import { type RefreshBrake, refreshBrake } from './refresh-brake.js';
import { isRejection } from './rejection.js';
import { signedFetch } from './signed-fetch.js';
import { wait } from './wait.js';

/** Options of {@link bearerFetch}. */
export interface BearerFetchOptions extends FetchOptions {
  /** Signs every attempt besides, as {@link signedFetch} does. For APIs that want both, such as Cobo WaaS. */
  readonly signer?: Signer | undefined;
  /**
   * A body inside a `Request` is kept for a replay up to this size; 1 MiB if left out. Bodies in `init` need no copy
   * and have no limit.
   */
  readonly maxReplayBytes?: number | undefined;
  /** Answers that mean "this token is no longer accepted"; left out, those of the source's provider. */
  readonly expired?: readonly ExpiredRule[] | undefined;
  readonly clock?: Clock | undefined;
}

/** A server may not know a token yet that another server of its kind issued so few milliseconds ago. */
const SETTLING_MS = 5_000;
const SETTLING_WAIT_MS = 1_000;

/**
 * A `fetch` that puts a valid token on every request. It fits wherever a fetch does: on its own, in openapi-fetch's
 * `createClient`, in a generated client.
 *
 * - The token goes only to `origins`, over https or to this machine. Any other URL is refused before it is sent.
 * - A rejected token is replaced, and the call sent once more: with the newer token if there is one by now, else after
 *   one refresh, which all callers share. A token less than 5 s old is first tried again after a second. After two
 *   fresh tokens in a row were rejected, 60 s pass without a refresh for that origin.
 * - A body that streams is never sent twice: the caller gets the rejection, and the next call a newer token.
 * - An Authorization header that the caller set stays, and such a call is sent once.
 * - The answer is the server's own, its body unread. If no newer token can be had, the source's error is thrown.
 * - Redirects are fetch's: on the way to another origin it drops the token (Fetch Standard, HTTP-redirect fetch), and
 *   a rejection from there is not held against it. With a `signer`, redirects are refused.
 *
 * @returns a function like `fetch`; its `init.signal` ends the waits for a token as well
 * @throws ConfigurationError (`configuration`) for `origins` that can't be used; the function, for a URL outside of
 * them, and for a stream that would have to be signed. It also throws what the source's `get`, the signer and `fetch`
 * throw.
 *
 * @example
 * const api = bearerFetch(source, { origins: ['https://api.equinix.com'] });
 * const ports = await api('https://api.equinix.com/fabric/v4/ports');
 */
export function bearerFetch(source: TokenSource, options: BearerFetchOptions): FetchFunction {
  const { signer, clock = systemClock, maxReplayBytes = 2 ** 20, expired = source.expired } = options;
  const fetch: FetchFunction = signer
    ? signedFetch(signer, options)
    : (input, init) => (options.fetch ?? globalThis.fetch)(input, init);
  const read = partsReader(options.origins);
  const brakes = new Map<string, RefreshBrake>();

  function brakeOf(origin: string): RefreshBrake {
    const brake = brakes.get(origin) ?? refreshBrake(clock);
    brakes.set(origin, brake);
    return brake;
  }

  return async (input, init) => {
    const parts = read(input, init);
    const { headers, signal, url } = parts;
    if (headers.has('authorization')) return fetch(input, init);
    const call = callOf(parts, fetch, maxReplayBytes);
    const token = await tokenOf(source, { signal });
    let response = await attempt(call, parts, token);
    if (!(await isRejection(response, url.origin, expired))) return response;

    const newer = () => {
      const current = source.peek();
      return current && current.id !== token.id ? current : undefined;
    };
    const brake = brakeOf(url.origin);
    const repeatable = await call.canRepeat();
    const settling = isYounger(token, SETTLING_MS, clock);
    let next = newer();
    if (!next && repeatable && settling && !brake.isOn()) {
      discard(response);
      await wait(clock, SETTLING_WAIT_MS, signal);
      next = newer();
      if (!next) {
        response = await attempt(call, parts, token);
        if (!(await isRejection(response, url.origin, expired))) return response;
        next = newer();
      }
    }
    if (!next) {
      brake.rejected(token);
      if (brake.isOn() || (settling && !repeatable)) return response;
      source.invalidate(token.id, `HTTP ${response.status}`);
    }
    if (!repeatable) return response;
    discard(response);
    next ??= await source.get({ signal, newerThan: token.id });
    response = await attempt(call, parts, next);
    if (await isRejection(response, url.origin, expired)) brake.rejected(next);
    else brake.helped();
    return response;
  };
}

function attempt(call: Call, { headers }: CallParts, token: AccessToken): Promise<Response> {
  const out = new Headers(headers);
  out.set('authorization', bearer(token));
  return call.send(out);
}

/** Of an age that cannot be told, since the clock was set back, nothing is concluded. */
function isYounger({ issuedAt }: AccessToken, ms: number, clock: Clock): boolean {
  const age = clock.now() - issuedAt;
  return age >= 0 && age < ms;
}

/** Lets go of an answer that nobody will read, so that its connection is free. */
function discard(response: Response): void {
  response.body?.cancel().catch(() => {});
}
