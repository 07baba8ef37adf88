import { bearerFetch, coboSigner, signedFetch, tokenSource } from '@token-clients/auth-hooks';
import { coboOAuth } from '@token-clients/cobo-oauth';
import { JumpClock } from '@token-clients/test-support';
import { startCoboServer } from '@token-clients/testing/vendors';
import { describe, expect, test } from 'vitest';
import { app, tokenRequests } from './cobo-setup.js';
import { failureOf, watched } from './helpers.js';

describe('a gateway in front of Cobo, which signs nothing', () => {
  /** All responses of Cobo itself are signed, and the app checks that. */
  async function startChecked(expiresIn = 43_199) {
    const clock = new JumpClock({ hurried: true });
    const server = await startCoboServer({ now: clock.now, signResponses: 'hyphens', expiresIn });
    const { privateKey } = server.keys;
    const signer = coboSigner({ privateKey, now: clock.now, responseKey: server.responseKey });
    const source = tokenSource(coboOAuth({ ...app, signer, baseUrl: server.baseUrl }), watched(clock));
    const api = bearerFetch(source, { origins: [server.url], signer, clock });
    const close = async () => {
      await source.close();
      await server.close();
    };
    return { clock, server, source, api, signer, [Symbol.asyncDispose]: close };
  }
  const page = (status: number) =>
    ({ kind: 'response', response: { status, body: `<html>${status}</html>` } }) as const;

  test('passes through: its 403, 404, 500, 503 and 504 reach the caller as what they are', async () => {
    await using cobo = await startChecked();
    await cobo.source.get();
    const signed = signedFetch(cobo.signer, { origins: [cobo.server.url] });
    for (const api of [cobo.api, signed]) {
      for (const status of [403, 404, 500, 503, 504]) {
        cobo.server.faults.next(page(status));

        const response = await api(`${cobo.server.baseUrl}/wallets`);

        expect([response.status, await response.text()]).toEqual([status, `<html>${status}</html>`]);
      }
    }
    expect(tokenRequests(cobo.server)).toHaveLength(1);
  });

  test('is believed when it rejects the token with 401; its success is not', async () => {
    await using cobo = await startChecked();
    await cobo.source.get();
    cobo.clock.jump(60_000);
    cobo.server.faults.next(page(401));

    const replayed = await cobo.api(`${cobo.server.baseUrl}/wallets`);

    expect(replayed.status).toBe(200);
    expect(tokenRequests(cobo.server)).toHaveLength(2);
    cobo.server.faults.next(page(200));
    await expect(cobo.api(`${cobo.server.baseUrl}/wallets`)).rejects.toMatchObject({ reason: 'signature' });
  });

  test('fails a token request with its status, unless it recovers within a moment', async () => {
    await using cobo = await startChecked();
    cobo.server.faults.next(page(504), page(502));
    const token = await cobo.source.get();

    expect(cobo.server.tokens.accessTokens.state(token.value)).toBe('active');
    expect(tokenRequests(cobo.server)).toHaveLength(3);
    await using other = await startChecked();
    other.server.faults.always(page(403));
    expect(await failureOf(other.source.get())).toMatchObject({ code: 'error_response', status: 403 });
  });

  test('costs no login when it rejects a refresh', async () => {
    await using cobo = await startChecked(600);
    await cobo.source.get();
    cobo.clock.jump(600_000);
    cobo.server.faults.next(page(403));

    expect(await failureOf(cobo.source.get())).toMatchObject({ status: 403 });
    cobo.clock.jump(60_000);
    const token = await cobo.source.get();

    expect(cobo.server.tokens.accessTokens.state(token.value)).toBe('active');
    const [first, rejected, renewed] = tokenRequests(cobo.server);
    expect([first, renewed]).toEqual(['org_implicit', rejected]);
  });
});
