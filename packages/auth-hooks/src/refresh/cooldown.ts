import { isTokenClientError } from '@token-clients/runtime';
import { after, type Cooldown, failed, isCredentialFailure } from '../lifecycle/lifecycle.js';
import type { TokenRequestFailure } from './token-request-failure.js';
import type { TokenState } from './token-state.js';

/** Why there is no token for now, and for how long. */
export interface CooldownReason {
  readonly why: Cooldown['why'];
  readonly error: unknown;
  /** Null: never by itself. */
  readonly forMs: number | null;
  readonly askAgainMs?: number;
  readonly urgent: boolean;
  readonly fingerprint?: string;
  /** The attempt that failed; absent: nothing was tried. */
  readonly attempt?: { readonly exchange: TokenRequestFailure['exchange']; readonly durationMs: number };
}

/** Lets the state rest, and tells its listeners. */
export function startCooldown(state: TokenState, setback: CooldownReason): void {
  const { emit, lifecycle } = state;
  const { error, forMs, askAgainMs, urgent, fingerprint, attempt } = setback;
  const why = setback.why === 'grant' ? 'reauthentication' : setback.why;
  const now = state.now();
  const until = forMs === null ? null : after(now, forMs);
  const retryAt = until ? until.wall : null;
  const askAgain = after(now, askAgainMs ?? forMs ?? 0);
  const before = lifecycle.cooldown;
  state.lastError = error;
  state.become(failed(lifecycle, { why, until, askAgain, waitedFor: urgent, fingerprint }));

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
  else if (isCredentialFailure(why)) emit({ type: 'blocked', why, retryAt });
}
