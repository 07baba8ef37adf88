import { getEventListeners } from 'node:events';
import { stubFetch } from '@token-clients/testing';
import { describe, expect, test } from 'vitest';
import { apiClient } from '../../src/client/api-client.js';
import { startDeadline, withDeadline } from '../../src/client/deadline.js';
import { untilAborted } from '../../src/client/until-aborted.js';
import type { SignedRequest } from '../../src/model/call.js';
import { failure, getToken, servers, token } from '../support/fixtures.js';
import { withServer } from '../support/loopback.js';

const never = () => new Promise<never>(() => {});
const signed = { ...getToken, signature: 'Test' };

describe('the time limit of a call', () => {
  test('covers the wait for the response', async () => {
    await withServer(
      () => {},
      async baseUrl => {
        const client = apiClient(servers, { baseUrl, timeoutMs: 5_000 });

        expect(await failure(client.data(getToken, {}, { timeoutMs: 40 }))).toMatchObject({
          code: 'timeout',
          timeoutMs: 40,
          message: `getToken got no whole response from ${baseUrl} in 40 ms.`,
        });
      },
    );
  });

  test('covers the reading of the body', async () => {
    await withServer(
      (_, response) => response.writeHead(200).write('{"access_'),
      async baseUrl => {
        const client = apiClient(servers, { baseUrl, timeoutMs: 60 });

        expect(await failure(client.data(getToken, {}))).toMatchObject({ code: 'timeout' });
      },
    );
  });

  test('covers signing, and nothing is sent when that ends late', async () => {
    const fetch = stubFetch({ body: token });
    let finish = (_: SignedRequest) => {};
    const sign = () =>
      new Promise<SignedRequest>(resolve => {
        finish = resolve;
      });
    const client = apiClient(servers, { fetch, signer: { scheme: 'Test', sign }, timeoutMs: 20 });

    expect(await failure(client.data(signed, {}))).toMatchObject({ code: 'timeout' });
    finish({ url: 'https://x.example', headers: {} });
    await new Promise(resolve => setTimeout(resolve, 5));

    expect(fetch.calls).toEqual([]);
  });

  test('covers a fetch, a body and a check that do not listen to the signal', async () => {
    const stuck = () => Promise.resolve(new Response(new ReadableStream()));
    for (const fetch of [stubFetch(never), stubFetch(stuck)])
      expect(await failure(apiClient(servers, { fetch, timeoutMs: 20 }).data(getToken, {}))).toMatchObject({
        code: 'timeout',
      });
    const signer = { scheme: 'Test', sign: () => ({ url: 'https://x.example', headers: {} }), verify: never };
    const client = apiClient(servers, { fetch: stubFetch({ body: token }), signer, timeoutMs: 20 });

    expect(await failure(client.data(signed, {}))).toMatchObject({ code: 'timeout' });
  });

  test('may be longer than a timer can hold', async () => {
    const client = apiClient(servers, {
      fetch: stubFetch({ body: token }),
      timeoutMs: Number.POSITIVE_INFINITY,
    });

    expect(await client.data(getToken, {})).toEqual(token);
  });
});

