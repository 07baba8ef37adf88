import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  type LoopbackServer,
  type ReceivedRequest,
  readRequest,
  startListener,
} from '@token-clients/testing/servers';

/** A request as the client wrote it, and what came of it. */
export interface RecordedRequest extends ReceivedRequest {
  /** The body as a string. */
  readonly text: string;
  /** Status of the response. */
  readonly status: number;
  /** The body of the response. */
  readonly responseBody: Buffer;
  /** What Prism found wrong with the request or the response: the value of `sl-violations`. Empty if all is right. */
  readonly violations: string;
}

export interface Recorder extends LoopbackServer {
  /** The last requests, oldest first. A request is added before its response is sent. */
  readonly requests: RecordedRequest[];
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
  { port, onResponse }: { port?: number; onResponse?: (request: RecordedRequest) => void } = {},
): Promise<Recorder> {
  const requests: RecordedRequest[] = [];

  async function forward(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = await readRequest(incoming);
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { ...incoming.headers, connection: 'close' };
      ask(target + request.target, { method: request.method, headers }, resolve)
        .once('error', reject)
        .end(request.body);
    });
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    const entry: RecordedRequest = {
      ...request,
      text: request.body.toString(),
      status: response.statusCode ?? 0,
      responseBody: Buffer.concat(chunks),
      violations: String(response.headers['sl-violations'] ?? ''),
    };
    requests.push(entry);
    requests.splice(0, requests.length - MOST_KEPT);
    onResponse?.(entry);
    for (const [name, value] of Object.entries(response.headers)) {
      if (value !== undefined && !PER_CONNECTION.has(name)) outgoing.setHeader(name, value);
    }
    outgoing.writeHead(entry.status).end(entry.responseBody);
  }

  const server = await startListener(
    (incoming, outgoing) => forward(incoming, outgoing).catch(() => outgoing.destroy()),
    { port },
  );
  return { ...server, requests };
}
