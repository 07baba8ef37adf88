import type { ServerResponse } from 'node:http';
import { type ReceivedRequest, readRequest, startListener } from '@token-clients/testing/servers';

/** A request that the server received, with its body as a string. */
export type Seen = Omit<ReceivedRequest, 'body'> & { readonly body: string };

/** Runs `use` with the base URL of a server on this machine whose responses `handle` writes. */
export async function withServer(
  handle: (seen: Seen, response: ServerResponse) => void,
  use: (baseUrl: string, seen: Seen[]) => Promise<void>,
): Promise<void> {
  const seen: Seen[] = [];
  await using server = await startListener(async (incoming, outgoing) => {
    const request = await readRequest(incoming);
    const one = { ...request, body: request.body.toString() };
    seen.push(one);
    handle(one, outgoing);
  });
  await use(server.url, seen);
}
