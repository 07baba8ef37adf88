import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { certificate, startConnectProxy, startTls, type TlsServer } from '@token-clients/test-support';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { equinixAndHome } from './support/equinix-and-home.js';
import { runHere } from './support/in-process.js';

const API = 'https://api.vendor.example';
const shared = equinixAndHome();
let secure: TlsServer;
beforeEach(async () => {
  secure = await startTls(shared.server.url);
});
afterEach(() => secure[Symbol.asyncDispose]());

const credentials = { EQUINIX_CLIENT_ID: 'fake-client-id', EQUINIX_CLIENT_SECRET: 'fake-client-secret' };
const ca = { TOKEN_CLIENTS_CA_FILE: certificate('ca') };
const get = (env: Record<string, string>, ...flags: string[]) =>
  runHere(['token', 'get', 'equinix-access-token', ...flags], shared.home, {
    env: { ...credentials, EQUINIX_ACCESS_TOKEN_BASE_URL: API, ...env },
  });
/** The same by the operation's own command, which sends once: for failures. */
const once = (env: Record<string, string>, ...flags: string[]) =>
  runHere(['accesstokenv1', 'oauth2-token', 'get-oauth2-access-token', ...flags], shared.home, {
    env: { ...credentials, EQUINIX_ACCESS_TOKEN_BASE_URL: API, ...env },
  });
const local = () => ({ EQUINIX_ACCESS_TOKEN_BASE_URL: `https://localhost:${secure.port}` });

