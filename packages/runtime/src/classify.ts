import type { FailureKind, FailureRule, TokenDescriptor } from './descriptor.js';
import { isTokenClientError, type MalformedReason, type TokenRequestError } from './errors.js';
import type { Failure } from './token-types.js';

type FailureData = Pick<TokenDescriptor, 'failures' | 'lockout'> &
  Partial<Pick<TokenDescriptor, 'acquire' | 'refresh' | 'revoke'>>;

/** Connection failures that happen before a request is written. */
const NOTHING_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Answers that say, each in its way, that no token was given out. */
const NOT_CARRIED_OUT = new Set<MalformedReason>(['redirect', 'error_in_success']);

/** Statuses of which a rule for all of `4XX` says nothing: they are about the moment, not about the request. */
const MOMENTARY = new Set([408, 425, 429]);

/**
 * What a failed token request means: first by the provider's own rules, then by RFC 6749 section 5.2.
 * Where an account locks after repeated refusals, a refusal that nothing explains counts as a wrong credential.
 */
export function classify(descriptor: FailureData, error: unknown): Failure {
  if (!isTokenClientError(error)) return { kind: 'transient', outcome: 'unknown' };
  switch (error.code) {
    case 'token_request_refused':
      return {
        kind: refusalKind(descriptor, error),
        ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
        // A gateway answers 5xx also for requests that arrived.
        outcome: error.status >= 500 ? 'unknown' : 'known',
      };
    case 'malformed_response':
      return { kind: 'malformed', outcome: NOT_CARRIED_OUT.has(error.reason) ? 'known' : 'unknown' };
    case 'network':
      return { kind: 'transient', outcome: NOTHING_SENT.has(error.reason ?? '') ? 'known' : 'unknown' };
    case 'timeout':
      return { kind: 'transient', outcome: 'unknown' };
    default:
      return { kind: 'request', outcome: 'known' };
  }
}

function refusalKind(descriptor: FailureData, error: TokenRequestError): FailureKind {
  const { status, serverCode } = error;
  const rule = descriptor.failures.find(
    candidate =>
      matches(candidate, status, serverCode) &&
      (candidate.on === undefined || descriptor[candidate.on]?.operation.name === error.operation),
  );
  if (rule) return rule.is;
  if (status === 429 || serverCode === 'slow_down') return 'throttled';
  if (status >= 500 || MOMENTARY.has(status) || serverCode === 'temporarily_unavailable') return 'transient';
  if (serverCode === 'invalid_grant') return 'grant';
  if (serverCode === 'invalid_client' || status === 401) return 'credential';
  if (RFC_6749_CODES.has(serverCode ?? '') || !descriptor.lockout) return 'request';
  return 'credential';
}

const RFC_6749_CODES = new Set([
  'invalid_request',
  'invalid_scope',
  'invalid_target',
  'unauthorized_client',
  'unsupported_grant_type',
  'access_denied',
]);

function matches({ status, codes }: FailureRule, actual: number, code: string | undefined): boolean {
  if (
    codes ? code === undefined || !codes.includes(code) : typeof status === 'string' && MOMENTARY.has(actual)
  ) {
    return false;
  }
  return typeof status === 'number' ? status === actual : Number(status[0]) === Math.floor(actual / 100);
}
