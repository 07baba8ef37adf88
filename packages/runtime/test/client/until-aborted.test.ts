import { describe, expect, test } from 'vitest';
import { untilAborted } from '../../src/client/deadline.js';

const never = new Promise<never>(() => {});

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
    const waiting = untilAborted(never, stop.signal);

    stop.abort(new Error('enough'));

    await expect(waiting).rejects.toThrow('enough');
    await expect(untilAborted(never, stop.signal)).rejects.toThrow('enough');
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
