import { MalformedResponseError, NetworkError, ResponseError, TimeoutError } from '@token-clients/runtime';
import type { Fault, RunningServer } from '@token-clients/testing/servers';
import { describe, expect, test } from 'vitest';
import { authorizationFor, clientFor, fullRequest, secretsOf } from '../calls.js';
import { closedUrl, stallingServer } from '../helpers/bad-servers.js';
import { expectNoSecret } from '../helpers/no-secret.js';
import { call, type Form, referenceOf } from '../provider.js';
import type { Case } from './case.js';
import { bodyWith, merge, ODD_ERROR_RESPONSES, ODD_SUCCESSES } from './off-contract-responses.js';

/** Each call has a number of its own: what an earlier one sent may arrive late. */
let calls = 0;

/** Responses that no spec promises, and no response at all, for an operation that carries a token. */
export function testOffContract({ provider, operation }: Case, server: () => RunningServer): void {
  const known = referenceOf(provider, operation).operation;
  const good = operation.responses.find(({ code }) => code < 300)?.body;
  // Once with every secret in the body, once with Basic where the operation takes it.
  const request = fullRequest(operation);
  const bare =
    operation.requests.find(one => authorizationFor(provider, operation, one).authorization) ?? request;
  const requests = [...new Set([request, bare])];

  for (const sent of requests) {
    const headers = authorizationFor(provider, operation, sent);
    const secrets = secretsOf(provider, operation, sent, { headers });
    const leak = secrets.join(' ') || 'nothing';

    const arrived = () => server().requests.filter(({ headers }) => headers['x-call'] === String(calls));
    const ask = (fault: Fault, form: Form, options: { timeoutMs?: number; signal?: AbortSignal } = {}) => {
      const number = String(++calls);
      server().faults.choose(request => (request.headers['x-call'] === number ? fault : { kind: 'hang' }));
      const client = clientFor(operation, server().url);
      return call(provider, operation, sent, client, {
        form,
        headers: { ...headers, 'x-call': number },
        ...options,
      });
    };
    const failure = async (
      fault: Fault,
      form: Form,
      options?: { timeoutMs?: number; signal?: AbortSignal },
    ) => {
      const error: unknown = await ask(fault, form, options).then(
        data => new Error(`no failure, but ${JSON.stringify(data)}`),
        (thrown: unknown) => thrown,
      );
      expectNoSecret(error, secrets);
      expect(arrived(), 'one request, never repeated or redirected').toHaveLength(1);
      return error;
    };

    describe(headers.authorization ? 'off the contract, with Basic' : 'off the contract', () => {
      for (const { name, status, body, retryAfterMs, fault } of ODD_ERROR_RESPONSES) {
        test(`${name} throws ResponseError`, async () => {
          const error = await failure(fault(leak, known, good), 'throwing');

          if (!(error instanceof ResponseError)) throw error;
          expect(error.status).toBe(status);
          expect(error.error).toEqual(body);
          expect(error.serverCode).toBeUndefined();
          if (!retryAfterMs) expect(error.retryAfterMs).toBeUndefined();
          else {
            expect(error.retryAfterMs).toBeGreaterThanOrEqual(retryAfterMs[0]);
            expect(error.retryAfterMs).toBeLessThanOrEqual(retryAfterMs[1]);
          }
        });

        test(`${name} is returned as an error response`, async () => {
          const result = await ask(fault(leak, known, good), 'result');

          expect(result).toMatchObject({ ok: false, status });
          expect((result as { error: unknown }).error).toEqual(body);
        });
      }

      test("an error response that repeats a secret of the request doesn't show it", async () => {
        const body = [...(known.errors?.code ?? []), ...(known.errors?.message ?? [])]
          .map(pointer => bodyWith(pointer, `You sent ${leak}.`))
          .reduce(merge, {});

        const error = await failure({ kind: 'response', response: { status: 400, body } }, 'throwing');

        if (!(error instanceof ResponseError)) throw error;
        expect(error.error).toEqual(body);
        const shown = secrets.length > 0 ? expect.stringContaining('[redacted]') : 'You sent nothing.';
        // A phrase where RFC 6749 has a code is the message.
        const isSaid =
          known.errors?.message[0] !== undefined || typeof Reflect.get(body, 'error') === 'string';
        expect(error.serverMessage).toEqual(isSaid ? shown : undefined);
      });

      for (const form of ['throwing', 'result'] as const) {
        const method = form === 'result' ? `${operation.method}Result` : operation.method;

        for (const { name, reason, fault } of ODD_SUCCESSES) {
          test(`${method}: ${name} throws MalformedResponseError`, async () => {
            const error = await failure(fault(leak, known, good), form);

            if (!(error instanceof MalformedResponseError)) throw error;
            expect(error).toMatchObject({ code: 'malformed_response', operation: operation.method, reason });
          });
        }

        test(`${method}: no response in time throws TimeoutError`, async () => {
          // On a busy machine the first limits may pass before anything is sent.
          for (const timeoutMs of [60, 600, 6_000]) {
            const error = await ask({ kind: 'hang' }, form, { timeoutMs }).catch((thrown: unknown) => thrown);

            expectNoSecret(error, secrets);
            if (!(error instanceof TimeoutError)) throw error;
            expect(error).toMatchObject({ code: 'timeout', operation: operation.method, timeoutMs });
            if (arrived().length > 0) break;
          }
          expect(arrived()).toHaveLength(1);
        });

        test(`${method}: a body that stops half-way throws TimeoutError`, async () => {
          await using stalling = await stallingServer();
          const client = clientFor(operation, stalling.url);

          const error: unknown = await call(provider, operation, sent, client, {
            form,
            headers,
            timeoutMs: 60,
          }).catch((thrown: unknown) => thrown);

          expect(error).toBeInstanceOf(TimeoutError);
          expectNoSecret(error, secrets);
        });

        test(`${method}: the caller's signal ends the call with its reason`, async () => {
          const controller = new AbortController();
          const reason = new Error('no longer needed');

          const failing = failure({ kind: 'hang' }, form, { signal: controller.signal });
          await expect.poll(arrived).toHaveLength(1);
          controller.abort(reason);

          expect(await failing).toBe(reason);
        });

        for (const kind of ['reset', 'reset-mid-body', 'response-lost'] as const) {
          test(`${method}: ${kind.replaceAll('-', ' ')} throws NetworkError`, async () => {
            const error = await failure({ kind }, form);

            if (!(error instanceof NetworkError)) throw error;
            expect(error).toMatchObject({ code: 'network', operation: operation.method });
          });
        }
      }

      test('a refused connection throws NetworkError', async () => {
        const client = clientFor(operation, await closedUrl());
        const error: unknown = await call(provider, operation, sent, client, { headers }).catch(
          (thrown: unknown) => thrown,
        );

        if (!(error instanceof NetworkError)) throw error;
        expect(error).toMatchObject({ operation: operation.method, reason: 'ECONNREFUSED' });
        expectNoSecret(error, secrets);
      });
    });
  }
}
