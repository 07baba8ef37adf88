import { type Operation, valueAt } from '@token-clients/runtime';
import type { ReceivedRequest } from '../http/request.js';

/** Where a field of a token request can be. */
export type Place = 'header' | 'path' | 'query' | 'body';

/** The fields of a request as they came. */
export interface ReceivedFields {
  /** The field in one place; a list for one that is repeated. A name that begins with `/` is a pointer into a JSON body. */
  at(place: Place, name: string): unknown;
  /** The field wherever it is. */
  value(name: string): unknown;
  /** What is wrong with the body. */
  readonly problem: string | undefined;
}

/** Reads the fields of a request as an operation has them. */
export function readFields(
  operation: Operation,
  request: ReceivedRequest,
  pathParameters: Readonly<Record<string, string>>,
): ReceivedFields {
  const query = new URLSearchParams(request.query);
  const body = readBody(operation, request);
  const at = (place: Place, name: string): unknown => {
    if (place === 'query') return of(query.getAll(name));
    if (place === 'path') return pathParameters[name];
    if (place === 'header') return request.headers[name.toLowerCase()];
    return typeof body === 'string' ? undefined : body.get(name);
  };
  const places = ['path', 'query', 'body', 'header'] as const;
  return {
    at,
    value: name => places.map(place => at(place, name)).find(value => value !== undefined),
    problem: typeof body === 'string' ? body : undefined,
  };
}

interface Body {
  get(name: string): unknown;
}

const EMPTY: Body = { get: () => undefined };

/** Reads a body, or returns what is wrong with it. */
function readBody({ body, method }: Operation, request: ReceivedRequest): Body | string {
  if (body === undefined || method === 'GET' || request.body.length === 0) return EMPTY;
  const sent = request.headers['content-type'] ?? '';
  const wanted =
    body === 'json'
      ? 'application/json'
      : body === 'form'
        ? 'application/x-www-form-urlencoded'
        : body.mediaType;
  const [type = ''] = sent.toLowerCase().split(';');
  // Without a media type of its own the body is a multipart one, whose boundary is in the header.
  if (type.trim() !== (wanted?.toLowerCase().split(';')[0] ?? 'multipart/form-data')) {
    return `The content type must be ${wanted ?? 'multipart/form-data'}.`;
  }
  const text = request.body.toString();
  if (/\bjson$/.test(type)) return jsonBody(text);
  if (type === 'multipart/form-data') return formBody(multipartFields(text, sent));
  return formBody(new URLSearchParams(text));
}

function jsonBody(text: string): Body | string {
  try {
    const data: unknown = JSON.parse(text);
    if (typeof data !== 'object' || data === null) return 'The body must be a JSON object.';
    const pointer = (name: string) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return { get: name => valueAt(data, name.startsWith('/') ? name : pointer(name)) };
  } catch {
    return 'The body is not JSON.';
  }
}

function formBody(fields: URLSearchParams): Body {
  return { get: name => of(fields.getAll(name)) };
}

/** Reads the fields of a multipart body that are no files (RFC 7578). */
function multipartFields(text: string, contentType: string): URLSearchParams {
  const boundary = /boundary="?([^";]+)/i.exec(contentType)?.[1] ?? '';
  const fields = new URLSearchParams();
  for (const part of text.split(`--${boundary}`).slice(1, -1)) {
    const [head = '', ...rest] = part.split('\r\n\r\n');
    const name = /\bname="([^"]*)"/i.exec(head)?.[1];
    if (name !== undefined) fields.append(name, rest.join('\r\n\r\n').replace(/\r\n$/, ''));
  }
  return fields;
}

function of(values: readonly string[]): string | readonly string[] | undefined {
  return values.length > 1 ? values : values[0];
}
