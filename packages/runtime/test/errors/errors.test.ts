import { inspect } from 'node:util';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { NetworkError, TimeoutError } from '../../src/errors/connection-error.js';
import {
  type AnyTokenClientError,
  ClosedError,
  ConfigurationError,
  isTokenClientError,
  StoreUnavailableError,
} from '../../src/errors/errors.js';
import {
  CooldownError,
  LockedError,
  ReauthenticationRequiredError,
} from '../../src/errors/held-back-error.js';
import { MalformedResponseError, ResponseError } from '../../src/errors/response-error.js';
import {
  TokenClientError,
  type TokenClientErrorCode,
  unshownOf,
} from '../../src/errors/token-client-error.js';

const response = new Response(null, { status: 400, headers: { 'x-echo': 'canary-secret' } });
const errorResponse = () =>
  new ResponseError(
    'getToken was rejected.',
    { operation: 'getToken', status: 400, serverCode: 'invalid_client' },
    { error: { echo: 'canary-secret' }, response },
  );
const errors: readonly [TokenClientErrorCode, string, TokenClientError][] = [
  ['error_response', 'ResponseError', errorResponse()],
  [
    'malformed_response',
    'MalformedResponseError',
    new MalformedResponseError('m', { operation: 'o', status: 200, reason: 'empty' }),
  ],
  ['network', 'NetworkError', new NetworkError('m', { operation: 'o', reason: 'ECONNREFUSED' })],
  ['timeout', 'TimeoutError', new TimeoutError('m', { operation: 'o', timeoutMs: 5 })],
  ['configuration', 'ConfigurationError', new ConfigurationError('m')],
  ['locked', 'LockedError', new LockedError('m', { retryAt: 7 })],
  ['cooling_down', 'CooldownError', new CooldownError('m', { kind: 'throttled' })],
  ['reauthentication_required', 'ReauthenticationRequiredError', new ReauthenticationRequiredError('m')],
  ['store_unavailable', 'StoreUnavailableError', new StoreUnavailableError('m')],
  ['closed', 'ClosedError', new ClosedError('m')],
];

describe('TokenClientError', () => {
  test.each(errors)('of code %s has the name %s and is an Error of the family', (code, name, error) => {
    expect(error).toMatchObject({ code, name });
    expect(error).toBeInstanceOf(TokenClientError);
    expect(error).toBeInstanceOf(Error);
    expect(isTokenClientError(error)).toBe(true);
    expect(`${error}`).toBe(`${name}: ${error.message}`);
    expect(error.stack).toMatch(new RegExp(`^${name}: `));
  });

  test('shows what helps in JSON and in inspect', () => {
    expect(JSON.parse(JSON.stringify(errorResponse()))).toEqual({
      code: 'error_response',
      operation: 'getToken',
      status: 400,
      serverCode: 'invalid_client',
    });
    expect(inspect(new LockedError('m', { retryAt: 7 }))).toContain('retryAt: 7');
  });

  test('does not show the decoded body and the response, also not with showHidden', () => {
    for (const showHidden of [false, true])
      expect(inspect(errorResponse(), { depth: 10, showHidden })).not.toContain('canary');
    expect(errorResponse().error).toEqual({ echo: 'canary-secret' });
    expect(errorResponse().response).toBe(response);
  });
});

describe('errors that come of an earlier one', () => {
  const said = { serverCode: '[redacted]', serverMessage: 'no', errorId: 'e-1' };
  const unshown = { error: { echo: 'canary-secret' }, response, rawCode: 'canary-secret' };
  const cause = new ResponseError('m', { operation: 'o', status: 400, ...said }, unshown);
  const inSuccess = new MalformedResponseError(
    'm',
    { ...said, operation: 'o', status: 200, reason: 'error_in_success' },
    unshown,
  );

  test.each([
    ['LockedError of an error response', new LockedError('m', { retryAt: 7, cause }), 400],
    ['LockedError of an error inside of a success', new LockedError('m', { cause: inSuccess }), 200],
    ['CooldownError', new CooldownError('m', { kind: 'throttled', cause }), 400],
    ['ReauthenticationRequiredError', new ReauthenticationRequiredError('m', { cause }), 400],
  ])('keep what the server said: %s', (_, error, status) => {
    expect(error).toMatchObject({ status, serverCode: '[redacted]', serverMessage: 'no', errorId: 'e-1' });
    expect(error.error).toEqual({ echo: 'canary-secret' });
    expect(error.response).toBe(response);
    expect(unshownOf(error).rawCode).toBe('canary-secret');
    for (const showHidden of [false, true])
      expect(inspect(error, { depth: 10, showHidden })).not.toContain('canary');
    expect(JSON.stringify(error)).not.toContain('canary');
  });

  test('take what is left of a cause in a store, and have nothing of what is unknown', () => {
    const locked = new LockedError('m', { cause: { status: 400, serverCode: 'S1006' } });

    expect(locked).toMatchObject({ status: 400, serverCode: 'S1006' });
    expect(Object.keys(locked)).not.toContain('serverMessage');
    expect(Object.keys(new ReauthenticationRequiredError('m'))).toEqual(['code']);
    expect(new ReauthenticationRequiredError('m')).toMatchObject({ error: undefined, response: undefined });
  });
});

