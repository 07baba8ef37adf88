import { MalformedResponseError, TokenRequestError } from './errors.js';
import type { Operation } from './operation.js';
import { at } from './pointer.js';
import { readBody } from './read-body.js';
import { retryAfterMs } from './retry-after.js';
import { scrub } from './scrub.js';

/** An answer whose body was read and decoded. */
export interface Answer {
  readonly ok: boolean;
  readonly status: number;
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
  /** The body's exact text. */
  readonly text: string;
}

/**
 * Reads and judges an answer. A refusal (4xx, 5xx) is returned whatever its body; a success must be what the spec
 * promises.
 *
 * @throws MalformedResponseError for a redirect, a body over `maxBytes`, and for a success that is empty, not JSON, or
 * without the token it should carry
 */
export async function readAnswer(
  operation: Operation,
  response: Response,
  maxBytes: number,
): Promise<Answer> {
  const { status, ok } = response;
  const malformed = (reason: MalformedResponseError['reason'], what: string) =>
    new MalformedResponseError(
      operation.name,
      status,
      reason,
      `${operation.name} got ${what} (status ${status}).`,
    );

  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    throw malformed('redirect', 'a redirect, which is never followed with secrets; check the base URL');
  }
  const text = await readBody(response, maxBytes);
  if (text === undefined) {
    throw malformed('too_large', `an answer of more than ${maxBytes} bytes; check the base URL`);
  }
  const body = parseJson(text);
  if (!ok) return { ok, status, error: respell(body, operation.errors?.spellings), response, text };

  if (body === undefined && (text.trim() !== '' || operation.token)) {
    if (text.trim() === '') throw malformed('empty', 'an empty answer where a token should be');
    if (/^\s*</.test(text)) {
      throw malformed(
        'html',
        'a web page instead of JSON; check the base URL (a wrong host or tenant answers like this)',
      );
    }
    throw malformed('not_json', 'an answer that is not JSON, or cut off');
  }
  if (operation.token) {
    const token = at(body, operation.token);
    if (typeof token !== 'string' || token === '') {
      throw at(body, '/error') !== undefined
        ? malformed('error_in_success', 'an error in the form of a success')
        : malformed('wrong_shape', `an answer without a text at ${operation.token}`);
    }
  }
  return { ok, status, data: body, response, text };
}

/** The error for an answer that is not a success. Server texts are scrubbed of `secrets`. */
export function refusal(operation: Operation, answer: Answer, secrets: readonly string[]): TokenRequestError {
  const { status, error, response } = answer;
  const text = (pointers: readonly string[] = []): string | undefined => {
    for (const pointer of pointers) {
      const value = at(error, pointer);
      if ((typeof value === 'string' && value !== '') || typeof value === 'number')
        return scrub(`${value}`, secrets);
    }
    return undefined;
  };
  const serverCode = text(operation.errors?.code);
  const serverMessage = text(operation.errors?.message);
  const said = [serverCode, serverMessage && `"${serverMessage}"`].filter(Boolean).join(' ');
  return new TokenRequestError({
    message: `${operation.name} was refused with status ${status}${said && `: ${said}`}. ${advice(status)}`,
    operation: operation.name,
    status,
    serverCode,
    serverMessage,
    retryAfterMs: retryAfterMs(response.headers),
    error,
    response,
  });
}

function advice(status: number): string {
  if (status === 429) return 'Wait before the next call.';
  return status < 500
    ? 'Check the credentials and fields of the call.'
    : 'The server failed; try again later.';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
