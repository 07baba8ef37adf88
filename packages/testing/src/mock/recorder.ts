import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { type ReceivedRequest, readRequest } from '../http/request.js';
import { type LoopbackServer, startListener } from '../http/server.js';
import type { MockedRequest } from './mock.js';
import { problemIn, violationsIn } from './violations.js';

/** A server that records what it forwards. */
export interface Recorder extends LoopbackServer {
  /** The last requests, oldest first. A request is added before its response is sent. */
  readonly requests: MockedRequest[];
}

interface RecorderOptions {
  readonly port?: number | undefined;
  /** Returns the header `Prefer` of a request that has none. */
  readonly preferenceFor: (request: ReceivedRequest) => string | undefined;
  readonly onRequest?: ((request: MockedRequest) => void) | undefined;
}

/** A mock that runs for days must not keep all requests. */
const MOST_KEPT = 1000;

/** Headers that belong to the connection with Prism, not to the response. */
const PER_CONNECTION = new Set(['connection', 'keep-alive', 'transfer-encoding']);

/**
 * Starts a server that records every request and forwards it as it is. It is in front of Prism, because Prism shows
 * requests only after it has parsed them, and says nothing about form fields and query parameters that no spec knows.
 */
export async function startRecorder(target: string, options: RecorderOptions): Promise<Recorder> {
  const requests: MockedRequest[] = [];
  const closing = new AbortController();
  const { hostname, port } = new URL(target);

  async function forward(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = await readRequest(incoming);
    const prefer = incoming.headers.prefer ?? options.preferenceFor(request);
    const headers = { ...incoming.headers, ...(prefer && { prefer }), connection: 'close' };
    const { method, target: path } = request;
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      // Not a URL, which would be normalised, and could lead to another host.
      ask({ hostname, port, method, path, headers, signal: closing.signal }, resolve)
        .once('error', reject)
        .end(request.body);
    });
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    const { statusCode: status = 0, headers: sent } = response;
    const responseBody = Buffer.concat(chunks);
    const violations = violationsIn(sent['sl-violations']);
    const entry: MockedRequest = {
      ...request,
      text: request.body.toString(),
      status,
      responseBody,
      violations: violations.length > 0 ? violations : problemIn(sent['content-type'], responseBody),
    };
    requests.push(entry);
    requests.splice(0, requests.length - MOST_KEPT);
    options.onRequest?.(entry);
    for (const [name, value] of Object.entries(sent)) {
      if (value !== undefined && !PER_CONNECTION.has(name)) outgoing.setHeader(name, value);
    }
    outgoing.writeHead(status).end(responseBody);
  }

  const server = await startListener(
    (incoming, outgoing) =>
      forward(incoming, outgoing).catch((error: unknown) => {
        if (!closing.signal.aborted) throw error;
        outgoing.destroy();
      }),
    { port: options.port },
  );
  const close = async () => {
    closing.abort();
    await server.close();
  };
  return { ...server, requests, close, [Symbol.asyncDispose]: close };
}
