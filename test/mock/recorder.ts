import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the client wrote it, and what came of it. */
export interface RecordedRequest {
  readonly method: string;
  /** Path and query, byte for byte. */
  readonly target: string;
  /** Path without the query. */
  readonly path: string;
  /** What follows the `?`; empty if nothing does. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The body as a string. */
  readonly text: string;
  /** Status of the response. */
  readonly status: number;
  /** What Prism found wrong with the request or the response: the value of `sl-violations`. Empty if all is right. */
  readonly violations: string;
}

export interface Recorder {
  /** Origin, such as `http://127.0.0.1:40123`. */
  readonly url: string;
  /** The last requests, oldest first. A request is added before its response is sent. */
  readonly requests: RecordedRequest[];
  close(): Promise<void>;
}

/** A mock that runs for days must not keep all requests. */
const MOST_KEPT = 1000;

/** Headers that belong to the connection with Prism, not to the response. */
const PER_CONNECTION = new Set(['connection', 'keep-alive', 'transfer-encoding']);

/**
 * Starts a server that records every request and forwards it as it is. It is in front of Prism, because Prism shows
 * requests only after it has parsed them, and says nothing about form fields and query parameters that no spec knows.
 */
export async function startRecorder(
  target: string,
  { port = 0, onResponse }: { port?: number; onResponse?: (request: RecordedRequest) => void } = {},
): Promise<Recorder> {
  const requests: RecordedRequest[] = [];

  async function forward(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = incoming;
    const body = await readAll(incoming);
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const passed = ask(
        target + url,
        { method, headers: { ...headers, connection: 'close' } },
        resolve,
      ).once('error', reject);
      passed.end(body);
    });
    const responseBody = await readAll(response);
    const [path = '', ...query] = url.split('?');
    const entry: RecordedRequest = {
      method,
      target: url,
      path,
      query: query.join('?'),
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      body,
      text: body.toString(),
      status: response.statusCode ?? 0,
      violations: String(response.headers['sl-violations'] ?? ''),
    };
    requests.push(entry);
    requests.splice(0, requests.length - MOST_KEPT);
    onResponse?.(entry);
    for (const [name, value] of Object.entries(response.headers)) {
      if (value !== undefined && !PER_CONNECTION.has(name)) outgoing.setHeader(name, value);
    }
    outgoing.writeHead(entry.status).end(responseBody);
  }

  const server = createServer((incoming, outgoing) => {
    forward(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
