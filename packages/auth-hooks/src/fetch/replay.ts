import type { AccessToken, Clock, ExpiredRule, TokenSource } from '@token-clients/runtime';
import { sleep } from '../sleep.js';
import type { Call } from './call.js';
import { isStream } from './is-stream.js';
import { type RefreshBrake, refreshBrake } from './refresh-brake.js';
import { isRejection } from './rejection.js';

export { isRejection };

/** A call whose answer was not a success, and what is needed to send it again. */
export interface RefusedCall {
  readonly source: TokenSource;
  readonly clock: Clock;
  readonly expired: readonly ExpiredRule[] | undefined;
  /** By origin; they outlive the call. */
  readonly brakes: Map<string, RefreshBrake>;
  readonly origin: string;
  readonly signal: AbortSignal | undefined;
  readonly call: Call;
  readonly send: (token: AccessToken) => Promise<Response>;
  readonly token: AccessToken;
  readonly response: Response;
}

/** A server may not know a token yet that another server of its kind issued so few milliseconds ago. */
const SETTLING_MS = 5_000;
const SETTLING_WAIT_MS = 1_000;

/** Methods whose request may be carried out twice, as safe or idempotent ones (RFC 9110 sections 9.2.1 and 9.2.2). */
const IDEMPOTENT: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE']);

/** If the answer rejects the token, sends the call once more with a newer one. Otherwise the answer stands. */
export async function replay(refused: RefusedCall): Promise<Response> {
  const { source, clock, expired, brakes, origin, signal, call, send, token } = refused;
  let { response } = refused;
  if (!(await isRejection(response, origin, expired))) return response;

  const newer = () => {
    const current = source.peek();
    return current && current.id !== token.id ? current : undefined;
  };
  const brake = brakes.get(origin) ?? refreshBrake(clock);
  brakes.set(origin, brake);
  const body = await call.body;
  const canRead = body !== undefined && !isStream(body);
  const repeatable = () => canRead && mayRepeat(call.method, response);
  const settling = isYounger(token, SETTLING_MS, clock);
  let next = newer();
  if (!next && repeatable() && settling && !brake.isOn()) {
    discard(response);
    await sleep(clock, SETTLING_WAIT_MS, signal);
    next = newer();
    if (!next) {
      response = await send(token);
      if (!(await isRejection(response, origin, expired))) return response;
      next = newer();
    }
  }
  if (!next) {
    brake.rejected(token);
    if (brake.isOn() || (settling && !canRead)) return response;
    source.invalidate(token.id, `HTTP ${response.status}`);
  }
  if (!repeatable()) return response;
  discard(response);
  next ??= await source.get({ signal, newerThan: token.id });
  response = await send(next);
  if (await isRejection(response, origin, expired)) brake.rejected(next);
  else brake.helped();
  return response;
}

/**
 * Whether a request that got this answer may be sent again. A 401 says that it was not carried out (RFC 9110 section
 * 15.5.2), unless it answers another request, to which a redirect led: the first one may have been. Any other status
 * leaves that open, also where the provider uses it for ended tokens.
 */
function mayRepeat(method: string, { status, redirected }: Response): boolean {
  return IDEMPOTENT.has(method) || (status === 401 && !redirected);
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
