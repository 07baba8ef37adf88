import { createServer } from 'node:net';

// Below the ports that systems give to clients: no connection of another test can have the port of a server that is
// away, and none can connect to itself there.
const FIRST = 15_000;
const LAST = 31_000;

/** Returns a port of 127.0.0.1 that is free now. Another process may take it first: try again with another one. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => void server.close(() => resolve(true)));
  });
}
