import type { ContractResponse } from '@token-clients/generator/contract';
import { type Operation, ResponseError, valueAt } from '@token-clients/runtime';
import { expect, test } from 'vitest';
import { authorizationFor, clientFor, fullRequest, preferring, secretsOf } from '../calls.js';
import { expectNoSecret } from '../helpers/no-secret.js';
import { call, type Form, referenceOf } from '../provider.js';
import type { Case } from './case.js';

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
    const name = `${documented.status} "${documented.example}"`;
    const { code: status, body } = documented;

    if (status < 300) {
      test(`${name} is decoded${known.token === undefined ? '' : ' as a token'}`, async () => {
        const data = await send(documented, 'throwing');

        expect(data).toEqual(body);
        if (known.token !== undefined) expect(valueAt(data, known.token)).toBeTypeOf('string');
      });

      test(`${name} is returned as a success`, async () => {
        const { response, ...result } = (await send(documented, 'result')) as { response: Response };

        expect(result).toEqual({ ok: true, status, data: body });
        expect(response.status).toBe(status);
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
      expect(error.error).toEqual(body);
      expect(error.response.status).toBe(status);
      expect(error.serverCode).toBe(textAt(body, known.errors?.code));
      expect(error.serverMessage).toBe(textAt(body, known.errors?.message));
      expect(error.serverCode, 'every documented error response has a code').toBeDefined();
      expect(error.retryAfterMs).toBeUndefined();
      expect(error.message).toContain(operation.method);
      expect(error.message).toContain(error.serverCode);
      expectNoSecret(error, secretsOf(provider, operation, request, { headers: headersFor(documented) }));
    });

    test(`${name} is returned as an error response`, async () => {
      const { response, ...result } = (await send(documented, 'result')) as { response: Response };

      expect(result).toEqual({ ok: false, status, error: body });
      expect(response.status).toBe(status);
    });
  }
}

/** Returns the first string or number at these places. */
function textAt(body: unknown, pointers: NonNullable<Operation['errors']>['code'] = []): string | undefined {
  const found = pointers
    .map(pointer => valueAt(body, pointer))
    .find(value => typeof value === 'number' || (typeof value === 'string' && value !== ''));
  return found === undefined ? undefined : String(found);
}
