import { valueAt } from '../json.js';
import type { ErrorMapping } from '../model/operation.js';

/** What a server says of a failure, as it says it: nothing is redacted yet. */
export interface ErrorDetails {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  /** The server's identifier of this one failure. */
  readonly id?: string | undefined;
  /**
   * The body is a web page: the response is that of something else than the API, or of a gateway before it. Not so for one
   * with a 401 that asks for other credentials, as servers send it that have no better body.
   */
  readonly isPage: boolean;
  /** The decoded body, with its members under their documented names. */
  readonly body: unknown;
}

/**
 * JSON pointers to the codes of error responses, for servers that do not keep to their spec or have none: RFC 6749 section
 * 5.2, objects and lists of errors, and Apigee's `fault`. The first that leads to a code wins.
 */
export const ERROR_CODE_POINTERS: readonly string[] = [
  '/error',
  '/error/code',
  '/error/type',
  '/error_code',
  '/errorCode',
  '/code',
  '/errors/0/code',
  '/errors/0/errorCode',
  '/0/errorCode',
  '/0/error_code',
  '/0/code',
  '/0/error',
  '/0/error/code',
  '/fault/detail/errorcode',
];

/** JSON pointers to the messages of error responses: as for codes, with the `detail` and `title` of RFC 9457. */
export const ERROR_MESSAGE_POINTERS: readonly string[] = [
  '/error_description',
  '/error_message',
  '/errorMessage',
  '/message',
  '/error/message',
  '/error/description',
  '/error/error_description',
  '/error/error_message',
  '/error/errorMessage',
  '/error/detail',
  '/error/title',
  '/errors/0/message',
  '/errors/0/detail',
  '/errors/0/errorMessage',
  '/errors/0',
  '/0/errorMessage',
  '/0/error_message',
  '/0/message',
  '/detail',
  '/title',
  '/fault/faultstring',
  '/errorSummary',
  '/developer_message',
];

const IDS = ['/error_id', '/errorId', '/request_id', '/requestId', '/trace_id', '/traceId'];

/** A word, not a sentence. */
const CODE = /^[\w.:/-]{1,100}$/;

/**
 * Reads what a server says of a failure: first where its spec has it, then in the usual places, then in `WWW-Authenticate`
 * (RFC 6750 section 3), then in a body of plain text. JSON that was cut says nothing.
 *
 * @param text the body; undefined for one that was too long
 * @param data the body, if it was JSON
 * @param errors where the spec has code and message
 */
export function errorDetails(
  text: string | undefined,
  data: unknown,
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  errors?: ErrorMapping,
): ErrorDetails {
  const type = headers.get('content-type') ?? '';
  const challenge = headers.get('www-authenticate') ?? '';
  const plain = data === undefined ? (text?.trim() ?? '') : '';
  const isMarkup = plain.startsWith('<');
  const isPage =
    !(status === 401 && challenge) && isMarkup && !/^<\?xml/i.test(plain) && !/\/xml/i.test(type);
  const isForm = plain !== '' && (/x-www-form-urlencoded/i.test(type) || /^error=\S*$/.test(plain));
  const body = isForm ? Object.fromEntries(new URLSearchParams(plain)) : respell(data, errors?.spellings);
  const first = (pointers: readonly string[] = [], pattern = /\S/): string | undefined =>
    pointers
      .map(pointer => valueAt(body, pointer))
      .map(value => (isScalar(value) ? `${value}` : ''))
      .find(value => pattern.test(value));

  const code =
    first(errors?.code) ??
    first(ERROR_CODE_POINTERS, CODE) ??
    /(?:^|[\s,])error="?([\w.:/-]+)/.exec(challenge)?.[1];
  const message =
    first(errors?.message) ??
    first(ERROR_MESSAGE_POINTERS) ??
    first(['/error'], /\s/) ??
    /error_description="((?:[^"\\]|\\.)*)"/.exec(challenge)?.[1] ??
    (typeof body === 'string' ? body : undefined) ??
    (isMarkup || isForm || /^[{[]|^$/.test(plain) ? undefined : plain);
  return { code, message, id: first(errors?.id) ?? first(IDS), isPage, body };
}

/**
 * Returns every error code in a decoded body, in whatever usual place.
 *
 * @example
 * const isExpired = errorCodes(JSON.parse(body)).includes('2010');
 */
export function errorCodes(body: unknown): string[] {
  return ERROR_CODE_POINTERS.map(pointer => valueAt(body, pointer))
    .filter(isScalar)
    .map(String);
}

function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/** Renames members that the server spells otherwise than its spec. */
function respell(body: unknown, spellings: Readonly<Record<string, string>> | undefined): unknown {
  if (!spellings || typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      Object.hasOwn(spellings, name) ? spellings[name] : name,
      value,
    ]),
  );
}
