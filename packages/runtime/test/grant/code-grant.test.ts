import { stubFetch } from '@token-clients/testing';
import { describe, expect, test } from 'vitest';
import { codeGrant } from '../../src/grant/code-grant.js';
import type { TokenDescriptor } from '../../src/model/descriptor.js';
import { descriptor, token } from '../support/fixtures.js';

const start = { secret: true, required: false, perRequest: true };
const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';

/** A provider whose device a person has to agree to. */
const device: TokenDescriptor = {
  ...descriptor,
  credentials: {
    ...descriptor.credentials,
    deviceCode: { description: 'Code of the device.', ...start },
    refreshToken: { description: 'Refresh token of a login.', ...start },
  },
  acquire: {
    ...descriptor.acquire,
    grantType: DEVICE,
    fields: { grant_type: { value: DEVICE }, device_code: { credential: 'deviceCode' } },
  },
  startsFrom: { code: 'deviceCode', refreshToken: 'refreshToken' },
};
const client = { clientId: 'id', clientSecret: 's' };
const refused = (error: string) => ({ status: 400, body: { error } });

async function failureOf(promise: Promise<unknown>) {
  return promise.then(
    () => expect.fail('It did not fail.'),
    (error: unknown) => error,
  );
}

describe('codeGrant()', () => {
  test('needs a code or a refresh token to start from', () => {
    expect(() => codeGrant(device, client)).toThrow('example: pass deviceCode or refreshToken');
  });

  test('asks again for a device whose user has not agreed yet, more slowly where the server says so', async () => {
    const fetch = stubFetch(
      refused('authorization_pending'),
      refused('slow_down'),
      refused('authorization_pending'),
      { body: token },
    );
    const grant = codeGrant(device, { ...client, deviceCode: 'd1' }, { fetch });
    const resolved = await grant.resolve();

    const failures = [];
    for (let tries = 0; tries < 3; tries++)
      failures.push(grant.classify(await failureOf(grant.acquire(resolved))));

    expect(failures).toEqual(
      [5_000, 10_000, 10_000].map(retryAfterMs => ({ kind: 'throttled', outcome: 'known', retryAfterMs })),
    );
    await expect(grant.acquire(resolved)).resolves.toMatchObject({ accessToken: 'token-1' });
  });

  test('sends no code twice, whether the server took or rejected it', async () => {
    const fetch = stubFetch(refused('expired_token'), { body: token });
    const rejected = codeGrant(device, { ...client, deviceCode: 'd1' }, { fetch });
    const taken = codeGrant(device, { ...client, deviceCode: 'd2' }, { fetch });
    const [first, second] = [await rejected.resolve(), await taken.resolve()];

    const error = await failureOf(rejected.acquire(first));
    await taken.acquire(second);

    expect(await failureOf(rejected.acquire(first))).toBe(error);
    const spent = await failureOf(taken.acquire(second));
    expect(spent).toMatchObject({ code: 'reauthentication_required' });
    expect(taken.classify(spent)).toEqual({ kind: 'grant', outcome: 'known' });
    expect(fetch.calls).toHaveLength(2);
  });

  test('sends a code again after a failure that may have come before the server saw it', async () => {
    const fetch = stubFetch({ status: 503, body: 'busy' }, { body: token });
    const grant = codeGrant(device, { ...client, deviceCode: 'd1' }, { fetch });
    const resolved = await grant.resolve();

    await failureOf(grant.acquire(resolved));

    await expect(grant.acquire(resolved)).resolves.toMatchObject({ accessToken: 'token-1' });
  });

  test('keeps the refresh token that it started from where no new one comes', async () => {
    const { refresh_token: _, ...plain } = { refresh_token: '', ...token };
    const fetch = stubFetch({ body: plain });
    const grant = codeGrant(device, { ...client, refreshToken: 'r0' }, { fetch });

    const set = await grant.acquire(await grant.resolve());

    expect(set.refreshToken).toBe('r0');
    expect(fetch.calls[0]?.body).toBe('grant_type=refresh_token&refresh_token=r0');
  });

  test('shares its tokens only with grants of the same account', () => {
    const keyOf = (deviceCode: string, account?: string) =>
      codeGrant(device, { ...client, deviceCode }, { account }).cacheKey;

    expect(keyOf('d1')).not.toBe(keyOf('d1'));
    expect(keyOf('d1', 'jane')).toBe(keyOf('d2', 'jane'));
    expect(keyOf('d1', 'jane')).not.toBe(keyOf('d1', 'joe'));
  });
});
