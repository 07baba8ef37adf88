import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { stubFetch } from '@token-clients/testing';
import { describe, expect, test } from 'vitest';
import { apiClient } from '../../src/client/api-client.js';
import { NetworkError } from '../../src/errors/connection-error.js';
import { classify } from '../../src/failure/classify.js';
import { nothingWasSent } from '../../src/failure/connection-code.js';
import { selfSigned } from '../support/certificate.js';
import { descriptor, failure, getToken, servers } from '../support/fixtures.js';
import { withServer } from '../support/loopback.js';

const body = { client_id: 'id', client_secret: 'canary-secret' };

describe('apiClient() with a connection that fails', () => {
  test('keeps the code of the first of several addresses that were tried', async () => {
    const unreachable = Object.assign(new Error('x'), { code: 'EHOSTUNREACH' });
    const cause = new AggregateError([unreachable, new Error('y')]);
    const client = apiClient(servers, {
      fetch: stubFetch(Object.assign(new TypeError('failed'), { cause })),
    });

    expect(await failure(client.data(getToken, { body }))).toMatchObject({ reason: 'EHOSTUNREACH' });
  });

  test.each([
    ['tcp connect error: Connection refused (os error 111)', 'ECONNREFUSED'],
    ['dns error: failed to lookup address information: Name or service not known', 'ENOTFOUND'],
    ['invalid peer certificate: Other(OtherError(CaUsedAsEndEntity))', 'CERT_REJECTED'],
    ['tcp connect error: No route to host (os error 113)', 'EHOSTUNREACH'],
    ['tcp connect error: Network is unreachable (os error 101)', 'ENETUNREACH'],
    ['Connection reset by peer (os error 104)', 'Connect'],
  ])('derives a code from what Deno says: %s', async (said, reason) => {
    const cause = new Error(`error sending request for url (https://x/): client error (Connect): ${said}`);
    const client = apiClient(servers, { fetch: stubFetch(new TypeError('fetch failed', { cause })) });

    expect(await failure(client.data(getToken, { body }))).toMatchObject({ code: 'network', reason });
    expect(nothingWasSent(reason)).toBe(true);
  });

  test('derives none from what Deno says of a connection that broke later', async () => {
    const cause = new Error('client error (SendRequest): connection closed before message completed');
    const client = apiClient(servers, { fetch: stubFetch(new TypeError('fetch failed', { cause })) });

    expect(await failure(client.data(getToken, { body }))).toMatchObject({
      code: 'network',
      reason: undefined,
    });
  });

  test.each(['Failed to fetch', 'Load failed', 'NetworkError when attempting to fetch resource.'])(
    'takes the TypeError of browsers, which has no code, for a connection: %s',
    async said => {
      const client = apiClient(servers, { fetch: stubFetch(new TypeError(said)) });

      expect(await failure(client.data(getToken, { body }))).toMatchObject({ code: 'network' });
    },
  );

  test.each([
    ['a body that GET can not have', { ...getToken, method: 'GET' }],
    ['a method that no fetch sends', { ...getToken, method: 'TRACE' }],
    ['a method that is none', { ...getToken, method: 'A B' }],
  ])('says of %s that nothing was sent', async (_, operation) => {
    const error = await failure(apiClient(servers).data(operation, { body }));

    expect(error).toMatchObject({
      code: 'configuration',
      message: expect.stringContaining("was not sent: this runtime's fetch does not accept the request"),
    });
  });

  test.each([
    ['http://127.0.0.1:6667', undefined],
    [undefined, Object.assign(new TypeError('no'), { code: 'ERR_INVALID_ARG_VALUE' })],
    [undefined, new TypeError('Fetch failed: Requests to port 6667 are blocked')],
  ])(
    'says so too of a port that is blocked, and of what Bun calls invalid: %s %s',
    async (baseUrl, error) => {
      const client = apiClient(servers, { baseUrl, ...(error && { fetch: stubFetch(error) }) });

      expect(await failure(client.data(getToken, { body }))).toMatchObject({ code: 'configuration' });
    },
  );

  test('says of a body that broke off that the server was reached', async () => {
    await withServer(
      (_, response) => {
        response.writeHead(200, { 'content-length': 100 }).write('{"access', () => response.destroy());
      },
      async baseUrl => {
        const error = await failure(apiClient(servers, { baseUrl }).data(getToken, { body }));

        expect(error).toMatchObject({
          code: 'network',
          status: 200,
          message: expect.stringContaining('getToken got no whole response from http://'),
        });
        expect(classify(descriptor, error).outcome).toBe('unknown');
      },
    );
  });
});

