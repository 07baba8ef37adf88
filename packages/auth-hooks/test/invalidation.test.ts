import { deferred, settle } from '@token-clients/test-support';
import { FakeClock, fakeGrant } from '@token-clients/testing';
import './preloaded.js';
import { describe, expect, test } from 'vitest';
import { tokenSource } from '../src/token-source.js';

function make() {
  const clock = new FakeClock();
  const grant = fakeGrant({ clock });
  const effects: string[] = [];
  const source = tokenSource(grant, { clock, random: () => 0 });
  source.on(event => event.type === 'invalidate' && effects.push(event.effect));
  return { clock, grant, source, effects };
}

describe('tokenSource() and a rejected token', () => {
  test('brings another one', async () => {
    const { source } = make();
    const token = await source.get();

    source.invalidate(token.id, 'HTTP 401');

    expect(source.peek()).toBeUndefined();
    expect((await source.get({ newerThan: token.id })).value).toBe('t2');
  });

  test('makes one request for five rejections of one token, however far apart', async () => {
    const { clock, grant, source, effects } = make();
    const token = await source.get();
    await clock.advance(120_000);

    for (let i = 0; i < 5; i++) {
      source.invalidate(token.id);
      expect((await source.get({ newerThan: token.id })).value).toBe('t2');
      await clock.advance(700);
    }

    expect(grant.calls).toHaveLength(2);
    expect(effects).toEqual(['dropped', 'ignored', 'ignored', 'ignored', 'ignored']);
  });

  test('lets rejections during a refresh share it', async () => {
    const { grant, source } = make();
    const { id } = await source.get();
    const slow = deferred<object>();
    grant.next(slow.promise);

    const callers = Array.from({ length: 5 }, () => {
      source.invalidate(id);
      return source.get({ newerThan: id });
    });
    await settle();
    slow.resolve({});

    expect(new Set((await Promise.all(callers)).map(token => token.value))).toEqual(new Set(['t2']));
    expect(grant.calls).toHaveLength(2);
  });

  test('leaves a token alone that was not the rejected one', async () => {
    const { grant, source } = make();
    const token = await source.get();

    source.invalidate('0123456789abcdef');

    expect(await source.get()).toBe(token);
    expect(grant.calls).toHaveLength(1);
  });

  test('stops asking for a minute when two fresh tokens in a row were rejected', async () => {
    const { clock, grant, source, effects } = make();
    for (let i = 0; i < 20; i++) {
      const token = await source.get();
      source.invalidate(token.id, 'HTTP 401');
      await source.get({ newerThan: token.id });
      await clock.advance(1_000);
    }

    expect(grant.calls.length).toBeLessThanOrEqual(3);
    expect(effects).toContain('disbelieved');
    await clock.advance(61_000);
    const { id } = await source.get();
    expect(id).not.toBe(source.status().tokenId === id ? '' : id);
    expect(grant.calls.length).toBeLessThanOrEqual(4);
  });

  test('serves a token again that the server insists on', async () => {
    const { grant, source } = make();
    grant.always(() => ({ accessToken: 'always the same' }));
    const { id } = await source.get();
    source.invalidate(id);

    for (let i = 0; i < 10; i++) expect((await source.get()).value).toBe('always the same');

    expect(grant.calls).toHaveLength(2);
  });
});
