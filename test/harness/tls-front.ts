import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createServer } from 'node:tls';
import { certificate } from '@token-clients/test-support';

/** An https address in front of a plain http server. Only {@link trusting} trusts its certificate. */
export interface TlsFront extends AsyncDisposable {
  /** Such as `https://127.0.0.1:40123`. */
  readonly url: string;
  /** Ends all connections, so that the next request needs a new handshake. */
  drop(): void;
  /** Closes the port until {@link TlsFront.listen}. */
  stop(): Promise<void>;
  /** Accepts connections again, at the same address. */
  listen(): Promise<void>;
}

export async function startTlsFront(target: string): Promise<TlsFront> {
  const { hostname, port: targetPort } = new URL(target);
  const sockets = new Set<Socket>();
  const identity = {
    key: readFileSync(certificate('server-key')),
    cert: readFileSync(certificate('server')),
  };
  const server = createServer(identity, client => {
    const upstream = connect(Number(targetPort), hostname);
    client.pipe(upstream).pipe(client);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      socket.on('error', () => {});
      socket.on('close', () => other.destroy());
    }
  });
  server.on('tlsClientError', () => {});
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const listen = async (port = 0) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const port = await listen();
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  const stop = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    drop();
    await closed;
  };
  return {
    url: `https://127.0.0.1:${port}`,
    drop,
    stop,
    listen: async () => void (await listen(port)),
    [Symbol.asyncDispose]: stop,
  };
}

const TRUST = 'NODE_TLS_REJECT_UNAUTHORIZED';

/** Accepts every certificate in this process until `work` is done, also those of clients that take no options. */
export async function trusting<Value>(work: () => Promise<Value>): Promise<Value> {
  const before = process.env[TRUST];
  process.env[TRUST] = '0';
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env[TRUST];
    else process.env[TRUST] = before;
  }
}
