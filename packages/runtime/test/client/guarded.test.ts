import { type StubResponse, stubFetch } from '@token-clients/testing';
import { describe, expect, test } from 'vitest';
import { apiClient } from '../../src/client/api-client.js';
import { LockedError } from '../../src/errors/held-back-error.js';
import { ResponseError } from '../../src/errors/response-error.js';
import type { GuardedRequest, LockoutGuard } from '../../src/model/call.js';
import { failure, getToken, listItems, servers, token } from '../support/fixtures.js';

const body = { client_id: 'id', client_secret: 'canary-secret' };
const never = () => new Promise<never>(() => {});

/** A guard that lets everything pass, and what it was asked and told. */
function noting(order: unknown[] = []): { guard: LockoutGuard; order: unknown[]; asked: GuardedRequest[] } {
  const asked: GuardedRequest[] = [];
  const guard: LockoutGuard = async request => {
    asked.push(request);
    order.push('asked');
    return async error => void order.push(error ?? 'success');
  };
  return { guard, order, asked };
}

describe('a guard', () => {
  test('is asked before anything is sent, and learns of a success', async () => {
    const { guard, order, asked } = noting();
    const fetch = stubFetch(async () => {
      order.push('sent');
      return Response.json(token);
    });
    const client = apiClient(servers, { fetch, guard, headers: { 'X-A': '1' } });

    await client.data(getToken, { body, parameters: { q: 2 } }, { headers: { 'x-B': '3' } });

    expect(order).toEqual(['asked', 'sent', 'success']);
    expect(asked).toEqual([
      {
        operation: getToken,
        baseUrl: 'https://api.example.com',
        location: {},
        parameters: { q: 2 },
        body,
        headers: { 'x-a': '1', 'x-b': '3' },
        signer: undefined,
        signal: expect.any(AbortSignal),
      },
    ]);
  });

  test.each(['data', 'result'] as const)(
    'gets an error response as an error, also where %s() is used',
    async form => {
      const { guard, order } = noting();
      const fetch = stubFetch({ status: 401, body: { error: 'invalid_client' } });

      await apiClient(servers, { fetch, guard })
        [form](getToken, { body })
        .catch(() => {});

      expect(order).toEqual(['asked', expect.any(ResponseError)]);
      expect(order[1]).toMatchObject({ status: 401, serverCode: 'invalid_client' });
    },
  );

  test.each<[string, StubResponse | Error, object]>([
    ['an error inside of a success', { body: { error: 'x' } }, { reason: 'error_in_success' }],
    ['a failed connection', new TypeError('no'), { code: 'network' }],
  ])('learns of %s', async (_, response, error) => {
    const { guard, order } = noting();

    await failure(apiClient(servers, { fetch: stubFetch(response), guard }).data(getToken, { body }));

    expect(order).toEqual(['asked', expect.objectContaining(error)]);
  });

  test('learns of a time limit, also of a fetch that does not listen', async () => {
    const { guard, order } = noting();
    const client = apiClient(servers, { fetch: stubFetch(never), guard, timeoutMs: 5 });

    const error = await failure(client.data(getToken, { body }));

    expect(error).toMatchObject({ code: 'timeout' });
    expect(order).toEqual(['asked', error]);
  });

  test('keeps a request from being sent by its rejection, which the caller gets', async () => {
    const fetch = stubFetch({ body: token });
    const locked = new LockedError('no');

    const client = apiClient(servers, { fetch, guard: () => Promise.reject(locked) });

    expect(await failure(client.data(getToken, { body }))).toBe(locked);
    expect(fetch.calls).toEqual([]);
  });

  test('may have nothing to report to', async () => {
    const client = apiClient(servers, { fetch: stubFetch({ body: token }), guard: async () => undefined });

    expect(await client.data(getToken, { body })).toEqual(token);
  });

  test('changes no outcome by a report that fails', async () => {
    const guard: LockoutGuard = async () => () => Promise.reject(new Error('store is gone'));
    const client = (response: StubResponse) => apiClient(servers, { fetch: stubFetch(response), guard });

    expect(await client({ body: token }).data(getToken, { body })).toEqual(token);
    expect(await failure(client({ status: 400 }).data(getToken, { body }))).toMatchObject({ status: 400 });
  });

  test('changes no outcome by a report that never ends: the time limit ends the wait', async () => {
    const guard: LockoutGuard = async () => never;
    const client = apiClient(servers, { fetch: stubFetch({ body: token }), guard, timeoutMs: 50 });

    expect(await client.data(getToken, { body })).toEqual(token);
  });

  test('that lets a request pass after its end learns that it was not sent', async () => {
    const fetch = stubFetch({ body: token });
    const controller = new AbortController();
    const reason = new Error('no longer wanted');
    let pass = (_: (error?: unknown) => Promise<void>) => {};
    const guard: LockoutGuard = () => new Promise(resolve => (pass = resolve));
    const call = failure(
      apiClient(servers, { fetch, guard }).data(getToken, { body }, { signal: controller.signal }),
    );
    // The guard is loaded when it is first needed.
    await new Promise(resolve => setTimeout(resolve, 0));
    await import('../../src/client/guarded.js');

    controller.abort(reason);

    expect(await call).toBe(reason);
    expect(await new Promise(resolve => pass(async error => resolve(error)))).toBe(reason);
    expect(fetch.calls).toEqual([]);
  });

  test('is asked for every operation, which it can distinguish', async () => {
    const { guard, asked } = noting();
    const fetch = stubFetch({ body: [] });

    await apiClient(servers, { fetch, guard }).data(listItems, { parameters: { owner: 'x' } });

    expect(asked.map(({ operation }) => operation.name)).toEqual(['listItems']);
  });
});