describe('errors that come of an earlier one, in words', () => {
  test('name the problem, the advice and the next attempt', () => {
    const retryAt = Date.UTC(2026, 0, 2);
    const locked = new LockedError('the credentials were rejected before', {
      advice: 'change them or call reset()',
      retryAt,
    });

    expect(locked.message).toBe(
      'the credentials were rejected before; change them or call reset(). The next attempt is due at 2026-01-02T00:00:00.000Z.',
    );
    expect(locked.problem).toBe('the credentials were rejected before');
    expect(new LockedError('no').message).toBe('no.');
  });

  test('a cool-down says what failed and until when', () => {
    expect(new CooldownError('nothing was sent', { kind: 'transient', retryAt: 0 })).toMatchObject({
      code: 'cooling_down',
      kind: 'transient',
      retryAt: 0,
      message: 'nothing was sent. The next attempt is due at 1970-01-01T00:00:00.000Z.',
    });
  });
});

describe('what an error knows beside its message', () => {
  test('the status of a response that was not read to its end', () => {
    expect(new NetworkError('m', { operation: 'o', reason: 'ECONNRESET' }).status).toBeUndefined();
    expect(new NetworkError('m', { operation: 'o', reason: 'ECONNRESET', status: 200 }).status).toBe(200);
    expect(new TimeoutError('m', { operation: 'o', timeoutMs: 5 }).status).toBeUndefined();
    expect(new TimeoutError('m', { operation: 'o', timeoutMs: 5, status: 200 }).status).toBe(200);
  });

  test('the option that is at fault', () => {
    expect(new ConfigurationError('m', { option: 'baseUrl' }).option).toBe('baseUrl');
    expect(Object.keys(new ConfigurationError('m'))).toEqual(['code']);
  });

  test('what was thrown, which is never shown', () => {
    const thrown = new Error('canary-secret');
    for (const error of [
      new ConfigurationError('m', { thrown }),
      new NetworkError('m', { operation: 'o' }, { thrown }),
    ]) {
      expect(error.thrown).toBe(thrown);
      for (const showHidden of [false, true])
        expect(inspect(error, { depth: 10, showHidden })).not.toContain('canary');
      expect(JSON.stringify(error)).not.toContain('canary');
    }
  });
});

describe('unshownOf()', () => {
  test('knows errors of another copy of this package, and nothing of anything else', () => {
    const copy = Object.assign(new Error('m'), {
      [Symbol.for('token-clients.error')]: { rawCode: 'x' },
    });

    expect(unshownOf(copy)).toEqual({ rawCode: 'x' });
    for (const other of [undefined, null, 'text', new Error('m')]) expect(unshownOf(other)).toEqual({});
  });
});

describe('isTokenClientError()', () => {
  test('knows errors of another copy of this package', () => {
    const copy = Object.assign(new Error('m'), {
      [Symbol.for('token-clients.error')]: true,
      code: 'network',
    });

    expect(copy).not.toBeInstanceOf(TokenClientError);
    expect(isTokenClientError(copy)).toBe(true);
  });

  test.each([undefined, null, 'network', 7, {}, new Error('m'), { code: 'network' }])(
    'says no to %s',
    value => {
      expect(isTokenClientError(value)).toBe(false);
    },
  );

  test('narrows by code, and the codes are closed', () => {
    const check = (error: unknown): string => {
      if (!isTokenClientError(error)) return 'other';
      expectTypeOf(error).toEqualTypeOf<AnyTokenClientError>();
      switch (error.code) {
        case 'error_response':
          expectTypeOf(error).toEqualTypeOf<ResponseError>();
          return `${error.status}`;
        case 'malformed_response':
          expectTypeOf(error).toEqualTypeOf<MalformedResponseError>();
          return error.reason;
        case 'network':
          expectTypeOf(error.reason).toEqualTypeOf<string | undefined>();
          return error.operation;
        case 'timeout':
          return `${error.timeoutMs}`;
        case 'locked':
          return `${error.retryAt}`;
        case 'cooling_down':
          return error.kind;
        case 'configuration':
        case 'reauthentication_required':
        case 'store_unavailable':
        case 'closed':
          return error.code;
        default:
          expectTypeOf(error).toBeNever();
          return 'never';
      }
    };

    expect(errors.map(([, , error]) => check(error))).not.toContain('never');
    expectTypeOf<AnyTokenClientError['code']>().toEqualTypeOf<TokenClientErrorCode>();
  });
});
