import { bearerFetch, bearerMiddleware, tokenSource } from '@token-clients/auth-hooks';
import { benchlingAuth } from '@token-clients/benchling-auth';
import { JumpClock } from '@token-clients/test-support';
import { startBenchlingServer } from '@token-clients/testing/vendors';
import createClient from 'openapi-fetch';
import { describe, expect, test } from 'vitest';
import { failureOf, fieldsOf, watched } from './helpers.js';

const account = { clientId: 'fake-client-id', clientSecret: 'fake:secret with %+/&=~* in it' };
const at = (url: string) => `${url}/api/v2`;

interface Paths {
  '/projects': { get: { responses: { 200: { content: { 'application/json': { projects: object[] } } } } } };
}

describe('Benchling', () => {
  test('takes id and secret by Basic just as they are, not form-encoded', async () => {
    await using server = await startBenchlingServer(account);
    await using source = tokenSource(benchlingAuth({ ...account, baseUrl: at(server.url) }));

    await source.get();

    const [request] = server.requests;
    const [, basic = ''] = request?.headers.authorization?.split(' ') ?? [];
    expect(Buffer.from(basic, 'base64').toString()).toBe(`${account.clientId}:${account.clientSecret}`);
    expect(request?.text).toBe('grant_type=client_credentials');
  });

  test('takes them in the body as well, and then not in a header', async () => {
    await using server = await startBenchlingServer(account);
    const grant = benchlingAuth({ ...account, clientAuth: 'body', baseUrl: at(server.url) });
    await using source = tokenSource(grant);

    await source.get();

    const [request] = server.requests;
    expect(request?.headers).not.toHaveProperty('authorization');
    expect(fieldsOf(request?.text ?? '')).toMatchObject({
      client_id: account.clientId,
      client_secret: account.clientSecret,
    });
  });

  test('keeps its fifteen-minute tokens fresh for calls through openapi-fetch', async () => {
    const clock = new JumpClock();
    await using server = await startBenchlingServer({ ...account, now: clock.now });
    await using source = tokenSource(benchlingAuth({ ...account, baseUrl: at(server.url) }), { clock });
    const client = createClient<Paths>({ baseUrl: at(server.url) });
    client.use(bearerMiddleware(source, { origins: [server.url] }));

    const statuses: number[] = [];
    for (let minutes = 0; minutes < 60; minutes += 5) {
      const { response } = await client.GET('/projects');
      statuses.push(response.status);
      await source.get();
      clock.jump(300_000);
    }

    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(server.accessTokens.all.length).toBeLessThanOrEqual(6);
  });

  test('rejects a call with a dead token by 401, and it is replayed with a new one', async () => {
    const clock = new JumpClock();
    await using server = await startBenchlingServer({ ...account, now: clock.now });
    await using source = tokenSource(benchlingAuth({ ...account, baseUrl: at(server.url) }), { clock });
    const api = bearerFetch(source, { origins: [server.url], clock });
    await api(`${at(server.url)}/projects`);
    clock.jump(60_000);
    server.accessTokens.expire();

    const response = await api(`${at(server.url)}/projects`);

    expect(response.status).toBe(200);
    expect(server.requests.map(({ status }) => status)).toEqual([200, 200, 401, 200, 200]);
  });

  test('of a wrong secret says so, from the error object inside its response', async () => {
    await using server = await startBenchlingServer(account);
    const grant = benchlingAuth({ ...account, clientSecret: 'wrong-secret', baseUrl: at(server.url) });
    await using source = tokenSource(grant);

    const error = await failureOf(source.get());

    expect(error).toMatchObject({ status: 401, serverCode: 'invalid_client' });
    expect((await failureOf(source.get())).code).toBe('locked');
    expect(server.requests).toHaveLength(1);
  });

  test.each([200, 404])(
    'of a wrong tenant is a web page (HTTP %i): no token, three attempts, no page in the error',
    async pageStatus => {
      await using server = await startBenchlingServer({ ...account, pageStatus });
      const { events: _, ...options } = watched();
      await using source = tokenSource(
        benchlingAuth({ ...account, baseUrl: at(server.wrongTenantUrl) }),
        options,
      );

      const error = await failureOf(source.get());
      for (let n = 0; n < 20; n++) await failureOf(source.get());

      expect(error.message).toMatch(/html|404/);
      expect(error.message).not.toContain('No such tenant');
      expect(server.requests.length).toBeLessThanOrEqual(3);
    },
  );
});
