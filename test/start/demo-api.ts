import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An API on this machine that answers 200 to one bearer token and 401 to all else. */
export async function startDemoApi(): Promise<{
  readonly url: string;
  accept(token: string): void;
  close(): Promise<void>;
}> {
  let accepted: string | undefined;
  const server = createServer((request, response) => {
    const known = accepted !== undefined && request.headers.authorization === `Bearer ${accepted}`;
    response.writeHead(known ? 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ hello: known ? 'known caller' : 'stranger' }));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accept(token) {
      accepted = token;
    },
    close: () => new Promise(resolve => server.close(() => resolve())),
  };
}
