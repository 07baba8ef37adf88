import { nothingWasSent } from '@token-clients/runtime';
import { describe, expect, test } from 'vitest';
import { readNoProxy } from '../src/config/no-proxy.js';
import { explainFailure, explanationOf } from '../src/connection/explain-failure.js';
import { proxyFor } from '../src/connection/proxy-for.js';

const failed = (code: string, message = '') =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });
const proxy = { url: 'http://proxy.example:3128', secrets: [], source: 'flag --proxy' };
const explained = (error: unknown, through = false) =>
  explainFailure(error, 'https://api.example.com', through ? proxy : undefined);
const messageOf = (error: unknown, through = false) => explanationOf(explained(error, through))?.message;

describe('a failed connection', () => {
  test.each([
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', '--ca-file'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', '--ca-file'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', '--ca-file'],
    ['SELF_SIGNED_CERT_IN_CHAIN', '--ca-file'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'another host name'],
    ['CERT_HAS_EXPIRED', 'clock'],
    ['CERT_NOT_YET_VALID', 'clock'],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', '--client-cert'],
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', '--client-cert'],
    ['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', '--client-cert'],
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', '--client-cert'],
  ])('with %s says what to do: %s', (code, words) => {
    expect(messageOf(failed(code))).toContain(words);
    expect(messageOf(failed(code))).toContain(`(${code})`);
  });

  test.each(['ECONNREFUSED', 'ENOTFOUND', 'UND_ERR_CONNECT_TIMEOUT'])(
    'with %s is the fault of the proxy, if one was used',
    code => {
      expect(messageOf(failed(code), true)).toContain('the proxy http://proxy.example:3128 (flag --proxy)');
      expect(messageOf(failed(code))).toBeUndefined();
    },
  );

  test('of a proxy counts as not sent, so that no refresh token is given up', () => {
    const rejected = new TypeError('fetch failed', {
      cause: Object.assign(new Error('Proxy response (407) !== 200 when HTTP Tunneling'), {
        code: 'UND_ERR_ABORTED',
      }),
    });

    expect(nothingWasSent(Object(explained(rejected, true)?.cause).code)).toBe(true);
    expect(messageOf(rejected, true)).toContain('responded with 407');
    expect(explained(failed('ECONNRESET'), true)).toBeUndefined();
  });

  test('with a code that needs no explanation is left to the library', () => {
    expect(messageOf(failed('ECONNRESET'), true)).toBeUndefined();
    expect(messageOf(new Error('no code'))).toBeUndefined();
    expect(messageOf(undefined)).toBeUndefined();
  });
});

describe('NO_PROXY', () => {
  test.each([
    ['example.com', 'example.com', true],
    ['example.com', 'api.example.com', true],
    ['.example.com', 'api.example.com', true],
    ['*.example.com', 'api.example.com', true],
    ['example.com', 'badexample.com', false],
    ['EXAMPLE.com', 'Api.Example.com', true],
    ['example.com', 'example.com.', true],
    ['a.example, b.example', 'b.example', true],
    ['a.example b.example', 'b.example', true],
    ['example.com:8443', 'example.com', false],
    ['example.com:443', 'example.com', true],
    ['*', 'anything.example', true],
    ['', 'example.com', false],
    ['10.0.0.0/8', '10.1.2.3', true],
    ['10.0.0.0/8', '11.1.2.3', false],
    ['10.0.0.0/99', '10.1.2.3', false],
    ['192.168.1.1', '192.168.1.1', true],
    ['fd00::/8', '[fd00::1]', true],
    ['[fd00::1]:443', '[fd00::1]', true],
    ['fd00::1', '[fd00::1]', true],
  ])('"%s" for %s: %s', (text, host, without) => {
    expect(readNoProxy(text)(host, 443)).toBe(without);
  });
});

describe('a proxy', () => {
  const through = (url: string, noProxy = '') =>
    proxyFor(new URL(url), { proxy, noProxy: readNoProxy(noProxy) }) !== undefined;

  test.each(['https://api.example.com', 'http://api.example.com', 'https://10.1.2.3:8443'])(
    'serves %s',
    url => {
      expect(through(url)).toBe(true);
    },
  );

  test.each(['http://localhost:3000', 'https://127.0.0.1', 'http://127.9.9.9', 'http://[::1]:80'])(
    'is never asked for this machine: %s',
    url => {
      expect(through(url)).toBe(false);
    },
  );

  test('is bypassed for NO_PROXY, with the port of the scheme if the URL has none', () => {
    expect(through('https://api.example.com', 'example.com')).toBe(false);
    expect(through('https://api.example.com', 'example.com:443')).toBe(false);
    expect(through('https://api.example.com:8443', 'example.com:443')).toBe(true);
  });
});
