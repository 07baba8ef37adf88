import { valueAt } from '../json.js';
import type { ErrorMapping } from '../model/operation.js';

/** What a server says of a failure, as it says it: nothing is redacted yet. */
export interface ServerWords {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly id?: string | undefined;
  /**
   * The body is a web page: something else than the API has answered, or a gateway before it. Not so for one with a 401
   * that asks for other credentials, as servers do that have no better body for it.
   */
  readonly isPage: boolean;
  /** The decoded body, with its members under their documented names. */
  readonly body: unknown;
}

/**
 * Where codes stand where a server does not keep to its spec: RFC 6749 section 5.2, objects and lists of errors, and
 * Apigee's `fault`.
 */
const CODES = [
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
  '/fault/detail/errorcode',
];

/** The same for messages, with the `detail` and `title` of RFC 9457. */
const MESSAGES = [
  '/error_description',
  '/error_message',
  '/errorMessage',
  '/message',
  '/error/message',
  '/error/description',
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
 * Reads what a server says: first where its spec has it, then where servers have it that don't keep to theirs, then in
 * `WWW-Authenticate` (RFC 6750 section 3), then a body that is plain text. JSON that was cut says nothing.
 *
 * @param text the body; undefined for one that was too long
 * @param data the body, if it was JSON
 */
export function serverWords(
  text: string | undefined,
  data: unknown,
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  errors: ErrorMapping | undefined,
): ServerWords {
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
      .map(value => (typeof value === 'string' || typeof value === 'number' ? `${value}` : ''))
      .find(value => pattern.test(value));

  const code =
    first(errors?.code) ?? first(CODES, CODE) ?? /(?:^|[\s,])error="?([\w.:/-]+)/.exec(challenge)?.[1];
  const message =
    first(errors?.message) ??
    first(MESSAGES) ??
    first(['/error'], /\s/) ??
    /error_description="((?:[^"\\]|\\.)*)"/.exec(challenge)?.[1] ??
    (typeof body === 'string' ? body : undefined) ??
    (isMarkup || isForm || /^[{[]|^$/.test(plain) ? undefined : plain);
  return { code, message, id: first(errors?.id) ?? first(IDS), isPage, body };
}

/** Renames members that the server spells otherwise than its spec. */
function respell(body: unknown, spellings: Readonly<Record<string, string>> | undefined): unknown {
  if (!spellings || Object(body) !== body || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body as object).map(([name, value]) => [
      Object.hasOwn(spellings, name) ? spellings[name] : name,
      value,
    ]),
  );
}
