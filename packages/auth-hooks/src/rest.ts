import { isTokenClientError } from '@token-clients/runtime';
import type { Holding } from './holding.js';
import { after, failed, isRefusal, type Rest } from './lifecycle.js';
import type { TokenRequestFailure } from './token-request-failure.js';

/** Why there is no token for now, and for how long. */
export interface CooldownReason {
  readonly why: Rest['why'];
  readonly error: unknown;
  /** Null: never by itself. */
  readonly forMs: number | null;
  readonly askAgainMs?: number;
  readonly urgent: boolean;
  readonly fingerprint?: string;
  /** The attempt that failed; absent: nothing was tried. */
  readonly attempt?: { readonly exchange: TokenRequestFailure['exchange']; readonly durationMs: number };
}

/** Lets the holding rest, and tells its listeners. */
export function rest(holding: Holding, setback: CooldownReason): void {
  const { emit, life } = holding;
  const { error, forMs, askAgainMs, urgent, fingerprint, attempt } = setback;
  const why = setback.why === 'grant' ? 'reauthentication' : setback.why;
  const now = holding.now();
  const until = forMs === null ? null : after(now, forMs);
  const retryAt = until ? until.wall : null;
  const askAgain = after(now, askAgainMs ?? forMs ?? 0);
  const before = life.rest;
  holding.lastError = error;
  holding.become(failed(life, { why, until, askAgain, waitedFor: urgent, fingerprint }));

  const known = isTokenClientError(error) ? error : undefined;
  const refusal = known?.code === 'error_response' ? known : undefined;
  const sent = attempt !== undefined && attempt.exchange !== 'none';
  if (!sent && before?.why === why && before.fingerprint === fingerprint) return;
  if (attempt) {
    emit({
      type: 'failure',
      ...attempt,
      kind: why,
      code: known?.code ?? 'unknown',
      status: refusal?.status,
      serverCode: refusal?.serverCode,
      background: !urgent,
      retryAt,
    });
  }
  if (why === 'reauthentication') emit({ type: 'reauth_required' });
  else if (isRefusal(why)) emit({ type: 'blocked', why, retryAt });
}
