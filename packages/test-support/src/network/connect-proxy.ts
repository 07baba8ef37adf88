import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import { certificate } from './certificates.js';
import { listenLocally } from './sockets.js';

/** A proxy that runs. `await using` closes it. */
export interface ConnectProxy extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** What clients asked for, such as `api.vendor.example:443`. */
  readonly targets: string[];
}

/**
 * Starts a proxy that knows CONNECT (RFC 9110 section 9.3.6) and nothing else. Every host is this machine.
 *
 * @param port where all tunnels lead to
 * @param options `pair`: the `user:password` that it requires; `status`: it sends this for every tunnel; `secure`: it
 * speaks TLS
 */
export async function startConnectProxy(
  port: number,
  options: { readonly pair?: string; readonly status?: number; readonly secure?: boolean } = {},
): Promise<ConnectProxy> {
  const targets: string[] = [];
  const wanted = options.pair && `Basic ${Buffer.from(options.pair).toString('base64')}`;
  const server = options.secure
    ? createSecureServer({
        cert: readFileSync(certificate('server')),
        key: readFileSync(certificate('server-key')),
      })
    : createServer();
  // Any other request would have gone to the server itself.
  server.on('request', (_, response) => response.writeHead(501).end());
  server.on('connect', ({ url = '', headers }: IncomingMessage, socket: Socket) => {
    targets.push(url);
    const rejected = wanted && headers['proxy-authorization'] !== wanted ? 407 : options.status;
    if (rejected !== undefined) return socket.end(`HTTP/1.1 ${rejected} Refused\r\n\r\n`);
    const tunnel = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(tunnel).pipe(socket);
    });
    own.keep(tunnel);
    return undefined;
  });
  const own = await listenLocally(server);
  return {
    url: `${options.secure ? 'https://localhost' : 'http://127.0.0.1'}:${own.port}`,
    port: own.port,
    targets,
    [Symbol.asyncDispose]: own.close,
  };
}
