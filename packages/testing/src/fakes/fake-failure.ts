import {
  ConfigurationError,
  classify,
  type FailureKind,
  MalformedResponseError,
  NetworkError,
  ResponseError,
  type TokenClientError,
  type TokenDescriptor,
} from '@token-clients/runtime';
import { failureStatuses } from '../failure-statuses.js';

/** Failures of a token request, by the names that they have as scenarios of a server too. */
export type FakeFailure = keyof typeof KINDS | 'lost-response' | 'broken-json' | 'reset';

const KINDS = {
  'wrong-secret': 'credential',
  'dead-grant': 'grant',
  locked: 'locked',
  'rate-limit': 'throttled',
  outage: 'transient',
} as const satisfies Record<string, FailureKind>;

/** The names of failures: the compiler holds the list against the type. */
const FAILURES: Readonly<Record<FakeFailure, true>> = {
  'broken-json': true,
  'dead-grant': true,
  locked: true,
  'lost-response': true,
  outage: true,
  'rate-limit': true,
  reset: true,
  'wrong-secret': true,
};

/** Checks the name of a failure, which a test in JavaScript may have misspelled. */
export function checkFailure<Result>(result: Result): Result {
  if (typeof result === 'string' && !Object.hasOwn(FAILURES, result)) {
    throw new ConfigurationError(
      `The failure ${result} is unknown. Use one of: ${Object.keys(FAILURES).join(', ')}.`,
    );
  }
  return result;
}

/**
 * Returns the error that a grant rejects with when its request fails so.
 *
 * @param kind which of the descriptor's token requests failed
 */
export function fakeFailure(
  failure: FakeFailure,
  descriptor: TokenDescriptor,
  kind: 'acquire' | 'refresh' | 'revoke',
): TokenClientError {
  const operation = descriptor[kind]?.operation.name ?? kind;
  switch (failure) {
    case 'lost-response':
      return new NetworkError('The connection broke.', { operation, reason: 'ECONNRESET' });
    case 'reset':
      return new NetworkError('The connection was refused.', { operation, reason: 'ECONNREFUSED' });
    case 'broken-json':
      return new MalformedResponseError('The response is not JSON.', {
        operation,
        status: 200,
        reason: 'not_json',
      });
    default: {
      const meant = KINDS[failure];
      const { own, standard } = failureStatuses(descriptor, meant);
      const errorOf = ({ status, code }: typeof standard) =>
        responseError(status, code, failure === 'rate-limit' ? 1_000 : undefined, operation);
      return own.map(errorOf).find(error => classify(descriptor, error).kind === meant) ?? errorOf(standard);
    }
  }
}

/** Returns the error that a grant rejects with for an error response of the server. */
export function responseError(
  status: number,
  serverCode?: string,
  retryAfterMs?: number,
  operation = 'getToken',
): ResponseError {
  return new ResponseError(
    `${operation} got an error response (${status}).`,
    { operation, status, serverCode, retryAfterMs },
    { response: new Response(null, { status }) },
  );
}
