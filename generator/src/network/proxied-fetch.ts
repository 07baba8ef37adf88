import { npmProxy, type ProxyVariables } from './npm-proxy.js';

const NPM_LIMIT_MS = 10_000;

/**
 * A fetch that honours HTTPS_PROXY, HTTP_PROXY and NO_PROXY, in capitals or not, else npm's own settings. Node's honours
 * none of them. `NODE_EXTRA_CA_CERTS` is read by Node itself, for the proxy and for what is behind it.
 *
 * @throws {TypeError} when the proxy is not a URL
 */
export async function proxiedFetch(env: NodeJS.ProcessEnv): Promise<typeof globalThis.fetch> {
  const { EnvHttpProxyAgent, fetch } = await import('undici');
  const { HTTPS_PROXY, HTTP_PROXY, NO_PROXY } = {
    ...fromEnvironment(env),
    ...(await npmProxy(env, NPM_LIMIT_MS)),
  };
  const dispatcher = new EnvHttpProxyAgent({
    httpProxy: HTTP_PROXY ?? '',
    httpsProxy: HTTPS_PROXY ?? '',
    noProxy: NO_PROXY ?? '',
  });
  // The same function as the global one, but in another package's types.
  return ((url: string, init: object) =>
    fetch(url, { ...init, dispatcher })) as unknown as typeof globalThis.fetch;
}

function fromEnvironment(env: NodeJS.ProcessEnv): ProxyVariables {
  const [https, http, none] = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY'].map(
    name => env[name.toLowerCase()] || env[name],
  );
  return {
    ...(https && { HTTPS_PROXY: https }),
    ...(http && { HTTP_PROXY: http }),
    ...(none && { NO_PROXY: none }),
  };
}
