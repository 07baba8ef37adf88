import { type Handler, startListener, startServer } from '@token-clients/testing/servers';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { GenerateError } from '../../src/errors.js';
import { loadMetadata } from '../../src/network/load-metadata.js';

/** Proxy settings of the machine that runs the tests must not count. */
const env = { npm_execpath: '', PATH: '' };

async function server(handler: Handler) {
  const running = await startServer(handler);
  onTestFinished(() => running.close());
  return running;
}

const load = (asked: string, more: Parameters<typeof loadMetadata>[1] = {}) =>
  loadMetadata(asked, { env, ...more });

async function failure(loading: Promise<unknown>): Promise<GenerateError> {
  return loading.then(
    () => expect.unreachable('it was loaded'),
    (error: GenerateError) => error,
  );
}

const pathsOf = ({ requests }: Awaited<ReturnType<typeof server>>) => requests.map(({ path }) => path);

describe('the metadata of an issuer', () => {
  test('is taken from where RFC 8414 has it, and nothing else is asked for', async () => {
    const running = await server(() => ({ body: { issuer: 'x' } }));

    const found = await load(`${running.url}/tenant`);

    expect(found).toEqual({
      url: `${running.url}/.well-known/oauth-authorization-server/tenant`,
      text: '{"issuer":"x"}',
      issuers: [`${running.url}/tenant`],
    });
    expect(pathsOf(running)).toEqual(['/.well-known/oauth-authorization-server/tenant']);
    expect(running.requests[0]?.headers).toMatchObject({ accept: 'application/json' });
    expect(running.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  test('is looked for where OpenID Connect has it, when a server has pages or redirects in the other places', async () => {
    const running = await server(({ path }) => {
      if (path.startsWith('/.well-known/oauth'))
        return { headers: { 'content-type': 'text/html' }, body: '<!doctype html>' };
      if (path.startsWith('/.well-known'))
        return { status: 302, headers: { location: 'https://login.example/' } };
      return { headers: { 'content-type': 'application/json; charset=utf-8' }, body: '{}' };
    });

    const { url } = await load(`${running.url}/tenant`);

    expect(url).toBe(`${running.url}/tenant/.well-known/openid-configuration`);
    expect(pathsOf(running)).toHaveLength(3);
  });

  test('belongs, by the URL of the document, to the issuer with and without a slash', async () => {
    const running = await server(() => ({ body: {} }));
    const url = `${running.url}/.well-known/openid-configuration`;

    expect((await load(url)).issuers).toEqual([running.url, `${running.url}/`]);
    expect(pathsOf(running)).toEqual(['/.well-known/openid-configuration']);
  });

  test('may be behind a redirect to the same origin', async () => {
    const running = await server(({ path }) =>
      path.endsWith('/') ? { body: {} } : { status: 301, headers: { location: `${path}/` } },
    );

    const { url } = await load(running.url);

    expect(url).toBe(`${running.url}/.well-known/oauth-authorization-server`);
    expect(running.requests).toHaveLength(2);
  });
});

describe('no metadata', () => {
  test('is said with every URL that was tried, and why', async () => {
    const running = await server(({ path }) =>
      path.includes('oauth') ? { status: 404 } : { status: 302, headers: { location: 'http://[' } },
    );

    const error = await failure(load(running.url));

    expect(error).toMatchObject({ code: 'spec_invalid', rule: 'metadata-not-loaded', file: running.url });
    expect(error.what).toBe(
      `There is no metadata of an authorization server: ${running.url}/.well-known/oauth-authorization-server responds with 404; ` +
        `${running.url}/.well-known/openid-configuration leads to another site, by what is no URL`,
    );
  });

  test('comes from a site that was not named, which is never asked', async () => {
    const other = await server(() => ({ body: { issuer: 'evil' } }));
    const running = await server(() => ({ status: 307, headers: { location: `${other.url}/metadata` } }));

    const { what } = await failure(load(running.url));

    expect(what).toContain(`leads to another site, ${other.url}`);
    expect(other.requests).toEqual([]);
  });

  test.each<[string, ReturnType<Handler>, string]>([
    [
      'a page',
      { headers: { 'content-type': 'text/html' }, body: '{}' },
      'is text/html, not application/json',
    ],
    ['no media type', { body: '{}' }, 'is of no media type, not application/json'],
    ['a server error', { status: 500, body: {} }, 'responds with 500'],
    ['a login', { status: 401, body: {} }, 'responds with 401'],
  ])('%s', async (_, response, what) => {
    const running = await server(() => response);

    expect((await failure(load(running.url))).what).toContain(what);
  });

  test('a redirect without end', async () => {
    const running = await server(({ path }) => ({ status: 302, headers: { location: `${path}x` } }));

    expect((await failure(load(running.url))).what).toBe('It leads on more than 3 times');
  });

  test('20 MB, of which no more than 1 MB is read', async () => {
    let sent = 0;
    const running = await startListener((_, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'application/json' });
      const chunk = Buffer.alloc(100_000, ' ');
      const write = () => {
        while (sent < 20_000_000 && !outgoing.destroyed) {
          sent += chunk.length;
          if (!outgoing.write(chunk)) return void outgoing.once('drain', write);
        }
        outgoing.end();
      };
      write();
    });
    onTestFinished(() => running.close());

    expect((await failure(load(running.url))).what).toBe('It is larger than 1 MB');
    expect(sent).toBeLessThan(10_000_000);
  });

  test('a slow drip', async () => {
    const running = await startListener((_, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => outgoing.write(' '), 20);
      outgoing.once('close', () => clearInterval(drip));
    });
    onTestFinished(() => running.close());

    expect((await failure(load(running.url, { timeoutMs: 300 }))).what).toBe(
      'The metadata took too long to load',
    );
  });

  test('bytes that are not UTF-8', async () => {
    const running = await server(() => ({
      headers: { 'content-type': 'application/json' },
      body: Buffer.from([0x7b, 0xff, 0x7d]),
    }));

    expect((await failure(load(running.url))).what).toBe('It is not UTF-8');
  });

  test('a server that is not there', async () => {
    const running = await startServer();
    await running.close();

    const error = await failure(load(running.url));

    expect(error.what).toMatch(/^The metadata cannot be loaded \(ECONNREFUSED 127\.0\.0\.1:\d+\)$/);
    expect(error.rule).toBe('metadata-not-loaded');
  });

  test('Ctrl+C', async () => {
    const running = await startListener(() => {});
    onTestFinished(() => running.close());

    const error = await failure(load(running.url, { signal: AbortSignal.timeout(200) }));

    expect(error.code).toBe('interrupted');
  });
});
