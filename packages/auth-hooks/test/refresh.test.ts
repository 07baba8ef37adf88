import {
  deferred,
  errorResponse,
  FakeClock,
  FakeGrant,
  interactive,
  lostResponse,
  malformedResponse,
  outage,
  rotating,
  settle,
} from '@token-clients/testing';
import './preloaded.js';
import { NetworkError } from '@token-clients/runtime';
import { describe, expect, test } from 'vitest';
import { memoryStore } from '../src/stores/memory.js';
import { tokenSource } from '../src/token-source.js';

const HOUR = 3_600_000;
const dead = () => errorResponse(400, 'invalid_grant', undefined, 'refreshToken');

function make(described = rotating) {
  const clock = new FakeClock();
  const grant = new FakeGrant(clock, described);
  const store = memoryStore({ clock });
  const events: string[] = [];
  const open = () => {
    const source = tokenSource(grant, { clock, store, random: () => 0 });
    source.on(event => events.push(event.type));
    return source;
  };
  const stored = async () => (await store.read('acme'))?.token;
  return { clock, grant, store, stored, events, open, source: open() };
}

describe('tokenSource() with refresh tokens', () => {
  test('uses each refresh token once and the newest next', async () => {
    const { clock, grant, source } = make();
    await source.get();

    for (let i = 0; i < 3; i++) {
      await clock.advance(HOUR);
      await source.get();
    }

    expect(grant.calls.map(call => call.refreshToken)).toEqual([undefined, 'r1', 'r2', 'r3']);
  });

  test('stores the new refresh token before anybody gets the token', async () => {
    const { clock, source, stored } = make();
    await source.get();
    await clock.advance(HOUR);

    const token = await source.get();

    expect(token.value).toBe('t2');
    expect((await stored())?.refreshToken).toBe('r2');
  });

  test('keeps the old refresh token, and its expiry, when the response has none', async () => {
    const { clock, grant, source } = make();
    grant.next.push({ refreshLifetimeMs: 3 * HOUR, scope: 'a' }, { refreshToken: '' } as object);
    grant.usual = () => ({ refreshToken: undefined }) as object;
    await source.get();
    grant.next.length = 0;
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
    const grant = new FakeGrant(clock);
    grant.usual = () => ({ refreshToken: 'unasked' });
    const source = tokenSource(grant, { clock });
    await source.get();
    await clock.advance(HOUR);
    await source.get();

    expect(grant.count('acquire')).toBe(2);
    expect(source.status().hasRefreshToken).toBe(false);
  });

  test('sends a refresh token once more, at once, when the reply got lost', async () => {
    const { clock, grant, source, events } = make();
    await source.get();
    await clock.advance(HOUR);
    grant.next.push(lostResponse());

    expect((await source.get()).value).toBe('t2');

    expect(grant.calls.slice(1).map(call => [call.refreshToken, call.at])).toEqual([
      ['r1', grant.calls[1]?.at],
      ['r1', grant.calls[1]?.at],
    ]);
    expect(events).toContain('replay');
  });

  test('never sends it a third time where the first grant can take over', async () => {
    const { clock, grant, source } = make();
    await source.get();
    await clock.advance(HOUR);
    grant.next.push(lostResponse(), lostResponse());

    const caller = source.get();
    await clock.advance(2_000);

    expect((await caller).value).toBe('t2');
    expect(grant.calls.map(call => call.refreshToken)).toEqual([undefined, 'r1', 'r1', undefined]);
  });

  test('waits for what may have been carried out, then sends it once more where only a person is left', async () => {
    const { clock, grant, source } = make(interactive);
    await source.get();
    await clock.advance(HOUR);
    grant.next.push(lostResponse(), lostResponse());

    const caller = source.get();
    await clock.advance(16_000);

    expect((await caller).value).toBe('t2');
    const [first = 0, second, third = 0] = grant.calls.slice(1).map(({ at }) => at);
    expect(second).toBe(first);
    expect(third - first).toBeGreaterThanOrEqual(15_000);
  });

  test('asks for a person when the server says that what was sent again is spent', async () => {
    const { clock, grant, source, events } = make(interactive);
    await source.get();
    await clock.advance(HOUR);
    grant.next.push(lostResponse(), lostResponse(), dead());

    const caller = source.get();
    caller.catch(() => {});
    await clock.advance(16_000);

    await expect(caller).rejects.toMatchObject({
      code: 'reauthentication_required',
      status: 400,
      serverCode: 'invalid_grant',
    });
    expect(grant.count('refresh')).toBe(3);
    expect(events).toContain('reauth_required');
    expect(source.status().obstacle).toBe('reauth_required');
  });

  const refreshOutage = () => errorResponse(503, undefined, undefined, 'refreshToken');

  test.each([
    ['sends 503', refreshOutage],
    ['sends 200 with a torn body', malformedResponse],
    ['sends 500', () => errorResponse(500, undefined, undefined, 'refreshToken')],
  ])('keeps a login whose server %s, until it recovers', async (_, fault) => {
    const { clock, grant, source } = make(interactive);
    await source.get();
    await clock.advance(HOUR);
    grant.usual = fault;
    const caller = source.get();
    caller.catch(() => {});
    await clock.advance(60_000);
    await expect(caller).rejects.not.toMatchObject({ code: 'reauthentication_required' });

    grant.usual = () => ({});
    await clock.advance(90_000);

    expect((await source.get()).value).toBe('t2');
    expect(new Set(grant.calls.slice(1).map(call => call.refreshToken))).toEqual(new Set(['r1']));
  });

  test('spends a refresh token that may be spent no third time while the access token lives', async () => {
    const { clock, grant, source } = make(interactive);
    await source.get();
    await clock.advance(HOUR - 200_000);
    grant.next.push(refreshOutage(), refreshOutage());
    await source.get();
    await clock.advance(1_000);
    expect(grant.count('refresh')).toBe(2);

    for (let i = 0; i < 10; i++) {
      expect((await source.get()).value).toBe('t1');
      await clock.advance(15_000);
    }
    expect(grant.count('refresh')).toBe(2);
    await clock.advance(60_000);

    expect((await source.get()).value).toBe('t2');
    expect(grant.count('refresh')).toBe(3);
  });

  test.each([
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'CERT_HAS_EXPIRED',
    'UND_ERR_CONNECT_TIMEOUT',
    'ENETDOWN',
    'EAI_FAIL',
    'ECONNREFUSED',
  ])('counts nothing as sent when the connection fails with %s', async reason => {
    const { clock, grant, source, events } = make(interactive);
    await source.get();
    await clock.advance(HOUR);
    grant.usual = () => new NetworkError('refreshToken', reason, 'The connection failed.');
    const caller = source.get();
    caller.catch(() => {});
    await clock.advance(30_000);
    await expect(caller).rejects.toMatchObject({ code: 'network', reason });
    expect(events).not.toContain('replay');

    grant.usual = () => ({});
    await clock.advance(30_000);

    expect((await source.get()).value).toBe('t2');
  });

  test('repeats why the grant is dead, to later callers and to other sources', async () => {
    const { clock, grant, source, open } = make(interactive);
    await source.get();
    await clock.advance(HOUR);
    grant.next.push(dead());
    const why = { code: 'reauthentication_required', status: 400, serverCode: 'invalid_grant' };

    await expect(source.get()).rejects.toMatchObject(why);
    await expect(open().get()).rejects.toMatchObject(why);
    for (let i = 0; i < 4; i++) {
      await clock.advance(6_000);
      await expect(source.get()).rejects.toMatchObject(why);
    }

    expect(grant.count('refresh')).toBe(1);
  });

  test('makes one attempt with new credentials after a dead grant and reset()', async () => {
    const { clock, grant, source, open, stored } = make(interactive);
    await source.get();
    await clock.advance(HOUR);
    grant.next.push(dead());
    await expect(source.get()).rejects.toMatchObject({ code: 'reauthentication_required' });

    grant.secret = 'a new code';
    grant.next.push(errorResponse(400, 'invalid_grant'));
    await source.reset();
    await expect(source.get()).rejects.toMatchObject({ code: 'reauthentication_required' });
    await clock.advance(20_000);
    await expect(source.get()).rejects.toMatchObject({ code: 'reauthentication_required' });
    expect(grant.count('acquire')).toBe(2);

    grant.secret = 'another code';
    await open().reset();
    expect((await open().get()).value).toBe('t2');
    expect(grant.calls.at(-1)).toMatchObject({ kind: 'acquire', secret: 'another code' });
    expect((await stored())?.refreshToken).toBe('r2');
  });

  test('does not replay what the server asked to send later', async () => {
    const { clock, grant, source } = make();
    await source.get();
    await clock.advance(HOUR);
    grant.next.push(errorResponse(503, undefined, 2_000, 'refreshToken'));

    const caller = source.get();
    await clock.advance(5_000);

    expect((await caller).value).toBe('t2');
    expect(grant.calls.map(call => call.refreshToken)).toEqual([undefined, 'r1', 'r1']);
    expect((grant.calls[2]?.at ?? 0) - (grant.calls[1]?.at ?? 0)).toBeGreaterThanOrEqual(2_000);
  });

  test('acquires again when the refresh token is dead', async () => {
    const { clock, grant, source, stored } = make();
    await source.get();
    await clock.advance(HOUR);
    grant.next.push(dead());

    expect((await source.get()).value).toBe('t2');

    expect(grant.calls.map(call => call.kind)).toEqual(['acquire', 'refresh', 'acquire']);
    expect((await stored())?.refreshToken).toBe('r2');
  });

  test('never sends a dead refresh token again, even if acquiring fails', async () => {
    const { clock, grant, source } = make();
    await source.get();
    await clock.advance(HOUR);
    grant.next.push(dead(), outage(), outage(), outage());
    const caller = source.get();
    caller.catch(() => {});
    await clock.advance(20_000);

    expect((await source.get()).value).toBe('t2');

    expect(grant.count('refresh')).toBe(1);
  });

  test('takes the token of a sibling when its own refresh token turns out dead', async () => {
    const { clock, grant, store, source } = make();
    await source.get();
    await clock.advance(HOUR);
    const slow = deferred<object>();
    grant.next.push(slow.promise);
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
    const { clock, grant, source, events } = make(interactive);
    await source.get();
    await clock.advance(HOUR);
    grant.next.push(dead());

    await expect(source.get()).rejects.toMatchObject({ code: 'reauthentication_required' });
    for (let i = 0; i < 20; i++) {
      await expect(source.get()).rejects.toMatchObject({ code: 'reauthentication_required' });
      await clock.advance(3_000);
    }

    expect(grant.calls).toHaveLength(2);
    expect(events.filter(type => type === 'reauth_required')).toHaveLength(1);
  });

  test('serves a token that a person put into the store meanwhile', async () => {
    const { clock, grant, store, source } = make(interactive);
    await source.get();
    await clock.advance(HOUR);
    grant.next.push(dead());
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
    const grant = new FakeGrant(clock, { ...rotating, credentials: { subject: perRequest } });
    const { refresh: _, ...exchangeOnly } = grant;
    const source = tokenSource(exchangeOnly as FakeGrant, { clock });
    let made = 0;
    const resolve = grant.resolve;
    exchangeOnly.resolve = async () => {
      grant.secret = `subject ${++made}`;
      return resolve();
    };
    grant.next.push(errorResponse(400, 'invalid_request'));

    await source.get();
    await clock.advance(HOUR);
    await source.get();

    expect(grant.calls.map(call => call.secret)).toEqual(['subject 1', 'subject 2', 'subject 3']);
    grant.usual = () => errorResponse(400, 'invalid_target');
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
    const { grant, source, stored } = make({ ...rotating, revoke });
    await source.get();

    expect(await source.revoke()).toBe(true);

    expect(grant.calls.slice(1).map(call => call.refreshToken)).toEqual(['r1', 't1']);
    expect(source.peek()).toBeUndefined();
    expect(await stored()).toBeUndefined();
    expect((await source.get()).value).not.toBe('t1');
    expect(grant.count('refresh')).toBe(0);
  });

  test('revokes the one token that the provider takes, and says so', async () => {
    const { grant, source } = make({ ...rotating, revoke: revocation('refresh') });
    await source.get();

    expect(await source.revoke()).toBe(true);

    expect(grant.calls.slice(1).map(call => call.refreshToken)).toEqual(['r1']);
    expect(source.peek()).toBeUndefined();
  });

  test('revokes what the store has, though this process never asked for it', async () => {
    const revoke = revocation('refresh', 'access');
    const { grant, source, open, stored } = make({ ...rotating, revoke });
    await source.get();

    expect(await open().revoke()).toBe(true);

    expect(grant.calls.slice(1).map(call => call.refreshToken)).toEqual(['r1', 't1']);
    expect(await stored()).toBeUndefined();
  });

  test('keeps what could not be revoked', async () => {
    const { grant, source } = make({ ...rotating, revoke: revocation('refresh') });
    await source.get();
    grant.next.push(outage());

    await expect(source.revoke()).rejects.toMatchObject({ status: 503 });

    expect(source.peek()?.value).toBe('t1');
  });
});
