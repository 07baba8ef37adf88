import { type ContractResponse, type Operation, REDACTED, valueAt } from '@token-clients/runtime';
import type { Mock } from '../mock/mock.js';
import { authorizationFor, call, clientFor, type Form, fullRequest, preferring, secretsOf } from './calls.js';
import { expectCode, expectEqual, expectMembers, expectThat, thrownBy } from './check.js';
import { type ContractCase, lastRequest, mockCase, type OperationSuite } from './contract-case.js';
import { expectNoSecret } from './no-secret.js';
import { referenceOf } from './reference-of.js';

/** Makes the cases of every documented response of an operation, in both forms of its method. */
export function responseCases(given: OperationSuite): ContractCase[] {
  return given.operation.responses.flatMap(documented => {
    const { code } = documented;
    if (code < 300) return successCases(given, documented);
    return code < 400 ? [redirectCase(given, documented)] : errorCases(given, documented);
  });
}

function successCases(given: OperationSuite, documented: ContractResponse): ContractCase[] {
  const { code: status } = documented;
  const known = referenceOf(given.provider, given.operation).operation;
  const token = known.tokenless?.includes(status) ? undefined : known.token;
  const name = nameOf(documented);
  return [
    mockCase(given, `${name} is decoded${token === undefined ? '' : ' as a token'}`, async mock => {
      const data = await send(given, mock, documented, 'throwing');

      const body = receivedBody(mock, documented);
      expectEqual('what the method returns', await readable(data), body);
      if (token !== undefined) expectEqual('type of the token', typeof valueAt(data, token), 'string');
    }),
    mockCase(given, `${name} is returned as a success`, async mock => {
      const { response, ...result } = (await send(given, mock, documented, 'result')) as Returned;

      const data = receivedBody(mock, documented);
      const returned = { ...result, data: await readable(result.data) };
      expectEqual('what the method returns', returned, { ok: true, status, data });
      expectEqual('status of the response', response.status, status);
    }),
  ];
}

function redirectCase(given: OperationSuite, documented: ContractResponse): ContractCase {
  return mockCase(given, `${nameOf(documented)} is not followed`, async mock => {
    const error = await thrownBy(send(given, mock, documented, 'throwing'));

    expectCode(error, 'malformed_response');
    const { code: status } = documented;
    expectMembers('error', error, { operation: given.operation.method, status, reason: 'redirect' });
  });
}

function errorCases(given: OperationSuite, documented: ContractResponse): ContractCase[] {
  const { provider, operation } = given;
  const { code: status } = documented;
  const { errors } = referenceOf(provider, operation).operation;
  const name = nameOf(documented);
  return [
    mockCase(given, `${name} throws ResponseError`, async mock => {
      const error = await thrownBy(send(given, mock, documented, 'throwing'));

      expectCode(error, 'error_response');
      expectMembers('error', error, { name: 'ResponseError', operation: operation.method, status });
      const body = receivedBody(mock, documented);
      expectEqual('body of the error', error.error, body);
      expectEqual('status of the response', error.response.status, status);
      // Without a code where the spec says, the runtime looks where other servers have theirs.
      const code = textAt(body, errors?.code);
      const secrets = secretsOf(provider, operation, fullRequest(operation), {
        headers: headersFor(given, documented),
      });
      const shown = (text: string) => (secrets.some(isPartOfWords) ? REDACTED : text);
      if (code !== undefined) expectEqual('serverCode', error.serverCode, shown(code));
      const message = textAt(body, errors?.message);
      if (message !== undefined) expectEqual('serverMessage', error.serverMessage, shown(message));
      // The mock makes up the headers that the spec has.
      if (!error.response.headers.has('retry-after')) {
        expectEqual('retryAfterMs', error.retryAfterMs, undefined);
      }
      for (const part of [operation.method, error.serverCode ?? `${status}`]) {
        expectThat(error.message.includes(part), `The message must contain "${part}": ${error.message}`);
      }
      expectNoSecret(
        error,
        secrets.filter(secret => !isPartOfWords(secret)),
      );
    }),
    mockCase(given, `${name} is returned as an error response`, async mock => {
      const { response, ...result } = (await send(given, mock, documented, 'result')) as Returned;

      const error = receivedBody(mock, documented);
      expectEqual('what the method returns', result, { ok: false, status, error });
      expectEqual('status of the response', response.status, status);
    }),
  ];
}

function nameOf({ status, example }: ContractResponse): string {
  return `${status}${example === undefined ? '' : ` "${example}"`}`;
}

function headersFor({ provider, operation }: OperationSuite, documented: ContractResponse) {
  return {
    ...authorizationFor(provider, operation, fullRequest(operation)),
    ...preferring(documented),
  };
}

function send(given: OperationSuite, mock: Mock, documented: ContractResponse, form: Form): Promise<unknown> {
  const { provider, operation } = given;
  return call(provider, operation, fullRequest(operation), clientFor(operation, mock.baseUrl), {
    form,
    headers: headersFor(given, documented),
  });
}

/** Of a secret so short, as examples have them, an error hides all that the server says. */
function isPartOfWords({ length }: string): boolean {
  return length > 0 && length < 4;
}

interface Returned {
  readonly response: Response;
  readonly data?: unknown;
}

/** Returns what the mock sent, read independently of the client; it is the spec's example, if there is one. */
function receivedBody(mock: Mock, { kind, body, isMade, code }: ContractResponse): unknown {
  const { responseBody, status } = lastRequest(mock);
  expectEqual('status of the mock', status, code);
  const text = responseBody.toString();
  const received = text === '' ? undefined : kind === undefined ? JSON.parse(text) : text;
  if (body !== undefined && !isMade && kind !== 'bytes') {
    expectEqual('body of the mock', received, body);
  }
  if (kind !== 'empty') return received;
  // An error response that is not JSON counts as none.
  if (code < 300) expectEqual('body of the mock', received, undefined);
  return undefined;
}

/** Returns bytes as a string, and anything else as it is. */
async function readable(data: unknown): Promise<unknown> {
  return data instanceof Blob ? (await data.text()) || undefined : data;
}

/** Returns the first string or number at these places. */
function textAt(body: unknown, pointers: NonNullable<Operation['errors']>['code'] = []): string | undefined {
  const found = pointers
    .map(pointer => valueAt(body, pointer))
    .find(value => typeof value === 'number' || (typeof value === 'string' && value !== ''));
  return found === undefined ? undefined : String(found);
}
