import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startServer } from '../../servers/http-server.js';

/** Base URL of a server that has just gone. */
export async function closedUrl(): Promise<string> {
  const server = await startServer(() => ({ status: 500 }));
  await server.close();
  return server.url;
}

/** A server that begins to response and never ends. */
export async function stallingServer(): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"access_token": "half');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
