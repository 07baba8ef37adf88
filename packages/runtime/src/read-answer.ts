import { type MalformedReason, MalformedResponseError, TokenRequestError } from './errors.js';
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
 * @throws MalformedResponseError for a redirect, and for a success that is over `maxBytes`, empty, not JSON, an error
 * in disguise, or without the token it should carry
 */
export async function readAnswer(
  operation: Operation,
  response: Response,
  maxBytes: number,
): Promise<Answer> {
  const { status, ok } = response;
  const malformed = (reason: MalformedReason, detail = '') =>
    new MalformedResponseError(
      operation.name,
      status,
      reason,
      `${operation.name} got an unusable answer: ${reason.replaceAll('_', ' ')}${detail} (status ${status}). Check the base URL.`,
    );

  // A browser hides the status of a redirect: it is 0.
  if (!ok && status < 400) {
    throw malformed('redirect');
  }
  const text = await readBody(response, maxBytes);
  const body = parseJson(text);
  const answer = { ok, status, response, text: text ?? '' };
  // A refusal stays a refusal whatever its body: retried as if it were none, it could lock an account.
  if (!ok) return { ...answer, error: respell(body, operation.errors?.spellings) };
  if (text === undefined) throw malformed('too_large', `, over ${maxBytes} bytes`);

  const [first] = text.trim();
  if (body === undefined && (first || operation.token)) {
    throw malformed(!first ? 'empty' : first === '<' ? 'html' : 'not_json');
  }
  if (operation.token) {
    const token = at(body, operation.token);
    if (at(body, '/error')) throw malformed('error_in_success');
    if (typeof token !== 'string' || !token)
      throw malformed('wrong_shape', `, no text at ${operation.token}`);
  }
  return { ...answer, data: body };
}

/** The error for an answer that is not a success. Server texts are scrubbed of `secrets`. */
export function refusal(operation: Operation, answer: Answer, secrets: readonly string[]): TokenRequestError {
  const { status, error, response } = answer;
  const text = (pointers: readonly string[] = []): string | undefined => {
    for (const pointer of pointers) {
      const value = at(error, pointer);
      if (/string|number/.test(typeof value) && value !== '') return scrub(`${value}`, secrets);
    }
    return undefined;
  };
  const serverCode = text(operation.errors?.code);
  const serverMessage = text(operation.errors?.message);
  const said = [serverCode, serverMessage && `"${serverMessage}"`].filter(Boolean).join(' ');
  return new TokenRequestError({
    message: `${operation.name} was refused with status ${status}${said && `: ${said}`}. ${status < 500 && status !== 429 ? 'Check the credentials and fields' : 'Try again later'}.`,
    operation: operation.name,
    status,
    serverCode,
    serverMessage,
    retryAfterMs: retryAfterMs(response.headers),
    error,
    response,
  });
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text as string);
  } catch {
    return undefined;
  }
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
