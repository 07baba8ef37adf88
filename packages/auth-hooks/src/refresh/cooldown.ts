import { isTokenClientError } from '@token-clients/runtime';
import { after, type Cooldown, failed, isCredentialFailure } from '../lifecycle/lifecycle.js';
import type { RequestKind } from './failures.js';
import type { TokenState } from './token-state.js';

/** Why there is no token for now, and for how long. */
export interface CooldownReason {
  readonly why: Cooldown['why'];
  readonly error: unknown;
  /** Null: never by itself. */
  readonly forMs: number | null;
  /** When the store is asked again; `forMs` if left out. */
  readonly askAgainMs?: number;
  /** Callers wait. */
  readonly urgent: boolean;
  readonly fingerprint?: string;
  /** The attempt that failed; absent: nothing was tried. */
  readonly attempt?: { readonly request: RequestKind | 'none'; readonly durationMs: number };
}

/** Starts a cool-down after a failure, and emits `failure`, `blocked` or `reauth_required`. */
export function startCooldown(state: TokenState, reason: CooldownReason): void {
  const { emit, lifecycle } = state;
  const { error, forMs, askAgainMs, urgent, fingerprint, attempt } = reason;
  const why = reason.why === 'grant' ? 'reauthentication' : reason.why;
  const now = state.now();
  const until = forMs === null ? null : after(now, forMs);
  const retryAt = until ? until.wall : null;
  const askAgain = after(now, askAgainMs ?? forMs ?? 0);
  state.lastError = error;
  state.become(failed(lifecycle, { why, until, askAgain, waitedFor: urgent, fingerprint }));

  const before = lifecycle.cooldown;
  const sent = attempt !== undefined && attempt.request !== 'none';
  if (!sent && before?.why === why && before.fingerprint === fingerprint) return;
  if (attempt) {
    const known = isTokenClientError(error) ? error : undefined;
    const response = known?.code === 'error_response' ? known : undefined;
    emit({
      type: 'failure',
      ...attempt,
      kind: why,
      code: known?.code ?? 'unknown',
      status: response?.status,
      serverCode: response?.serverCode,
      background: !urgent,
      retryAt,
    });
  }
  if (why === 'reauthentication') emit({ type: 'reauth_required' });
  else if (isCredentialFailure(why)) emit({ type: 'blocked', why, retryAt });
}
