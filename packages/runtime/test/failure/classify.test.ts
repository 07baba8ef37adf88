import { describe, expect, test } from 'vitest';
import { NetworkError, TimeoutError } from '../../src/errors/connection-error.js';
import { ClosedError, ConfigurationError } from '../../src/errors/errors.js';
import { CooldownError } from '../../src/errors/held-back-error.js';
import { MalformedResponseError, ResponseError } from '../../src/errors/response-error.js';
import { classify } from '../../src/failure/classify.js';
import type { FailureRule, TokenDescriptor } from '../../src/model/descriptor.js';
import { descriptor } from '../support/fixtures.js';

const errorResponse = (
  status: number,
  serverCode?: string,
  { operation = 'getToken', retryAfterMs, ...unshown }: ErrorResponseFacts = {},
) =>
  new ResponseError(
    'm',
    { operation, status, serverCode, retryAfterMs },
    { response: new Response(null, { status }), ...unshown },
  );

interface ErrorResponseFacts {
  readonly operation?: string;
  readonly retryAfterMs?: number;
  readonly rawCode?: string;
  readonly isPage?: boolean;
}

const kind = (error: unknown, failures: FailureRule[] = [], lockout?: { attempts: number }) => {
  const data: TokenDescriptor = { ...descriptor, failures, ...(lockout && { lockout }) };
  return classify(data, error).kind;
};

describe('classify() by RFC 6749', () => {
  test.each([
    [400, 'invalid_client', 'credential'],
    [401, 'invalid_client', 'credential'],
    [401, undefined, 'credential'],
    [400, 'invalid_grant', 'grant'],
    [401, 'invalid_grant', 'grant'],
    [400, 'invalid_request', 'request'],
    [400, 'invalid_scope', 'request'],
    [400, 'unauthorized_client', 'request'],
    [400, 'unsupported_grant_type', 'request'],
    [403, 'access_denied', 'request'],
    [400, 'invalid_target', 'request'],
    [400, undefined, 'request'],
    [404, undefined, 'request'],
    [429, undefined, 'throttled'],
    [400, 'slow_down', 'throttled'],
    [400, 'temporarily_unavailable', 'transient'],
    [408, undefined, 'transient'],
    [425, undefined, 'transient'],
    [500, undefined, 'transient'],
    [503, 'invalid_client', 'credential'],
    [500, 'invalid_grant', 'grant'],
    [503, 'invalid_request', 'transient'],
    [400, 'server_error', 'transient'],
    [404, 'invalid_client', 'credential'],
  ])('%i %s is %s', (status, code, expected) => {
    expect(kind(errorResponse(status, code))).toBe(expected);
  });

  test('takes an error response that nothing explains for a wrong credential where accounts lock', () => {
    const lockout = { attempts: 5 };

    expect(kind(errorResponse(400), [], lockout)).toBe('credential');
    expect(kind(errorResponse(403, 'odd'), [], lockout)).toBe('credential');
    expect(kind(errorResponse(400, 'invalid_scope'), [], lockout)).toBe('request');
    expect(kind(errorResponse(429), [], lockout)).toBe('throttled');
    expect(kind(errorResponse(502), [], lockout)).toBe('transient');
  });

  test.each([404, 405, 406, 407, 410, 413, 415, 421, 431])(
    'never takes %i for a wrong credential: it is about the address or the form',
    status => {
      expect(kind(errorResponse(status), [], { attempts: 5 })).toBe('request');
    },
  );

  test('never takes a web page for a wrong credential, unless a server asks for another one', () => {
    const lockout = { attempts: 5 };
    const page = { isPage: true };

    expect(kind(errorResponse(403, undefined, page), [], lockout)).toBe('request');
    expect(kind(errorResponse(401, undefined, page), [], lockout)).toBe('request');
    expect(kind(errorResponse(502, undefined, page), [], lockout)).toBe('transient');
    expect(kind(errorResponse(401), [], lockout)).toBe('credential');
  });

  test('goes by the code as it was sent, not as it is shown', () => {
    expect(kind(errorResponse(400, '[redacted]', { rawCode: 'invalid_client' }))).toBe('credential');
    expect(kind(errorResponse(400, '[redacted]', { rawCode: 'invalid_grant' }))).toBe('grant');
    expect(kind(errorResponse(400, '[redacted]', { rawCode: 'S1' }), [{ codes: ['S1'], is: 'locked' }])).toBe(
      'locked',
    );
  });
});

describe('classify() of an error inside of a success', () => {
  const said = (serverCode?: string, { retryAfterMs, ...unshown }: ErrorResponseFacts = {}) =>
    new MalformedResponseError(
      'm',
      { serverCode, retryAfterMs, operation: 'getToken', status: 200, reason: 'error_in_success' },
      unshown,
    );

  test.each([
    ['invalid_client', 'credential'],
    ['invalid_grant', 'grant'],
    ['invalid_scope', 'request'],
    ['slow_down', 'throttled'],
    ['temporarily_unavailable', 'transient'],
    ['incorrect_client_credentials', 'credential'],
    ['S1006', 'locked'],
    ['odd', 'request'],
    [undefined, 'request'],
  ])('%s is %s', (code, expected) => {
    const rules: FailureRule[] = [
      { codes: ['incorrect_client_credentials'], is: 'credential' },
      { codes: ['S1006'], is: 'locked' },
    ];

    expect(kind(said(code), rules)).toBe(expected);
    expect(classify(descriptor, said(code)).outcome).toBe('known');
  });

  test('counts as a wrong credential where accounts lock and nothing explains it', () => {
    expect(kind(said('odd'), [], { attempts: 5 })).toBe('credential');
    expect(kind(said(), [], { attempts: 5 })).toBe('credential');
    expect(kind(said('invalid_request'), [], { attempts: 5 })).toBe('request');
  });

  test('repeats the kind of a failure that a cool-down follows', () => {
    expect(kind(new CooldownError('m', { kind: 'throttled' }))).toBe('throttled');
  });

  test('passes on how long the server asks to wait', () => {
    expect(classify(descriptor, said('slow_down', { retryAfterMs: 5000 }))).toMatchObject({
      retryAfterMs: 5000,
    });
  });
});