describe('a proxy', () => {
  test.each(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'TOKEN_CLIENTS_PROXY'])(
    'that %s names is used, for all requests to a server',
    async name => {
      await using proxy = await startConnectProxy(secure.port);

      const ran = await get({ ...ca, [name]: proxy.url });

      expect(ran).toMatchObject({ exitCode: 0 });
      expect(proxy.targets).toEqual(['api.vendor.example:443']);
      expect(shared.server.requests[0]?.headers['user-agent']).toMatch(/^token-clients-cli\/\d/);
    },
  );

  test('is used by api calls as well, also when one is sent again with a new token', async () => {
    await using proxy = await startConnectProxy(secure.port);
    const env = { ...ca, HTTPS_PROXY: proxy.url };
    const { stdout } = await get(env);
    shared.server.accessTokens.revoke(stdout.trim());

    const ran = await runHere(['api', 'equinix-access-token', '/fabric/v4/ports'], shared.home, {
      env: { ...credentials, EQUINIX_ACCESS_TOKEN_BASE_URL: API, ...env },
    });

    expect(ran).toMatchObject({ exitCode: 0 });
    // Nothing but the proxy knows where this name leads.
    expect(shared.server.tokenRequests()).toBe(2);
    expect(shared.server.requests.at(-1)).toMatchObject({ path: '/fabric/v4/ports', status: 200 });
  });

  test('by flag wins over TOKEN_CLIENTS_PROXY, then the file, then HTTPS_PROXY', async () => {
    await using proxy = await startConnectProxy(secure.port);
    const bad = 'http://127.0.0.1:9';
    const file = join(shared.home, 'config.yaml');
    const use = async (inFile: string, env: Record<string, string>, ...flags: string[]) => {
      writeFileSync(file, `proxy: ${inFile}\n`);
      return get({ ...ca, HTTPS_PROXY: bad, ...env }, '--config', file, '--no-cache', ...flags);
    };

    expect(await use(bad, { TOKEN_CLIENTS_PROXY: bad }, '--proxy', proxy.url)).toMatchObject({ exitCode: 0 });
    expect(await use(bad, { TOKEN_CLIENTS_PROXY: proxy.url })).toMatchObject({ exitCode: 0 });
    expect(await use(proxy.url, {})).toMatchObject({ exitCode: 0 });
    expect(proxy.targets).toHaveLength(3);
  });

  test('is bypassed for this machine, and with --proxy none', async () => {
    await using proxy = await startConnectProxy(secure.port);
    const env = { ...ca, HTTPS_PROXY: proxy.url };
    const show = async (...flags: string[]) =>
      (await runHere(['config', 'show', 'equinix-access-token', ...flags], shared.home, { env })).stdout;

    expect(await get({ ...env, ...local() })).toMatchObject({ exitCode: 0 });
    expect(proxy.targets).toEqual([]);
    expect(await show()).toContain('"proxy"');
    expect(await show('--proxy', 'none')).not.toContain('"proxy"');
  });

  test('gets its user name and password, which no output shows', async () => {
    await using proxy = await startConnectProxy(secure.port, { pair: 'me:planted p@ss' });
    const env = { ...ca, HTTPS_PROXY: proxy.url.replace('//', '//me:planted%20p%40ss@') };

    const ran = await get(env, '--debug');
    const shown = await runHere(['config', 'show', 'equinix-access-token'], shared.home, { env });
    const doctor = await runHere(['doctor', 'equinix-access-token'], shared.home, {
      env: { ...env, ...credentials, EQUINIX_ACCESS_TOKEN_BASE_URL: API },
    });

    expect([ran.exitCode, shown.exitCode, doctor.exitCode]).toEqual([0, 0, 0]);
    const all = JSON.stringify([ran, shown, doctor]);
    for (const spelling of ['planted', Buffer.from('me:planted p@ss').toString('base64')])
      expect(all).not.toContain(spelling);
  });

  test('over https is trusted by the same authorities', async () => {
    await using proxy = await startConnectProxy(secure.port, { secure: true });

    expect(await get({ ...ca, HTTPS_PROXY: proxy.url })).toMatchObject({ exitCode: 0 });
    expect(proxy.targets).toHaveLength(1);
  });

  test.each([
    [407, 'it requires a user name and password'],
    [403, 'does not allow this server'],
    [502, 'could not reach the server'],
  ])('that responds with %i is named in place of the server', async (status, words) => {
    await using proxy = await startConnectProxy(secure.port, { status });

    const ran = await once({ ...ca, HTTPS_PROXY: proxy.url });

    expect(ran.exitCode).toBe(5);
    expect(ran.stderr).toContain(`the proxy ${proxy.url} (environment HTTPS_PROXY) responded with ${status}`);
    expect(ran.stderr).toContain(words);
  });

  test('that does not respond is named, with where its address comes from', async () => {
    const ran = await once({ ...ca, HTTPS_PROXY: '127.0.0.1:9' });

    expect(ran.exitCode).toBe(5);
    expect(ran.stderr).toContain(
      'the proxy http://127.0.0.1:9 (environment HTTPS_PROXY) does not respond (ECONNREFUSED)',
    );
  });

  test('of another kind is an error before anything is sent, without its password', async () => {
    const ran = await once({ HTTPS_PROXY: 'socks5://me:planted@127.0.0.1:9' });

    expect(ran.exitCode).toBe(3);
    expect(ran.stderr).toContain('The proxy (environment HTTPS_PROXY) must be a URL like');
    expect(ran.stderr).not.toContain('planted');
  });

  test('with a password is an error on the command line', async () => {
    const ran = await get({}, '--proxy', 'http://me:planted@127.0.0.1:9');

    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toContain('--proxy does not accept a password');
    expect(ran.stderr).not.toContain('planted');
  });
});

describe('a private authority', () => {
  test('that is not configured is an error that says how to configure it', async () => {
    const ran = await once(local());

    expect(ran.exitCode).toBe(5);
    expect(ran.stderr).toMatch(
      /not trusted here.*--ca-file FILE or NODE_EXTRA_CA_CERTS \(\w*(CERT|LEAF)\w*\)/,
    );
  });

  test('is trusted by flag, by variable, and by file with a path beside the file', async () => {
    const file = join(shared.home, 'config.yaml');
    writeFileSync(file, 'profiles: { default: { equinix-access-token: { ca_file: ca.pem } } }\n');
    copyFileSync(certificate('ca'), join(shared.home, 'ca.pem'));

    for (const ran of [
      await get(local(), '--ca-file', certificate('ca'), '--no-cache'),
      await get({ ...local(), ...ca }, '--no-cache'),
      await get(local(), '--config', file, '--no-cache'),
    ])
      expect(ran).toMatchObject({ exitCode: 0 });
  });

  test('of others does not help', async () => {
    const ran = await once(local(), '--ca-file', certificate('other-ca'));

    expect(ran).toMatchObject({ exitCode: 5 });
    expect(ran.stderr).toContain('not trusted here');
  });
});

