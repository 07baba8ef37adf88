import { inspect } from 'node:util';
import { isTokenClientError } from '@token-clients/runtime';
import { startServer } from '@token-clients/testing/servers';
import createClient from 'openapi-fetch';
import { describe, expect, test } from 'vitest';
import { bearerFetch } from '../../src/fetch/bearer-fetch.js';
import { FakeSource, tokenOf } from './fake-source.js';
import { origins, recorder, rejectFirst, rejection, url } from './recorder.js';

describe('bearerFetch()', () => {
  test('puts the token on a request, whatever form the request has', async () => {
    const { fetch, sent } = recorder(() => new Response('{}'));
    const api = bearerFetch(new FakeSource(), { origins, fetch });

    await api(url);
    await api(new URL(url), { method: 'POST', body: 'x' });
    await api(new Request(url, { method: 'PUT', body: 'x' }));

    expect(sent()).toEqual(['Bearer token-1', 'Bearer token-1', 'Bearer token-1']);
  });

  test('keeps method, body and headers of the caller', async () => {
    await using server = await startServer();
    const api = bearerFetch(new FakeSource(), { origins: [server.url] });

    await api(`${server.url}/a?b=c`, { method: 'POST', body: '{"n":1}', headers: { 'x-own': 'yes' } });
    await api(new Request(`${server.url}/a`, { method: 'PATCH', body: 'two', headers: { 'x-own': 'yes' } }));

    expect(server.requests.map(({ method, target, body }) => [method, target, `${body}`])).toEqual([
      ['POST', '/a?b=c', '{"n":1}'],
      ['PATCH', '/a', 'two'],
    ]);
    for (const { headers } of server.requests) {
      expect(headers).toMatchObject({ 'x-own': 'yes', authorization: 'Bearer token-1' });
      expect(headers['transfer-encoding']).toBeUndefined();
    }
  });

  test('never overwrites an Authorization header of the caller, and sends that call once', async () => {
    const { fetch, sent } = recorder(() => rejection('Bearer error="invalid_token"'));
    const source = new FakeSource();
    const api = bearerFetch(source, { origins, fetch });

    await api(url, { headers: { Authorization: 'Basic own' } });
    await api(new Request(url, { headers: { Authorization: 'Bearer own' } }));

    expect(sent()).toEqual(['Basic own', 'Bearer own']);
    expect(source.requests).toBe(0);
  });

  test('rejects URLs outside of its origins before anything is sent, and repeats no query', async () => {
    const { fetch, calls } = recorder(() => new Response());
    const api = bearerFetch(new FakeSource(), { origins, fetch });
    const others = [
      'https://evil.example/?canary',
      'http://api.example.com/?canary',
      'https://api.example.com:8443/?canary',
      'https://api.example.com.evil.example/?canary',
      'https://user:canary@api.example.com/',
      '/relative?canary',
    ];

    for (const other of others) {
      const error = await api(other).catch((thrown: unknown) => thrown);

      expect(error).toMatchObject({ code: 'configuration' });
      expect(inspect(error, { depth: 10 })).not.toContain('canary');
    }
    expect(calls).toEqual([]);
  });

  test('wants origins that are https, or http to this machine, and nothing but origins', () => {
    const make = (...list: string[]) => bearerFetch(new FakeSource(), { origins: list });

    for (const good of [
      'https://a.example',
      'https://a.example/',
      'http://localhost:1',
      'http://127.0.0.1:2',
      'http://[::1]:3',
    ]) {
      expect(() => make(good)).not.toThrow();
    }
    for (const bad of [
      'http://a.example',
      'http://127.0.0.1.evil.example',
      'https://a.example/path',
      'a.example',
      '*',
      'data:x',
      'ftp://localhost',
    ]) {
      expect(() => make(bad), bad).toThrow(/origins|https/);
    }
    expect(() => make()).toThrow(/origins/);
  });

  test("ends the waits for a token with the caller's signal, from init and from a Request", async () => {
    const { fetch, calls } = recorder(() => new Response());
    const source = new FakeSource();
    const forever = new Promise<never>(() => {});
    source.get = ({ signal } = {}) =>
      Promise.race([
        forever,
        new Promise<never>((_, no) => signal?.addEventListener('abort', () => no(signal.reason))),
      ]);
    const api = bearerFetch(source, { origins, fetch });
    const stop = new AbortController();
    const waiting = [api(url, { signal: stop.signal }), api(new Request(url, { signal: stop.signal }))];

    stop.abort(new Error('enough'));

    for (const call of waiting) await expect(call).rejects.toThrow('enough');
    expect(calls).toEqual([]);
  });

  test("throws the source's error when no newer token can be had", async () => {
    const { fetch } = recorder(() => rejection());
    const source = new FakeSource();
    await source.get();
    source.request = async () => {
      throw new Error('locked');
    };

    await expect(bearerFetch(source, { origins, fetch })(url)).rejects.toThrow('locked');
  });

  test('leaves the token request itself alone', async () => {
    const { fetch, calls } = recorder(() => new Response());
    const source = new FakeSource();
    const plain = source.request.bind(source);
    source.request = async () => {
      await fetch('https://login.example.com/token', {
        method: 'POST',
        body: 'grant_type=client_credentials',
      });
      return plain();
    };

    await bearerFetch(source, { origins, fetch })(url);

    expect(calls.map(call => [call.url, call.headers.has('authorization')])).toEqual([
      ['https://login.example.com/token', false],
      [url, true],
    ]);
  });

  test('works as the fetch of openapi-fetch, replay included', async () => {
    await using server = await startServer(rejectFirst);
    const source = new FakeSource();
    interface Paths {
      '/things': {
        post: {
          requestBody: { content: { 'application/json': { name: string } } };
          responses: { 200: { content: { 'application/json': Record<string, never> } } };
        };
      };
    }
    const client = createClient<Paths>({
      baseUrl: server.url,
      fetch: bearerFetch(source, { origins: [server.url] }),
    });

    const { response } = await client.POST('/things', { body: { name: 'one' } });

    expect(response.status).toBe(200);
    expect(server.requests.map(({ body }) => `${body}`)).toEqual(['{"name":"one"}', '{"name":"one"}']);
  });

  test('shows no token in an error, also for a token that no header can carry', async () => {
    const source = new FakeSource();
    source.peek = () => tokenOf('canary\nvalue', 0);

    const error = await bearerFetch(source, { origins })(url).catch((thrown: unknown) => thrown);

    expect(isTokenClientError(error)).toBe(true);
    expect(inspect(error, { depth: 10, showHidden: true }) + JSON.stringify(error)).not.toContain('canary');
  });
});
