import type { ServerResponse } from 'node:http';

/** A response that a handler plans, before it is on the wire. An object body is sent as JSON. */
export interface PlannedResponse {
  /** Default: 200. */
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer | object;
}

/** Returns whether a response of this status may have a body (RFC 9110 section 6.4.1). */
export function hasBody(status: number): boolean {
  return status !== 204 && status !== 205 && status !== 304;
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