describe("classify() by the provider's rules", () => {
  const rules: FailureRule[] = [
    { status: '4XX', on: 'refresh', is: 'grant' },
    { status: 409, is: 'transient' },
    { status: '4XX', codes: ['2024'], is: 'credential' },
    { status: '4XX', codes: ['2026'], is: 'throttled' },
    { status: 423, is: 'locked' },
    { status: '5XX', codes: ['1000'], is: 'grant' },
  ];

  test.each([
    [409, undefined, 'transient'],
    [400, '2024', 'credential'],
    [429, '2024', 'credential'],
    [400, '2026', 'throttled'],
    [423, undefined, 'locked'],
    [500, '1000', 'grant'],
    [500, '2000', 'transient'],
  ])('%i %s is %s', (status, code, expected) => {
    expect(kind(errorResponse(status, code), rules)).toBe(expected);
  });

  test.each([200, 400, 429, 500, 503])('counts a code without a status at %i', status => {
    expect(kind(errorResponse(status, 'S1006'), [{ codes: ['S1006'], is: 'credential' }])).toBe('credential');
    expect(kind(errorResponse(status, 'S1007'), [{ codes: ['S1006'], is: 'credential' }])).not.toBe(
      'credential',
    );
  });

  test('does not take a wrong address for a dead grant, because a rule covers 4XX', () => {
    const refresh = { operation: 'refreshToken' };

    expect(kind(errorResponse(404, undefined, refresh), rules)).toBe('request');
    expect(kind(errorResponse(403, undefined, { ...refresh, isPage: true }), rules)).toBe('request');
    expect(kind(errorResponse(404, undefined, refresh), [{ status: 404, is: 'grant' }])).toBe('grant');
  });

  test('applies a rule to the kind of request that it names', () => {
    const refresh = { operation: 'refreshToken' };

    expect(kind(errorResponse(400, 'x', refresh), rules)).toBe('grant');
    expect(kind(errorResponse(400, 'x'), rules)).toBe('request');
  });

  test('does not take being throttled for a dead grant, because a rule covers 4XX', () => {
    const refresh = { operation: 'refreshToken' };

    expect(kind(errorResponse(429, undefined, refresh), rules)).toBe('throttled');
    expect(kind(errorResponse(408, undefined, refresh), rules)).toBe('transient');
  });
});

describe('classify() says whether the server can have acted', () => {
  test.each([
    [errorResponse(400), 'known'],
    [errorResponse(503), 'unknown'],
    [errorResponse(503, 'invalid_grant'), 'known'],
    [new NetworkError('m', { operation: 'o', reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' }), 'known'],
    [new NetworkError('m', { operation: 'o', reason: 'ECONNREFUSED', status: 200 }), 'unknown'],
    [new NetworkError('m', { operation: 'o', reason: 'ECONNREFUSED' }), 'known'],
    [new NetworkError('m', { operation: 'o', reason: 'ENOTFOUND' }), 'known'],
    [new NetworkError('m', { operation: 'o', reason: 'ECONNRESET' }), 'unknown'],
    [new NetworkError('m', { operation: 'o' }), 'unknown'],
    [new TimeoutError('m', { operation: 'o', timeoutMs: 1 }), 'unknown'],
    [new MalformedResponseError('m', { operation: 'o', status: 200, reason: 'wrong_shape' }), 'unknown'],
    [new MalformedResponseError('m', { operation: 'o', status: 200, reason: 'error_in_success' }), 'known'],
    [new MalformedResponseError('m', { operation: 'o', status: 307, reason: 'redirect' }), 'known'],
    [new ConfigurationError('m'), 'known'],
    [new CooldownError('m', { kind: 'throttled' }), 'known'],
    [new ClosedError('m'), 'known'],
    [new DOMException('x', 'AbortError'), 'unknown'],
    ['text', 'unknown'],
  ])('%s: %s', (error, outcome) => {
    expect(classify(descriptor, error).outcome).toBe(outcome);
  });

  test('repeats the kind of a failure that a cool-down follows', () => {
    expect(kind(new CooldownError('m', { kind: 'throttled' }))).toBe('throttled');
  });

  test('passes on how long the server asks to wait', () => {
    expect(classify(descriptor, errorResponse(503, undefined, { retryAfterMs: 7000 }))).toEqual({
      kind: 'transient',
      outcome: 'unknown',
      retryAfterMs: 7000,
    });
  });

  test('knows the kinds of all other failures', () => {
    expect(kind(new TimeoutError('m', { operation: 'o', timeoutMs: 1 }))).toBe('transient');
    expect(kind(new NetworkError('m', { operation: 'o', reason: 'ECONNRESET' }))).toBe('transient');
    for (const reason of ['empty', 'not_json', 'signature'] as const)
      expect(kind(new MalformedResponseError('m', { operation: 'o', status: 200, reason }))).toBe(
        'malformed',
      );
    for (const reason of ['redirect', 'html', 'too_large', 'wrong_shape', 'token_type'] as const)
      expect(kind(new MalformedResponseError('m', { operation: 'o', status: 200, reason }))).toBe('request');
    expect(kind(new ConfigurationError('m'))).toBe('request');
    expect(kind(new Error('foreign'))).toBe('transient');
  });
});
