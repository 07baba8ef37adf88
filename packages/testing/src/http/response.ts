import type { ServerResponse } from 'node:http';

/** A response that a handler plans, before it is on the wire. An object body is sent as JSON. */
export interface PlannedResponse {
  /** Default: 200. */
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer | object;
}

/** Writes a planned response, with the length that its body has. */
export function sendResponse(outgoing: ServerResponse, planned: PlannedResponse): void {
  const { headers, body } = encodeResponse(planned);
  outgoing.writeHead(planned.status ?? 200, { ...headers, 'content-length': String(body.length) });
  outgoing.end(body);
}

/** Returns the headers and the body bytes of a planned response. */
export function encodeResponse(planned: PlannedResponse): {
  headers: Record<string, string | string[]>;
  body: Buffer;
} {
  const { body = '' } = planned;
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(planned.headers ?? {}))
    headers[name] = typeof value === 'string' ? value : [...value];
  if (typeof body === 'string' || Buffer.isBuffer(body)) return { headers, body: Buffer.from(body) };
  return {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
    body: Buffer.from(JSON.stringify(body)),
  };
}
