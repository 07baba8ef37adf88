import { connect, createServer } from 'node:net';
import { listenLocally } from './sockets.js';

/** A port in front of a server that holds its responses back until a test lets them through. `await using` ends it. */
export interface Gate extends AsyncDisposable {
  readonly url: string;
  open(): void;
  /** From now on, the responses of new connections wait. */
  close(): void;
}

/** Starts a closed gate in front of a plain HTTP server: requests go through, responses wait. */
export async function startGate(url: string): Promise<Gate> {
  const waiting: (() => void)[] = [];
  let isOpen = false;
  const server = createServer(near => {
    const far = connect(Number(new URL(url).port), '127.0.0.1');
    keep(far);
    near.pipe(far);
    const pass = () => void far.pipe(near);
    if (isOpen) pass();
    else waiting.push(pass);
  });
  const { port, keep, close } = await listenLocally(server);
  return {
    url: `http://127.0.0.1:${port}`,
    open() {
      isOpen = true;
      for (const pass of waiting.splice(0)) pass();
    },
    close() {
      isOpen = false;
    },
    [Symbol.asyncDispose]: close,
  };
}
