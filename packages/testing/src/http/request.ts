import type { IncomingMessage } from 'node:http';

/** A request as a test server received it: the target and the body exactly as they were on the wire. */
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

/** One line of a server's log. Written when the request arrives; `status` comes with the response. */
export interface LoggedRequest extends ReceivedRequest {
  readonly text: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  /** The handler's status, also when a fault kept the response from the wire; absent if the handler never ran. */
  status?: number;
  /** Kind of the fault that it got. */
  fault?: string;
}

/** More than any test sends. Servers keep the requests that they get, and a mistake must not fill the memory. */
const MOST_BYTES = 16 * 2 ** 20;

/** The body of a request is longer than the servers of this package read. */
export class BodyTooLongError extends Error {
  constructor() {
    super(`The body is longer than the ${MOST_BYTES / 2 ** 20} MiB that this server reads.`);
    this.name = 'BodyTooLongError';
  }
}

/**
 * Reads a request to its end.
 *
 * @throws {BodyTooLongError} when its body is longer than 16 MiB; the rest of it is still to come
 */
export async function readRequest(incoming: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Left early, the connection stays open for a response.
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > MOST_BYTES) throw new BodyTooLongError();
  }
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

/** Returns the bearer token of a request, if it has one (RFC 6750 section 2.1). */
export function readBearer(request: ReceivedRequest): string | undefined {
  return /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** Returns the id and the secret of HTTP Basic, split but not form-decoded. */
export function readBasic(request: ReceivedRequest): { id: string; secret: string } | undefined {
  const encoded = /^basic +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { id: text.slice(0, colon), secret: text.slice(colon + 1) };
}

/** Returns the form of a POST request, or what is wrong with it (RFC 6749 section 3.2). */
export function readForm(request: ReceivedRequest): URLSearchParams | string {
  if (request.method !== 'POST') return 'POST only.';
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')) {
    return 'The body must be a form.';
  }
  const form = new URLSearchParams(request.body.toString());
  const names = [...form.keys()];
  return new Set(names).size === names.length ? form : 'A parameter is repeated.';
}
