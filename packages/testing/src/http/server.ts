import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, systemClock } from '@token-clients/runtime';
import { FaultSwitch, withFault } from './faults.js';
import { BodyTooLongError, type LoggedRequest, type ReceivedRequest, readRequest } from './request.js';
import { type PlannedResponse, sendResponse } from './response.js';

/** A server's behaviour, free of sockets, so that a fault can be put between the handler and the wire. */
export type Handler = (request: ReceivedRequest) => PlannedResponse | Promise<PlannedResponse>;

/** A server on this machine (127.0.0.1). `await using` closes it. */
export interface LoopbackServer extends AsyncDisposable {
  /** Origin, such as `http://127.0.0.1:40123`. */
  readonly url: string;
  /** Ends all connections, also those that hang. */
  close(): Promise<void>;
}

/** A server with a log and a switch for faults. */
export interface RunningServer extends LoopbackServer {
  /** All requests so far, oldest first. */
  readonly requests: LoggedRequest[];
  /** What goes wrong with the next requests. */
  readonly faults: FaultSwitch;
}

/**
 * Starts a server that logs each request and lets a test put faults between its handler and the wire. Without a handler
 * every request gets an empty JSON object.
 *
 * @param options `clock`: where it reads the time for its log and its `Date`; this machine's if left out
 */
export async function startServer(
  handler: Handler = () => ({ body: {} }),
  { clock = systemClock }: { readonly clock?: Clock | undefined } = {},
): Promise<RunningServer> {
  const requests: LoggedRequest[] = [];
  const faults = new FaultSwitch();
  const server = await startListener(async (incoming, outgoing) => {
    const request = await readRequest(incoming);
    const entry: LoggedRequest = { ...request, text: request.body.toString(), receivedAt: clock.now() };
    requests.push(entry);
    outgoing.setHeader('date', new Date(clock.now()).toUTCString());
    const fault = faults.take(entry);
    if (fault) entry.fault = fault.kind;
    const handle = async () => {
      const planned = await handler(entry);
      entry.status = planned.status ?? 200;
      return planned;
    };
    if (fault) await withFault(fault, handle, outgoing, clock);
    else sendResponse(outgoing, await handle());
  });
  return { ...server, requests, faults };
}

/**
 * Starts a server from a plain Node request listener, for tests that write to the socket themselves.
 *
 * @param options `port`: a fixed one in place of a free one
 * @throws {Error} `EADDRINUSE` when the port is taken, `EACCES` when it is not allowed
 */
export async function startListener(
  listener: (incoming: IncomingMessage, outgoing: ServerResponse) => unknown,
  { port: wanted = 0 }: { readonly port?: number | undefined } = {},
): Promise<LoopbackServer> {
  const server = createServer(async (incoming, outgoing) => {
    try {
      await listener(incoming, outgoing);
    } catch (error) {
      if (error instanceof BodyTooLongError) return rejectBody(incoming, outgoing, error);
      // A bug in a test server must not look like an error response of the server under test.
      if (!outgoing.headersSent) outgoing.writeHead(599, { 'content-type': 'text/plain' });
      outgoing.end(`test server failed: ${error instanceof Error ? error.stack : String(error)}`);
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>(resolve => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, close, [Symbol.asyncDispose]: close };
}

/** The rest of the body is read and forgotten: a client that is still sending would not see the response. */
function rejectBody(incoming: IncomingMessage, outgoing: ServerResponse, { message }: Error): void {
  incoming.resume();
  outgoing.writeHead(413, { 'content-type': 'text/plain', connection: 'close' }).end(message);
}