describe('a certificate of the client', () => {
  const pair = ['--client-cert', certificate('client'), '--client-key', certificate('client-key')];

  test('is shown to a server that wants one', async () => {
    await using strict = await startTls(shared.server.url, { client: true });
    const env = { ...ca, EQUINIX_ACCESS_TOKEN_BASE_URL: `https://localhost:${strict.port}` };

    expect(await get(env, ...pair)).toMatchObject({ exitCode: 0 });
    expect(strict.clients).toEqual(['client of the tests']);
  });

  test('is shown to the server behind a proxy, and to no proxy', async () => {
    await using strict = await startTls(shared.server.url, { client: true });
    await using proxy = await startConnectProxy(strict.port, { secure: true });

    expect(await get({ ...ca, HTTPS_PROXY: proxy.url }, ...pair)).toMatchObject({ exitCode: 0 });
    expect(strict.clients).toEqual(['client of the tests']);
  });
});

describe("a file that can't be used is exit 3, with its name and the reason", () => {
  test.each<[string, string[], string]>([
    ['a missing file', ['--ca-file', 'nowhere.pem'], 'nowhere.pem does not exist'],
    ['a directory', ['--ca-file', '/'], "/ can't be read (EISDIR)"],
    ['a key for an authority', ['--ca-file', certificate('server-key')], 'contains no certificate in PEM'],
    ['a certificate without its key', ['--client-cert', certificate('client')], 'needs its private key'],
    ['a key without its certificate', ['--client-key', certificate('client-key')], 'needs its certificate'],
    [
      'the key of another',
      ['--client-cert', certificate('client'), '--client-key', certificate('server-key')],
      'is not the key of the certificate in',
    ],
    [
      'a certificate for a key',
      ['--client-cert', certificate('client'), '--client-key', certificate('client')],
      'is not a private key in PEM',
    ],
    [
      'a key with a passphrase',
      ['--client-cert', certificate('client'), '--client-key', certificate('client-key-encrypted')],
      'is encrypted',
    ],
  ])('%s', async (_, flags, words) => {
    const ran = await get({}, ...flags);

    expect(ran).toMatchObject({ exitCode: 3, stdout: '' });
    expect(ran.stderr).toContain(words);
    expect(ran.stderr).toContain(`(flag ${flags.at(-2)})`);
  });
});

describe('doctor', () => {
  const doctor = (env: Record<string, string>) =>
    runHere(['doctor', 'equinix-access-token'], shared.home, {
      env: { ...credentials, EQUINIX_ACCESS_TOKEN_BASE_URL: API, ...env },
    });

  test('names proxy and authorities, and reaches the server through them', async () => {
    await using proxy = await startConnectProxy(secure.port);

    const { stdout, exitCode } = await doctor({ ...ca, HTTPS_PROXY: proxy.url });

    expect(exitCode).toBe(0);
    expect(stdout).toContain(`proxy: ${proxy.url} (environment HTTPS_PROXY)`);
    expect(stdout).toContain(`ca_file: ${certificate('ca')} (environment TOKEN_CLIENTS_CA_FILE)`);
    expect(stdout).toContain(`${API} responds through the proxy ${proxy.url}`);
  });

  test('says whether the proxy or the server failed', async () => {
    await using proxy = await startConnectProxy(secure.port);

    const noProxy = await doctor({ ...ca, HTTPS_PROXY: 'http://127.0.0.1:9' });
    const noTrust = await doctor({ HTTPS_PROXY: proxy.url });

    expect(noProxy).toMatchObject({ exitCode: 5 });
    expect(noProxy.stdout).toContain(
      'the proxy http://127.0.0.1:9 (environment HTTPS_PROXY) does not respond',
    );
    expect(noTrust).toMatchObject({ exitCode: 5 });
    expect(noTrust.stdout).toContain('its certificate is signed by an authority that is not trusted here');
  });

  test('finds a bad file in NODE_EXTRA_CA_CERTS, which Node ignores', async () => {
    const { stdout, exitCode } = await doctor({ NODE_EXTRA_CA_CERTS: 'nowhere.pem' });

    expect(exitCode).toBe(3);
    expect(stdout).toContain('nowhere.pem does not exist');
  });
});
