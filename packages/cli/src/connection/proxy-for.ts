import { isLoopback } from '@token-clients/runtime';
import type { Connection, ProxyServer } from '../config/connection-settings.js';

/** Returns the proxy for a URL; undefined if the request goes without one, as any to this machine does. */
export function proxyFor(url: URL, { proxy, noProxy }: Connection): ProxyServer | undefined {
  const { hostname, port, protocol } = url;
  if (!proxy || isLoopback(hostname)) return undefined;
  return noProxy(hostname, Number(port) || (protocol === 'https:' ? 443 : 80)) ? undefined : proxy;
}
