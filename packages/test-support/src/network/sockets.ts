import type { AddressInfo, Server, Socket } from 'node:net';

/** A server on a free port of 127.0.0.1 that a test can end at any moment. */
export interface SocketServer extends AsyncDisposable {
  readonly port: number;
  /** Ends all connections, also those that hang. */
  close(): Promise<void>;
  /** Lets {@link SocketServer.close} end this socket too, such as one to another server. */
  keep(socket: Socket): void;
}

/** Opens a server on a free port of 127.0.0.1. */
export async function listenLocally(server: Server): Promise<SocketServer> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    // One side may be gone before the other.
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  };
  server.on('connection', keep);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const close = () =>
    new Promise<void>(resolve => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { port: (server.address() as AddressInfo).port, keep, close, [Symbol.asyncDispose]: close };
}
