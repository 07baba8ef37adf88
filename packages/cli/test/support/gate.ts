import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands before a server and keeps its responses until a test lets them through. `await using` closes it. */
export interface Gate extends AsyncDisposable {
  readonly url: string;
  open(): void;
  /** From now on, the responses of new connections wait. */
  close(): void;
}

/** Starts a closed gate before a plain HTTP server: requests go through, responses wait. */
export async function startGate(url: string): Promise<Gate> {
  const sockets = new Set<Socket>();
  const waiting: (() => void)[] = [];
  let isOpen = false;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  };
  const server = createServer(near => {
    const far = connect(Number(new URL(url).port), '127.0.0.1');
    keep(near);
    keep(far);
    near.pipe(far);
    const pass = () => void far.pipe(near);
    if (isOpen) pass();
    else waiting.push(pass);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    open() {
      isOpen = true;
      for (const pass of waiting.splice(0)) pass();
    },
    close() {
      isOpen = false;
    },
    [Symbol.asyncDispose]: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
