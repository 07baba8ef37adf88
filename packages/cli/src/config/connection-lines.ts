import type { Connection, ProxyServer } from './connection-settings.js';

/** Lists the settings of connections for people. Never shows a password. */
export function connectionLines({ proxy, ca, client }: Connection) {
  const files = {
    ca_file: ca,
    client_cert: client?.certificate,
    client_key: client?.key,
  };
  return [
    ...(proxy ? [{ setting: 'proxy', value: describeProxy(proxy), source: proxy.source }] : []),
    ...Object.entries(files).flatMap(([setting, file]) =>
      file ? [{ setting, value: file.path, source: file.source }] : [],
    ),
  ];
}

function describeProxy({ url, authorization }: ProxyServer): string {
  return authorization === undefined ? url : `${url} (with user name and password)`;
}
