import type { ReceivedRequest } from './http-server.js';

/** The bearer token of a request, if it has one (RFC 6750 section 2.1). */
export function readBearer(request: ReceivedRequest): string | undefined {
  return /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** Id and secret of HTTP Basic, split but not form-decoded. */
export function readBasic(request: ReceivedRequest): { id: string; secret: string } | undefined {
  const encoded = /^basic +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { id: text.slice(0, colon), secret: text.slice(colon + 1) };
}