describe('a connection that fails for real', () => {
  /** Asks a server for a token, and returns the error. */
  async function ask(server: Server, scheme: 'http' | 'https', close = false): Promise<NetworkError> {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const baseUrl = `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const stop = async () => {
      server.close();
      await once(server, 'close');
    };
    if (close) await stop();
    const error = await failure(apiClient(servers, { baseUrl }).data(getToken, { body }));
    if (!close) await stop();
    if (!(error instanceof NetworkError)) throw error;
    return error;
  }

  test.each<[string, () => Server, 'http' | 'https', boolean]>([
    ['no server listens', () => createServer(), 'http', true],
    ['the certificate is not trusted', () => createHttpsServer(selfSigned), 'https', false],
    ['the server has no certificate', () => createHttpsServer({}), 'https', false],
    ['the server does not speak TLS', () => createHttpServer(), 'https', false],
  ])('before anything was sent, as %s', async (_, server, scheme, close) => {
    const error = await ask(server(), scheme, close);

    expect(nothingWasSent(error.reason), error.reason).toBe(true);
    expect(classify(descriptor, error)).toEqual({ kind: 'transient', outcome: 'known' });
    expect(error.message).toContain(`could not reach ${scheme}://127.0.0.1`);
  });

  test.each<[string, () => Server]>([
    ['with the request', () => createServer(socket => void socket.once('data', () => socket.destroy()))],
    ['with a reset', () => createServer(socket => void socket.once('data', () => socket.resetAndDestroy()))],
  ])('%s in the hands of the server, is of unknown outcome', async (_, server) => {
    const error = await ask(server(), 'http');

    expect(nothingWasSent(error.reason), error.reason).toBe(false);
    expect(classify(descriptor, error)).toEqual({ kind: 'transient', outcome: 'unknown' });
  });
});

describe('nothingWasSent()', () => {
  test.each([
    // Seen on Node 20, with a server that rejects connections, an unknown name, a certificate that is not trusted, a server
    // without TLS, one without a certificate, and a network without a route.
    'ECONNREFUSED',
    'ENOTFOUND',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
    // Seen on Node 22 and later, whose OpenSSL calls it so.
    'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE',
    'EHOSTUNREACH',
    // Seen on Bun 1.4, which has Node's words for the rest.
    'EPROTO',
    // Derived from what Deno 2.9 said.
    'CERT_REJECTED',
    'Connect',
    // From the documentation of Node, undici, OpenSSL and libuv.
    'ENETUNREACH',
    'ENETDOWN',
    'EHOSTDOWN',
    'EADDRNOTAVAIL',
    'EAI_AGAIN',
    'EAI_FAIL',
    'EAI_NODATA',
    'ESERVFAIL',
    'EMFILE',
    'UND_ERR_CONNECT_TIMEOUT',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'CERT_HAS_EXPIRED',
    'CERT_NOT_YET_VALID',
    'CERT_REVOKED',
    'CERT_UNTRUSTED',
    'INVALID_CA',
    'HOSTNAME_MISMATCH',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
    'ERR_SSL_UNSUPPORTED_PROTOCOL',
    // Bun before 1.3.
    'ConnectionRefused',
    'FailedToOpenSocket',
  ])('is sure of %s', reason => {
    expect(nothingWasSent(reason)).toBe(true);
  });

  test.each([
    undefined,
    '',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'ECONNABORTED',
    'UND_ERR_SOCKET',
    'UND_ERR_HEADERS_TIMEOUT',
    'UND_ERR_BODY_TIMEOUT',
    'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
    'UND_ERR_ABORTED',
    'HPE_INVALID_CONSTANT',
    'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC',
    // TLS 1.3: comes after the client has finished its part, and may have written.
    'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
    'ERR_SSL_NO_APPLICATION_DATA',
    'constructor',
  ])('is not sure of %s', reason => {
    expect(nothingWasSent(reason)).toBe(false);
  });
});