describe('the signal of a call', () => {
  test('ends it with its own reason, also in the middle of the body', async () => {
    await withServer(
      (_, response) => response.writeHead(200).write('{"access_'),
      async baseUrl => {
        const controller = new AbortController();
        setTimeout(() => controller.abort('enough'), 30);

        expect(await failure(apiClient(servers, { baseUrl }).data(getToken, {}, controller))).toBe('enough');
      },
    );
  });

  test('ends it while it is being signed', async () => {
    const fetch = stubFetch({ body: token });
    const client = apiClient(servers, { fetch, signer: { scheme: 'Test', sign: never } });
    const controller = new AbortController();
    const ended = failure(client.data(signed, {}, controller));

    controller.abort();

    expect(await ended).toBe(controller.signal.reason);
    expect(fetch.calls).toEqual([]);
  });

  test('that has fired before sends nothing', async () => {
    const fetch = stubFetch({ body: token });

    expect(
      await failure(apiClient(servers, { fetch }).data(getToken, {}, { signal: AbortSignal.abort('no') })),
    ).toBe('no');
    expect(fetch.calls).toEqual([]);
  });

  test('keeps no listener when the call is over, well or not', async () => {
    const { signal } = new AbortController();
    const fetch = stubFetch({ body: token }, { status: 500 }, new Error('x'), { body: 'x' });
    const client = apiClient(servers, { fetch });
    for (let call = 0; call < 4; call++) await client.data(getToken, {}, { signal }).catch(() => {});

    expect(fetch.calls).toHaveLength(4);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

describe('a call that is over', () => {
  test('leaves no rejection unhandled', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    const late = () => new Promise<never>((_, reject) => setTimeout(reject, 20, new Error('late')));
    const client = apiClient(servers, { fetch: stubFetch(late), timeoutMs: 5 });

    await failure(client.data(getToken, {}));
    await failure(client.data(getToken, {}, { signal: AbortSignal.abort() }));
    await new Promise(resolve => setTimeout(resolve, 40));
    process.off('unhandledRejection', note);

    expect(unhandled).toEqual([]);
  });

  test('closes the connection of a response that is not wanted', async () => {
    let closed = () => {};
    const close = new Promise<void>(resolve => {
      closed = resolve;
    });
    await withServer(
      (_, response) => {
        response.on('close', closed).writeHead(200);
        response.write('x'.repeat(3000));
      },
      async baseUrl => {
        const client = apiClient(servers, { baseUrl, maxResponseBytes: 1000 });

        expect(await failure(client.data(getToken, {}))).toMatchObject({ reason: 'too_large' });
        await close;
      },
    );
  });
});

test('startDeadline() ends once, with the first reason', () => {
  const deadline = startDeadline({ timeoutMs: 1000 }, () => new Error('late'));
  deadline.end('first');
  deadline.end('second');
  deadline.stop();

  expect(deadline.signal.reason).toBe('first');
});

describe('withDeadline()', () => {
  test('ends by the clock that it is given, after a grace for what is there by then', async () => {
    const timers: [number, () => void][] = [];
    const after = (delayMs: number, callback: () => void) => {
      timers.push([delayMs, callback]);
      return () => {};
    };
    const ended = failure(
      withDeadline(
        { timeoutMs: 100, clock: { after } },
        () => 'late',
        () => new Promise(() => {}),
      ),
    );
    for (const delayMs of [100, 25]) {
      const [delay, run] = timers.shift() ?? [];
      expect(delay).toBe(delayMs);
      run?.();
    }

    expect(await ended).toBe('late');
  });

  test('aborts the signal of work that fails', async () => {
    let signal: AbortSignal | undefined;
    const failed = withDeadline(
      { timeoutMs: 1000 },
      () => 'late',
      async own => {
        signal = own;
        throw 'broken';
      },
    );

    expect(await failure(failed)).toBe('broken');
    expect(signal?.reason).toBe('broken');
  });
});

const endless = new Promise<never>(() => {});

describe('untilAborted()', () => {
  test('gives what it was given, with or without a signal', async () => {
    const { signal } = new AbortController();

    expect(await untilAborted('value', signal)).toBe('value');
    expect(await untilAborted(Promise.resolve('value'), signal)).toBe('value');
    expect(await untilAborted(Promise.resolve('value'), null)).toBe('value');
    await expect(untilAborted(Promise.reject(new Error('no')), signal)).rejects.toThrow('no');
  });

  test('ends with the reason of the signal, before or while it waits', async () => {
    const stop = new AbortController();
    const waiting = untilAborted(endless, stop.signal);

    stop.abort(new Error('enough'));

    await expect(waiting).rejects.toThrow('enough');
    await expect(untilAborted(endless, stop.signal)).rejects.toThrow('enough');
  });

  test('leaves no failure without a handler, however late it comes', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    const stop = new AbortController();
    let fail = (_: Error) => {};
    const failing = () => new Promise<never>((_, reject) => (fail = reject));

    const before = untilAborted(failing(), stop.signal).catch(() => {});
    stop.abort();
    await before;
    fail(new Error('late'));
    const after = untilAborted(failing(), stop.signal).catch(() => {});
    await after;
    fail(new Error('later'));
    await new Promise(setImmediate);

    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });
});
