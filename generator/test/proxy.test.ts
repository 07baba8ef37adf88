import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { certificate, startConnectProxy, startTls } from '@token-clients/test-support';
import { startServer } from '@token-clients/testing/servers';
import { expect, onTestFinished, test } from 'vitest';
import { specSource } from '../src/network/spec-source.js';
import { temporaryFolder } from './support/folder.js';
import { childEnv, PROJECT } from './support/project.js';

const URL_OF_SPEC = 'https://api.vendor.example/spec.yaml';
/** Proxy settings of the machine that runs the tests, which must not count. */
const NO_PROXIES = {
  HTTPS_PROXY: '',
  HTTP_PROXY: '',
  NO_PROXY: '',
  https_proxy: '',
  http_proxy: '',
  no_proxy: '',
};

/** A vendor's server with an untrusted certificate. It serves no spec, so nothing is ever written. */
async function startVendor() {
  const plain = await startServer(() => ({ status: 200, body: { swagger: '1.2' } }));
  const tls = await startTls(plain.url);
  onTestFinished(async () => {
    await tls[Symbol.asyncDispose]();
    await plain.close();
  });
  return tls;
}

async function startProxy(...given: Parameters<typeof startConnectProxy>) {
  const proxy = await startConnectProxy(...given);
  onTestFinished(() => proxy[Symbol.asyncDispose]());
  return proxy;
}

/** What `npm run new-provider` says about the spec at the vendor's. */
async function said(env: NodeJS.ProcessEnv): Promise<string> {
  const main = path.join(PROJECT, 'generator/dist/new-provider-main.js');
  const child = spawn(process.execPath, [main, 'third-party', '--spec', URL_OF_SPEC], {
    env: childEnv({ ...NO_PROXIES, npm_execpath: '', NODE_EXTRA_CA_CERTS: certificate('ca'), ...env }),
  });
  let text = '';
  child.stderr.setEncoding('utf8').on('data', part => (text += part));
  await once(child, 'exit');
  return text.trim();
}

const LOADED = `${URL_OF_SPEC}:1:2 #/swagger\n  refused: It is written in swagger 1.2`;

test('--spec URL goes through HTTPS_PROXY, and trusts the authority in NODE_EXTRA_CA_CERTS', async () => {
  const proxy = await startProxy((await startVendor()).port, { pair: 'me:fake-password' });

  expect(await said({ HTTPS_PROXY: proxy.url.replace('//', '//me:fake-password@') })).toContain(LOADED);
  expect(proxy.targets).toEqual(['api.vendor.example:443']);
});

test("--spec URL goes through the proxy in npm's own settings", async () => {
  const proxy = await startProxy((await startVendor()).port);
  const home = temporaryFolder();
  writeFileSync(path.join(home, '.npmrc'), `https-proxy=${proxy.url}\n`);

  expect(await said({ HOME: home, npm_config_userconfig: path.join(home, '.npmrc') })).toContain(LOADED);
  expect(proxy.targets).toEqual(['api.vendor.example:443']);
});

const load = (env: NodeJS.ProcessEnv) =>
  specSource(URL_OF_SPEC, { env }).then(String, (error: Error) => error.message);

test('a host in NO_PROXY is requested without the proxy', async () => {
  const proxy = await startProxy((await startVendor()).port);

  const message = await load({ HTTPS_PROXY: proxy.url, NO_PROXY: 'vendor.example, .vendor.example' });

  expect(proxy.targets).toEqual([]);
  // No machine has this name, with or without a network.
  expect(message).toMatch(
    /: The spec cannot be loaded \((ENOTFOUND|EAI_AGAIN) api\.vendor\.example\)\. Check the URL/,
  );
});

test('an untrusted certificate is rejected, with what to do', async () => {
  const proxy = await startProxy((await startVendor()).port);

  expect(await load({ https_proxy: proxy.url })).toMatch(
    /: The certificate is not trusted \([A-Z_]+\)\. Name the file .* in NODE_EXTRA_CA_CERTS\.$/,
  );
});

test.each<[string, number, string]>([
  ['that refuses', 403, 'The proxy rejects the connection (403). Ask for the host to be allowed there'],
  ['that wants a password', 407, 'The proxy wants a password (407). Write it into HTTPS_PROXY'],
])('a proxy %s is named', async (_, status, message) => {
  const proxy = await startProxy(0, { status });

  expect(await load({ HTTPS_PROXY: proxy.url })).toContain(`${URL_OF_SPEC}: ${message}`);
});

test('a proxy that is not there, or no URL, is named without its password', async () => {
  const gone = await startConnectProxy(0);
  await gone[Symbol.asyncDispose]();

  const messages = await Promise.all([
    load({ HTTPS_PROXY: `http://me:fake-password@127.0.0.1:${gone.port}` }),
    load({ HTTPS_PROXY: 'http://me:fake-password@:::' }),
  ]);

  expect(messages[0]).toContain(`The spec cannot be loaded (ECONNREFUSED 127.0.0.1:${gone.port}).`);
  expect(messages[1]).toContain(
    'The proxy in the environment or in npm is no URL. Write it as http://host:port.',
  );
  expect(messages.join()).not.toContain('fake-password');
});
