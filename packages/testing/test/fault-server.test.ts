import { startFaultServer } from '@token-clients/testing/servers';
import { startBenchlingServer } from '@token-clients/testing/vendors';
import { expect, test } from 'vitest';
import { basic, CLIENT, postForm, use } from './requests.js';

test('the fault server breaks exactly the requests it should', async () => {
  let runs = 0;
  const response = { status: 200, body: { access_token: 'fake-token', expires_in: 60 } };
  const server = await use(
    startFaultServer({
      handler: () => {
        runs++;
        return response;
      },
    }),
  );
  const get = (init: RequestInit = {}) => fetch(server.url, { redirect: 'manual', ...init });
  const { faults } = server;

  faults.next({ kind: 'hang' }, { kind: 'reset' }, { kind: 'reset-mid-body' }, { kind: 'response-lost' });
  // The only one with a time limit: on a busy machine a short one would end the others as well.
  await expect(get({ signal: AbortSignal.timeout(200) })).rejects.toMatchObject({ name: 'TimeoutError' });
  await expect(get()).rejects.toThrow('fetch failed');
  await expect(get().then(response => response.text())).rejects.toThrow('terminated');
  const runsBefore = runs;
  await expect(get()).rejects.toThrow('fetch failed');
  expect(runs).toBe(runsBefore + 1);

  faults.next({ kind: 'redirect', location: 'http://127.0.0.1:1/elsewhere' }, { kind: 'huge' });
  expect((await get()).status).toBe(307);
  expect((await (await get()).text()).length).toBe(2 * 1024 * 1024);
  faults.next({ kind: 'skewed-date', skewMs: -3_600_000 }, { kind: 'html' }, { kind: 'empty' });
  expect(Date.now() - Date.parse((await get()).headers.get('date') ?? '')).toBeGreaterThan(3_590_000);
  expect((await get()).headers.get('content-type')).toContain('html');
  expect(await (await get()).text()).toBe('');
  faults.next({ kind: 'truncated' }, { kind: 'unavailable', retryAfter: 2 });
  await expect((await get()).json()).rejects.toThrow(SyntaxError);
  expect((await get()).headers.get('retry-after')).toBe('2');
  expect(await (await get()).json()).toEqual(response.body);
  expect(server.requests).toHaveLength(12);
});

test('the fault server works in front of another server', async () => {
  const target = await use(startBenchlingServer());
  const server = await use(startFaultServer({ target: target.url }));
  const form = { grant_type: 'client_credentials' };

  server.faults.next({ kind: 'response-lost' });
  const lost = postForm(`${server.url}/api/v2/token`, form, basic(CLIENT.client_id, CLIENT.client_secret));
  await expect(lost).rejects.toThrow('fetch failed');
  const token = await postForm(
    `${server.url}/api/v2/token`,
    form,
    basic(CLIENT.client_id, CLIENT.client_secret),
  );

  expect(token.status).toBe(200);
  expect(target.accessTokens.all).toHaveLength(2);
});
