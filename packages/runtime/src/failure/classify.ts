import { isTokenClientError } from '../errors/errors.js';
import type { MalformedReason, MalformedResponseError, ResponseError } from '../errors/response-error.js';
import { unshownOf } from '../errors/token-client-error.js';
import type { FailureRule, TokenDescriptor } from '../model/descriptor.js';
import type { FailureKind } from '../model/operation.js';
import { nothingWasSent } from './connection-code.js';
import { isBesideClass, standardKind } from './failure-kinds.js';

/** What a failure means, and whether the server can have acted on the request. */
export interface Failure {
  readonly kind: FailureKind;
  /** How long the server asks to wait. */
  readonly retryAfterMs?: number;
  /** `known`: the server responded, or nothing was sent. `unknown`: the request may have been carried out. */
  readonly outcome: 'known' | 'unknown';
}

type FailureData = Pick<TokenDescriptor, 'failures' | 'lockout'> &
  Partial<Pick<TokenDescriptor, 'acquire' | 'refresh' | 'revoke'>>;

/** What no further attempt fixes. The others may be a matter of the moment: a response that was cut, or none. */
const PERMANENT = new Set<MalformedReason>(['redirect', 'html', 'too_large', 'wrong_shape', 'token_type']);

/**
 * Returns what a failed token request means: first by the provider's own rules, then by RFC 6749 section 5.2 and HTTP.
 *
 * The server's code counts as it was sent, at any status, also in a success that holds an error. Where an account locks
 * after repeated failures, an error response that nothing explains counts as a wrong credential.
 */
export function classify(descriptor: FailureData, error: unknown): Failure {
  if (!isTokenClientError(error)) return { kind: 'transient', outcome: 'unknown' };
  switch (error.code) {
    case 'error_response':
      return meaningOf(descriptor, error);
    case 'malformed_response':
      if (error.reason === 'error_in_success') return meaningOf(descriptor, error);
      return {
        kind: PERMANENT.has(error.reason) ? 'request' : 'malformed',
        outcome: error.reason === 'redirect' ? 'known' : 'unknown',
      };
    case 'network': {
      const nothingSent = error.status === undefined && nothingWasSent(error.reason);
      return { kind: 'transient', outcome: nothingSent ? 'known' : 'unknown' };
    }
    case 'timeout':
      return { kind: 'transient', outcome: 'unknown' };
    case 'cooling_down':
      return { kind: error.kind, outcome: 'known' };
    default:
      return { kind: 'request', outcome: 'known' };
  }
}

function meaningOf(descriptor: FailureData, error: ResponseError | MalformedResponseError): Failure {
  const { status, serverCode, operation, retryAfterMs } = error;
  const { rawCode = serverCode, isPage = false } = unshownOf(error);
  const rule = descriptor.failures.find(
    ({ on, ...candidate }) =>
      matches(candidate, status, rawCode, isPage) &&
      (on === undefined || descriptor[on]?.operation.name === operation),
  );
  const kind =
    rule?.is ?? standardKind(status, rawCode, isPage) ?? (descriptor.lockout ? 'credential' : 'request');
  return {
    kind,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    // A gateway sends 5xx also for requests that arrived; a server that rejects a credential or a grant has not acted on it.
    outcome: status >= 500 && !/credential|grant|locked/.test(kind) ? 'unknown' : 'known',
  };
}

function matches(
  { status, codes }: Pick<FailureRule, 'status' | 'codes'>,
  actual: number,
  code: string | undefined,
  isPage: boolean,
): boolean {
  if (codes && !(code !== undefined && codes.includes(code))) return false;
  if (typeof status !== 'string') return status === undefined ? !!codes : status === actual;
  return Number(status[0]) === Math.floor(actual / 100) && (!!codes || !(isPage || isBesideClass(actual)));
}
