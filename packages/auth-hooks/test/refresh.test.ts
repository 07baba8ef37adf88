import { deferred, interactive, outage, rotating, settle } from '@token-clients/test-support';
import { FakeClock, type FakeGrant, fakeGrant, responseError } from '@token-clients/testing';
import './preloaded.js';
import { describe, expect, test } from 'vitest';
import { tokenSource } from '../src/token-source.js';
import { dead, HOUR, rotatingSource } from './rotating-source.js';

describe('tokenSource() with refresh tokens', () => {
  test('uses each refresh token once and the newest next', async () => {
    const { clock, grant, source } = rotatingSource();
    await source.get();

    for (let i = 0; i < 3; i++) {
      await clock.advance(HOUR);
      await source.get();
    }

    expect(grant.calls.map(call => call.refreshToken)).toEqual([undefined, 'r1', 'r2', 'r3']);
  });

  test('stores the new refresh token before anybody gets the token', async () => {
    const { clock, source, stored } = rotatingSource();
    await source.get();
    await clock.advance(HOUR);

    const token = await source.get();

    expect(token.value).toBe('t2');
    expect((await stored())?.refreshToken).toBe('r2');
  });

  test('keeps the old refresh token, and its expiry, when the response has none', async () => {
    const { clock, grant, source } = rotatingSource();
    grant.next({ refreshLifetimeMs: 3 * HOUR, scope: 'a' });
    grant.always({ refreshToken: undefined } as object);
    await source.get();
    await clock.advance(HOUR);
    await source.get();
    await clock.advance(HOUR);
    expect((await source.get()).scope).toBe('a');
    await clock.advance(HOUR);
    await source.get();

    expect(grant.calls.map(call => call.refreshToken)).toEqual([undefined, 'r1', 'r1', undefined]);
  });

  test('ignores a refresh token where the provider has no refresh', async () => {
    const clock = new FakeClock();
    const grant = fakeGrant({ clock });
    grant.always(() => ({ refreshToken: 'unasked' }));
    const source = tokenSource(grant, { clock });
    await source.get();
    await clock.advance(HOUR);
    await source.get();

    expect(grant.count('acquire')).toBe(2);
    expect(source.status().hasRefreshToken).toBe(false);
  });

  test('acquires again when the refresh token is dead', async () => {
    const { clock, grant, source, stored } = rotatingSource();
    await source.get();
    await clock.advance(HOUR);
    grant.next(dead());

    expect((await source.get()).value).toBe('t2');

    expect(grant.calls.map(call => call.kind)).toEqual(['acquire', 'refresh', 'acquire']);
    expect((await stored())?.refreshToken).toBe('r2');
  });

  test('never sends a dead refresh token again, even if acquiring fails', async () => {
    const { clock, grant, source } = rotatingSource();
    await source.get();
    await clock.advance(HOUR);
    grant.next(dead(), outage(), outage(), outage());
    const caller = source.get();
    caller.catch(() => {});
    await clock.advance(20_000);

    expect((await source.get()).value).toBe('t2');

    expect(grant.count('refresh')).toBe(1);
  });

  test('takes the token of a sibling when its own refresh token turns out dead', async () => {
    const { clock, grant, store, source } = rotatingSource();
    await source.get();
    await clock.advance(HOUR);
    const slow = deferred<object>();
    grant.next(slow.promise);
    const caller = source.get();
    await settle();
    const seen = await store.read('acme');
    // A sibling was faster: its response is stored while ours is under way.
    await store.restore('acme', {
      epoch: seen?.epoch ?? '',
      version: (seen?.version ?? 0) + 1,
      fence: 1,
      token: { accessToken: 'sibling', tokenType: 'Bearer', lifetimeMs: HOUR, lifetimeFrom: 'response' },
      ageMs: 0,
    });
    slow.reject(dead());

    expect((await caller).value).toBe('sibling');
    expect(grant.calls).toHaveLength(2);
  });

  test('asks for a person when the refresh token is dead and no grant can replace it', async () => {
    const { clock, grant, source, events } = rotatingSource(interactive);
    await source.get();
    await clock.advance(HOUR);
    grant.next(dead());

    await expect(source.get()).rejects.toMatchObject({ code: 'reauthentication_required' });
    for (let i = 0; i < 20; i++) {
      await expect(source.get()).rejects.toMatchObject({ code: 'reauthentication_required' });
      await clock.advance(3_000);
    }

    expect(grant.calls).toHaveLength(2);
    expect(events.filter(type => type === 'reauth_required')).toHaveLength(1);
  });

  test('serves a token that a person put into the store meanwhile', async () => {
    const { clock, grant, store, source } = rotatingSource(interactive);
    await source.get();
    await clock.advance(HOUR);
    grant.next(dead());
    await expect(source.get()).rejects.toMatchObject({ code: 'reauthentication_required' });
    const seen = await store.read('acme');

    await store.restore('acme', {
      epoch: seen?.epoch ?? '',
      version: 9,
      fence: 9,
      token: { accessToken: 'new login', tokenType: 'Bearer', lifetimeMs: HOUR, lifetimeFrom: 'response' },
      ageMs: 0,
    });
    await clock.advance(10_000);

    expect((await source.get()).value).toBe('new login');
  });

  test('makes a new subject token for each request, and once more when it was rejected', async () => {
    const clock = new FakeClock();
    const perRequest = { description: '', secret: true, required: true, perRequest: true };
    const grant = fakeGrant({ clock, descriptor: { ...rotating, credentials: { subject: perRequest } } });
    const { refresh: _, ...exchangeOnly } = grant;
    const source = tokenSource(exchangeOnly as FakeGrant, { clock });
    let made = 0;
    const resolve = grant.resolve;
    exchangeOnly.resolve = async () => {
      grant.secret = `subject ${++made}`;
      return resolve();
    };
    grant.next(responseError(400, 'invalid_request'));

    await source.get();
    await clock.advance(HOUR);
    await source.get();

    expect(grant.calls.map(call => call.secret)).toEqual(['subject 1', 'subject 2', 'subject 3']);
    grant.always(() => responseError(400, 'invalid_target'));
    await clock.advance(HOUR);
    await expect(source.get()).rejects.toMatchObject({ serverCode: 'invalid_target' });
    expect(made).toBe(5);
  });

  const revocation = (...kinds: ('refresh' | 'access')[]) => ({
    ...rotating.acquire,
    operation: { ...rotating.acquire.operation, name: 'revoke' },
    fields: Object.fromEntries(kinds.map(token => [token, { token }])),
  });

  test('revokes the refresh token first, then the access token, and forgets both', async () => {
    const revoke = revocation('refresh', 'access');
    const { grant, source, stored } = rotatingSource({ ...rotating, revoke });
    await source.get();

    expect(await source.revoke()).toBe(true);

    expect(grant.calls.slice(1).map(call => call.refreshToken)).toEqual(['r1', 't1']);
    expect(source.peek()).toBeUndefined();
    expect(await stored()).toBeUndefined();
    expect((await source.get()).value).not.toBe('t1');
    expect(grant.count('refresh')).toBe(0);
  });

  test('revokes the one token that the provider takes, and says so', async () => {
    const { grant, source } = rotatingSource({ ...rotating, revoke: revocation('refresh') });
    await source.get();

    expect(await source.revoke()).toBe(true);

    expect(grant.calls.slice(1).map(call => call.refreshToken)).toEqual(['r1']);
    expect(source.peek()).toBeUndefined();
  });

  test('revokes what the store has, though this process never asked for it', async () => {
    const revoke = revocation('refresh', 'access');
    const { grant, source, open, stored } = rotatingSource({ ...rotating, revoke });
    await source.get();

    expect(await open().revoke()).toBe(true);

    expect(grant.calls.slice(1).map(call => call.refreshToken)).toEqual(['r1', 't1']);
    expect(await stored()).toBeUndefined();
  });

  test('keeps what could not be revoked', async () => {
    const { grant, source } = rotatingSource({ ...rotating, revoke: revocation('refresh') });
    await source.get();
    grant.next(outage());

    await expect(source.revoke()).rejects.toMatchObject({ status: 503 });

    expect(source.peek()?.value).toBe('t1');
  });
});
