import { isLoopback } from '@token-clients/runtime';
import type { Connection, ProxyServer } from '../config/connection-settings.js';

/** The proxy that a request to a URL goes through. This machine itself is never asked for by way of another. */
export function proxyFor(url: URL, { proxy, noProxy }: Connection): ProxyServer | undefined {
  const { hostname, port, protocol } = url;
  if (!proxy || isLoopback(hostname)) return undefined;
  return noProxy(hostname, Number(port) || (protocol === 'https:' ? 443 : 80)) ? undefined : proxy;
}
