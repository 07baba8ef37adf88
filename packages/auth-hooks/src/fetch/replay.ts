import type { AccessToken, Clock, ExpiredRule, TokenSource } from '@token-clients/runtime';
import {
  after,
  countRejection,
  type FreshRejections,
  type Instant,
  isPausedBy,
  noRejections,
} from '../lifecycle/lifecycle.js';
import { sleep } from '../timing.js';
import type { FetchCall } from './call.js';
import { isRejection } from './rejection.js';
import { isStream, type RepeatableRequest } from './request-call.js';

export { isRejection };

/** A call of `bearerFetch`, and what is needed to send it again. */
export interface BearerCall {
  readonly source: TokenSource;
  readonly clock: Clock;
  readonly expired: readonly ExpiredRule[] | undefined;
  /** By origin; they outlive the call. */
  readonly rejections: Map<string, OriginRejections>;
  readonly call: FetchCall;
  readonly request: RepeatableRequest;
  readonly send: (token: AccessToken) => Promise<Response>;
}

/** What an origin rejected: a wrong audience, or a missing right that is reported as 401, is not cured by a new token. */
export interface OriginRejections extends FreshRejections {
  /** Many callers may report the same token. */
  readonly lastId?: string;
}

/** Another server of the provider may not know a token yet that was issued so few milliseconds ago. */
const SETTLING_MS = 5_000;
const SETTLING_WAIT_MS = 1_000;

/** Methods whose request may be carried out twice, as safe or idempotent ones (RFC 9110 sections 9.2.1 and 9.2.2). */
const IDEMPOTENT: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE']);

/** Sends a call once more, with a newer token, if the response rejects the token. Returns any other response as it is. */
export async function replay(sent: BearerCall, token: AccessToken, first: Response): Promise<Response> {
  const { source, clock, expired, call, request, send } = sent;
  const { signal, method } = call;
  let response = first;
  const isRejected = () => isRejection(response, call.url.origin, expired);
  if (!(await isRejected())) return response;

  const newer = () => {
    const current = source.peek();
    return current && current.id !== token.id ? current : undefined;
  };
  const body = await request.body;
  const canRead = body !== undefined && !isStream(body);
  const repeatable = () => canRead && mayRepeat(method, response);
  const settling = isYounger(token, SETTLING_MS, clock);
  let next = newer();
  if (!next && repeatable() && settling && !isPaused(sent)) {
    discard(response);
    await sleep(clock, SETTLING_WAIT_MS, signal);
    next = newer();
    if (!next) {
      response = await send(token);
      if (!(await isRejected())) return response;
      next = newer();
    }
  }
  if (!next) {
    noteRejection(sent, token);
    if (isPaused(sent) || (settling && !canRead)) return response;
    source.invalidate(token.id, `HTTP ${response.status}`);
  }
  if (!repeatable()) return response;
  discard(response);
  next ??= await source.get({ signal, newerThan: token.id });
  response = await send(next);
  if (await isRejected()) noteRejection(sent, next);
  else noteSuccess(sent);
  return response;
}

/**
 * Whether a request that got this response may be sent again. A 401 says that it was not carried out (RFC 9110 section
 * 15.5.2), unless a redirect led to another request: the first one may have been. Any other status leaves that open, also
 * where the provider uses it for expired tokens.
 */
function mayRepeat(method: string, { status, redirected }: Response): boolean {
  return IDEMPOTENT.has(method) || (status === 401 && !redirected);
}

/** False for a token from the future: the clock was set back, and its age is unknown. */
function isYounger({ issuedAt }: AccessToken, ms: number, clock: Clock): boolean {
  const age = clock.now() - issuedAt;
  return age >= 0 && age < ms;
}

function rejectionsOf({ rejections, call }: BearerCall): OriginRejections {
  return rejections.get(call.url.origin) ?? noRejections;
}

function isPaused(sent: BearerCall): boolean {
  return isPausedBy(rejectionsOf(sent), instantOf(sent.clock));
}

function noteRejection(sent: BearerCall, { id, issuedAt }: AccessToken): void {
  const before = rejectionsOf(sent);
  if (before.lastId === id) return;
  const now = instantOf(sent.clock);
  const issued = after(now, issuedAt - now.wall);
  sent.rejections.set(sent.call.url.origin, { ...countRejection(before, issued, now), lastId: id });
}

function noteSuccess(sent: BearerCall): void {
  sent.rejections.set(sent.call.url.origin, { ...rejectionsOf(sent), inRow: 0 });
}

function instantOf(clock: Clock): Instant {
  return { wall: clock.now(), monotonic: clock.monotonic() };
}

/** Lets go of a response whose body is not read, so that its connection is free. */
function discard(response: Response): void {
  response.body?.cancel().catch(() => {});
}
