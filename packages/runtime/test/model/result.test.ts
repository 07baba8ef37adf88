import { expect, expectTypeOf, test } from 'vitest';
import type {
  ErrorResult,
  ErrorStatus,
  ParametersOf,
  Result,
  Success,
  SuccessBody,
} from '../../src/model/result.js';

interface Json<Body> {
  headers: { [name: string]: unknown };
  content: { 'application/json': Body };
}
interface Token {
  access_token: string;
}
interface Problem {
  error: string;
}
interface Fault {
  error_code: number;
}

interface Exact {
  responses: { 200: Json<Token>; 400: Json<Problem> };
}
interface Classes {
  responses: { '2XX': Json<Token>; '4XX': Json<Problem>; '5XX': Json<Fault> };
}
interface WithDefault {
  responses: { 201: Json<Token>; 404: Json<Fault>; default: Json<Problem> };
}
interface Empty {
  responses: { 204: { headers: object; content?: never } };
}

test('Result narrows by ok and by an exact status', () => {
  const check = (result: Result<Exact>) => {
    if (result.ok) {
      expectTypeOf(result.status).toEqualTypeOf<200>();
      expectTypeOf(result.data).toEqualTypeOf<Token>();
    } else if (result.status === 400) {
      expectTypeOf(result.error).toEqualTypeOf<Problem | undefined>();
    } else {
      expectTypeOf(result.error).toBeUnknown();
      expectTypeOf(result.data).toEqualTypeOf<undefined>();
    }
    return result.status;
  };

  expect(check({ ok: true, status: 200, data: { access_token: 'x' }, response: new Response() })).toBe(200);
});

test('Result narrows by the classes 2XX, 4XX and 5XX', () => {
  const check = (result: Result<Classes>) => {
    if (result.ok) expectTypeOf(result.data).toEqualTypeOf<Token>();
    else if (result.status === 401) expectTypeOf(result.error).toEqualTypeOf<Problem | undefined>();
    else if (result.status === 503) expectTypeOf(result.error).toEqualTypeOf<Fault | undefined>();
    return result.ok;
  };

  expect(check({ ok: true, status: 202, data: { access_token: 'x' }, response: new Response() })).toBe(true);
});

test('Result gives an undocumented status the body of default, where there is one', () => {
  type Answer = Result<WithDefault>;

  expectTypeOf<Extract<Answer, { status: 404 }>['error']>().toEqualTypeOf<Fault | undefined>();
  expectTypeOf<Extract<Answer, { ok: true }>>().toEqualTypeOf<Success<201, Token>>();
  expectTypeOf<Extract<Answer, ErrorResult<Exclude<ErrorStatus, 404>, unknown>>['error']>().toEqualTypeOf<
    Problem | undefined
  >();
  expect(true).toBe(true);
});

test('SuccessBody is the body of every documented success', () => {
  expectTypeOf<SuccessBody<Exact>>().toEqualTypeOf<Token>();
  expectTypeOf<SuccessBody<Classes>>().toEqualTypeOf<Token>();
  expectTypeOf<SuccessBody<WithDefault>>().toEqualTypeOf<Token>();
  expectTypeOf<SuccessBody<Empty>>().toEqualTypeOf<undefined>();
  expectTypeOf<SuccessBody<{ responses: { 200: Json<Token>; 202: Json<Fault> } }>>().toEqualTypeOf<
    Token | Fault
  >();
  expect(true).toBe(true);
});

test('the response of a status counts before that of its class', () => {
  interface Op {
    responses: { 200: Json<Token>; '2XX': Json<Fault>; 400: Json<Problem>; '4XX': Json<Fault> };
  }
  type Answer = Result<Op>;

  expectTypeOf<Extract<Answer, { status: 400 }>['error']>().toEqualTypeOf<Problem | undefined>();
  expectTypeOf<Extract<Answer, { status: 401 }>['error']>().toEqualTypeOf<Fault | undefined>();
  expectTypeOf<Extract<Answer, { status: 200 }>['data']>().toEqualTypeOf<Token>();
  expectTypeOf<Extract<Answer, { status: 201 }>['data']>().toEqualTypeOf<Fault>();
  expectTypeOf<SuccessBody<Op>>().toEqualTypeOf<Token | Fault>();
  expect(true).toBe(true);
});

test('default is the success where no other response can be', () => {
  interface Op {
    responses: { 400: Json<Problem>; default: Json<Token> };
  }

  const check = (result: Result<Op>) => {
    if (result.ok) expectTypeOf(result.data).toEqualTypeOf<Token>();
    else if (result.status === 400) expectTypeOf(result.error).toEqualTypeOf<Problem | undefined>();
    else expectTypeOf(result.error).toBeUnknown();
    return result.data?.access_token;
  };

  expectTypeOf<SuccessBody<Op>>().toEqualTypeOf<Token>();
  expect(check({ ok: true, status: 200, data: { access_token: 'x' }, response: new Response() })).toBe('x');
});

test('a default alone describes successes and errors', () => {
  interface Op {
    responses: { default: Json<Token> };
  }

  const check = (result: Result<Op>) => {
    if (result.ok) expectTypeOf(result.data).toEqualTypeOf<Token>();
    else expectTypeOf(result.error).toEqualTypeOf<Token | undefined>();
    return result.data?.access_token;
  };

  expectTypeOf<SuccessBody<Op>>().toEqualTypeOf<Token>();
  expect(check({ ok: true, status: 200, data: { access_token: 'x' }, response: new Response() })).toBe('x');
});

test('a success that the spec does not document is unknown, never impossible', () => {
  expectTypeOf<SuccessBody<{ responses: { 400: Json<Problem> } }>>().toBeUnknown();
  expectTypeOf<SuccessBody<{ responses: never }>>().toBeUnknown();
  expectTypeOf<SuccessBody<{ responses: { 302: Empty['responses'][204] } }>>().toBeUnknown();
  expectTypeOf<Extract<Result<{ responses: never }>, { ok: true }>['data']>().toBeUnknown();
  expectTypeOf<Extract<Result<{ responses: { 400: Json<Problem> } }>, { ok: true }>['data']>().toBeUnknown();
  expect(true).toBe(true);
});

test('a success without content beside one with content may be undefined', () => {
  interface Op {
    responses: { 200: Json<Token>; 204: Empty['responses'][204]; 304: Empty['responses'][204] };
  }

  expectTypeOf<SuccessBody<Op>>().toEqualTypeOf<Token | undefined>();
  expectTypeOf<Extract<Result<Op>, { status: 204 }>['data']>().toEqualTypeOf<undefined>();
  expectTypeOf<Extract<Result<Op>, { status: 304 }>['error']>().toEqualTypeOf<undefined>();
  expect(true).toBe(true);
});

test('ParametersOf joins the parameters of all places', () => {
  interface Op {
    parameters: {
      query: { org_id: string; limit?: number };
      header?: { 'x-trace'?: string };
      path: { id: string };
      cookie?: never;
    };
  }
  type Parameters = ParametersOf<Op>;

  expectTypeOf<Parameters['org_id']>().toEqualTypeOf<string>();
  expectTypeOf<Parameters['limit']>().toEqualTypeOf<number | undefined>();
  expectTypeOf<Parameters['x-trace']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<Parameters['id']>().toEqualTypeOf<string>();
  // @ts-expect-error org_id is required
  const missing: Parameters = { id: 'x' };
  expect(missing.id).toBe('x');
});
