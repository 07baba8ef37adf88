import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Fault, FaultSwitch, withFault } from './faults.js';

/** A request as a test server got it: the target and the body exactly as they were on the wire. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query as sent, such as `/v2/oauth/token?a=b`. */
  readonly target: string;
  readonly path: string;
  /** What follows the `?`, as sent; empty if nothing does. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What a handler answers. An object body is sent as JSON. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | object;
}

/** A server's behaviour, free of sockets, so that a fault can be put between the handler and the wire. */
export type Handler = (request: ReceivedRequest) => Answer | Promise<Answer>;

/** One line of a server's log. Kept when the request arrives; `status` comes with the answer. */
export interface LoggedRequest extends ReceivedRequest {
  readonly text: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  /** What the handler answered, also when a fault kept it from the wire; absent if the handler never ran. */
  status?: number;
  fault?: Fault['kind'];
}

/** A server that runs. `await using` closes it. */
export interface RunningServer extends AsyncDisposable {
  /** Origin, such as `http://127.0.0.1:40123`. */
  readonly url: string;
  /** All requests so far, oldest first. */
  readonly requests: LoggedRequest[];
  /** What goes wrong with the next requests. */
  readonly faults: FaultSwitch;
  /** Ends all connections, also those that hang. */
  close(): Promise<void>;
}

/** Starts a server on a free port of 127.0.0.1. */
export async function startServer(handler: Handler): Promise<RunningServer> {
  const requests: LoggedRequest[] = [];
  const faults = new FaultSwitch();

  return listen(requests, faults, async (incoming, response) => {
    const request = await receive(incoming);
    const entry: LoggedRequest = { ...request, text: request.body.toString(), receivedAt: Date.now() };
    requests.push(entry);
    const fault = faults.take(request);
    if (fault) entry.fault = fault.kind;
    const handle = async () => {
      const answer = await handler(request);
      entry.status = answer.status;
      return answer;
    };
    if (fault) await withFault(fault, handle, response);
    else send(response, await handle());
  });
}

/** Starts a server from a plain Node request listener, for parts that bring their own. */
export async function listen(
  requests: LoggedRequest[],
  faults: FaultSwitch,
  listener: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<RunningServer> {
  const server = createServer((request, response) => {
    listener(request, response).catch((error: unknown) => {
      // A bug in a test server must not look like a refusal of the server under test.
      if (!response.headersSent) response.writeHead(599, { 'content-type': 'text/plain' });
      response.end(`test server failed: ${error instanceof Error ? error.stack : String(error)}`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>(resolve => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, requests, faults, close, [Symbol.asyncDispose]: close };
}

/** Writes an answer, with the length that its body has. */
export function send(response: ServerResponse, answer: Answer): void {
  const { headers, body } = encode(answer);
  response.writeHead(answer.status, { ...headers, 'content-length': String(body.length) });
  response.end(body);
}

/** An answer's headers and body bytes. */
export function encode(answer: Answer): { headers: Record<string, string>; body: Buffer } {
  const { body = '' } = answer;
  if (typeof body === 'string' || Buffer.isBuffer(body)) {
    return { headers: { ...answer.headers }, body: Buffer.from(body) };
  }
  return {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...answer.headers },
    body: Buffer.from(JSON.stringify(body)),
  };
}

/** Reads a request to its end. */
export async function receive(incoming: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const target = incoming.url ?? '/';
  const mark = target.indexOf('?');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) headers[name] = String(value);
  return {
    method: incoming.method ?? 'GET',
    target,
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? '' : target.slice(mark + 1),
    headers,
    body: Buffer.concat(chunks),
  };
}
