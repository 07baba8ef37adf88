import { type LoopbackServer, readBearer, startServer } from '@token-clients/testing/servers';

/** Starts an API on this machine that responds 200 to one bearer token and 401 to all else. */
export async function startDemoApi(): Promise<LoopbackServer & { accept(token: string): void }> {
  let accepted: string | undefined;
  const server = await startServer(request => {
    const isKnown = accepted !== undefined && readBearer(request) === accepted;
    return { status: isKnown ? 200 : 401, body: { hello: isKnown ? 'known caller' : 'stranger' } };
  });
  return {
    ...server,
    accept(token) {
      accepted = token;
    },
  };
}
