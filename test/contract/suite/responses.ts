import type { ContractResponse } from '@token-clients/runtime';
import {
  MalformedResponseError,
  type Operation,
  REDACTED,
  ResponseError,
  valueAt,
} from '@token-clients/runtime';
import { expect, test } from 'vitest';
import type { Mock } from '../../mock/prism.js';
import { withoutReferences } from '../../mock/readable-document.js';
import { authorizationFor, clientFor, fullRequest, preferring, secretsOf } from '../calls.js';
import { expectNoSecret } from '../helpers/no-secret.js';
import { call, type Form, referenceOf } from '../provider.js';
import { type Case, lastRequest } from './case.js';

/** Tests every documented response, in both forms of a method. */
export function testResponses({ provider, operation, mock }: Case): void {
  const known = referenceOf(provider, operation).operation;
  const request = fullRequest(operation);
  const headersFor = (documented: ContractResponse) => ({
    ...authorizationFor(provider, operation, request),
    ...preferring(documented),
  });
  const send = (documented: ContractResponse, form: Form) =>
    call(provider, operation, request, clientFor(operation, mock().url), {
      form,
      headers: headersFor(documented),
    });

  for (const documented of operation.responses) {
    const name = `${documented.status}${documented.example === undefined ? '' : ` "${documented.example}"`}`;
    const { code: status } = documented;

    if (status < 300) {
      const token = known.tokenless?.includes(status) ? undefined : known.token;
      test(`${name} is decoded${token === undefined ? '' : ' as a token'}`, async () => {
        const data = await send(documented, 'throwing');

        const body = receivedBody(mock(), documented);
        expect(await readable(data)).toEqual(body);
        if (token !== undefined) expect(valueAt(data, token)).toBeTypeOf('string');
      });

      test(`${name} is returned as a success`, async () => {
        const { response, ...result } = (await send(documented, 'result')) as Returned;

        const data = receivedBody(mock(), documented);
        expect({ ...result, data: await readable(result.data) }).toEqual({ ok: true, status, data });
        expect(response.status).toBe(status);
      });
      continue;
    }

    if (status < 400) {
      test(`${name} is not followed`, async () => {
        const error = await send(documented, 'throwing').catch((thrown: unknown) => thrown);

        if (!(error instanceof MalformedResponseError)) throw error;
        expect(error).toMatchObject({ operation: operation.method, status, reason: 'redirect' });
      });
      continue;
    }

    test(`${name} throws ResponseError`, async () => {
      const error = await send(documented, 'throwing').catch((thrown: unknown) => thrown);

      if (!(error instanceof ResponseError)) throw error;
      expect(error).toMatchObject({
        name: 'ResponseError',
        code: 'error_response',
        operation: operation.method,
        status,
      });
      const body = receivedBody(mock(), documented);
      expect(error.error).toEqual(body);
      expect(error.response.status).toBe(status);
      // Without a code where the spec says, the runtime looks where other servers have theirs.
      const code = textAt(body, known.errors?.code);
      const secrets = secretsOf(provider, operation, request, { headers: headersFor(documented) });
      // Of what an error shows, a secret of a few characters hides all.
      const shown = (text: string) =>
        secrets.some(({ length }) => length > 0 && length < 4) ? REDACTED : text;
      if (code !== undefined) expect(error.serverCode).toBe(shown(code));
      const message = textAt(body, known.errors?.message);
      if (message !== undefined) expect(error.serverMessage).toBe(shown(message));
      // The mock makes up the headers that the spec has.
      if (!error.response.headers.has('retry-after')) expect(error.retryAfterMs).toBeUndefined();
      expect(error.message).toContain(operation.method);
      expect(error.message).toContain(error.serverCode ?? `${status}`);
      expectNoSecret(
        error,
        secrets.filter(secret => !isPartOfWords(secret)),
      );
    });

    test(`${name} is returned as an error response`, async () => {
      const { response, ...result } = (await send(documented, 'result')) as { response: Response };

      const body = receivedBody(mock(), documented);
      expect(result).toEqual({ ok: false, status, error: body });
      expect(response.status).toBe(status);
    });
  }
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
  expect(status, 'status of the mock').toBe(code);
  const text = responseBody.toString();
  const received = text === '' ? undefined : kind === undefined ? JSON.parse(text) : text;
  if (body !== undefined && !isMade && kind !== 'bytes') expect(received).toEqual(withoutReferences(body));
  if (kind !== 'empty') return received;
  // An error response that is not JSON counts as none.
  if (code < 300) expect(received).toBeUndefined();
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
