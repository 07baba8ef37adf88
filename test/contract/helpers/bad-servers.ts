import { type LoopbackServer, startListener, startServer } from '@token-clients/testing/servers';

/** Returns the base URL of a server that has just closed. */
export async function closedUrl(): Promise<string> {
  const server = await startServer(() => ({ status: 500 }));
  await server.close();
  return server.url;
}

/** Starts a server that begins a response and never ends it. */
export function stallingServer(): Promise<LoopbackServer> {
  return startListener((_, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'application/json' }).write('{"access_token": "half');
  });
}
