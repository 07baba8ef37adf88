import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';
import type { Fetch } from '@token-clients/runtime';
import type { Connection } from '../config/connection-settings.js';
import { proxyFor } from './proxy-for.js';
import { Agent, fetch, ProxyAgent } from './undici.js';

/** Opens connections with undici's own fetch, so that it and the agents are of one version, whatever the runtime has. */
export function openConnection(connection: Connection): Fetch {
  const { proxy, ca, client, extraAuthorities } = connection;
  const trusted = ca && { ca: [...usualAuthorities(extraAuthorities), ca.pem] };
  const secured = { ...trusted, ...(client && { cert: client.certificate.pem, key: client.key.pem }) };
  const direct = new Agent({ connect: secured });
  const proxied =
    proxy &&
    new ProxyAgent({
      uri: proxy.url,
      ...(proxy.authorization !== undefined && { token: proxy.authorization }),
      requestTls: secured,
      // The certificate is for the server, not for the proxy.
      proxyTls: { ...trusted },
    });
  return async (url, init) => {
    const dispatcher = (proxyFor(new URL(url), connection) && proxied) || direct;
    // The platform's types and undici's differ in name only.
    return fetch(url, { ...(init as object), dispatcher }) as unknown as Promise<Response>;
  };
}

/** Returns what the runtime trusts: a list given to it replaces that, and ours is meant to add to it. */
function usualAuthorities(extra: string | undefined): readonly string[] {
  // Node 22.15 and later know all of it.
  const { getCACertificates } = tls as { getCACertificates?: (kind: 'default') => string[] };
  if (getCACertificates) return getCACertificates('default');
  if (extra === undefined) return tls.rootCertificates;
  try {
    return [...tls.rootCertificates, readFileSync(extra, 'utf8')];
  } catch {
    // Node has warned of it at the start.
    return tls.rootCertificates;
  }
}
