import type { Fetch } from '@token-clients/runtime';
import type { Connection } from '../config/connection-settings.js';
import { secured, trusted } from '../tls/secure-options.js';
import { proxyFor } from './proxy-for.js';
import { Agent, fetch, ProxyAgent } from './undici.js';

/** Opens connections with undici's own fetch, so that it and the agents are of one version, whatever the runtime has. */
export function openConnection(connection: Connection): Fetch {
  const { proxy } = connection;
  const direct = new Agent({ connect: secured(connection) });
  const proxied =
    proxy &&
    new ProxyAgent({
      uri: proxy.url,
      ...(proxy.authorization !== undefined && { token: proxy.authorization }),
      requestTls: secured(connection),
      // The certificate is for the server, not for the proxy.
      proxyTls: trusted(connection),
    });
  return async (url, init) => {
    const dispatcher = (proxyFor(new URL(url), connection) && proxied) || direct;
    // The platform's types and undici's differ in name only.
    return fetch(url, { ...(init as object), dispatcher }) as unknown as Promise<Response>;
  };
}
