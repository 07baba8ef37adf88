import { type MalformedResponseError, ResponseError } from './errors/response-error.js';
import type { Operation } from './operation.js';
import { valueAt } from './pointer.js';
import { readBody } from './read-body.js';
import type { CallInput } from './write-request.js';

/** An answer whose body was read and decoded. */
export interface ReadResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
  /** The body's exact text. */
  readonly text: string;
  /** What a caller that wants successes alone gets instead of this answer; absent for a success. */
  readonly failure?: ResponseError;
}

/** What was asked, where and how: all that a failed answer is explained from. */
export interface Asked {
  readonly operation: Operation;
  readonly input: CallInput;
  /** The caller's own headers. */
  readonly headers: Readonly<Record<string, string>>;
  readonly baseUrl: string;
  /** Names of the server variables that the caller gave. */
  readonly variables: readonly string[];
  readonly maxBytes: number;
}

/**
 * Reads and judges an answer. A refusal (4xx, 5xx) is returned whatever its body; a success must be what the spec
 * promises.
 *
 * @throws MalformedResponseError for a redirect, and for a success that is over `maxBytes`, empty, not JSON, an error
 * in disguise, or without the token it should carry
 */
export async function readResponse(asked: Asked, response: Response): Promise<ReadResponse> {
  const { name, token } = asked.operation;
  const { status, ok } = response;
  // A redirect's body is not wanted. A browser hides its status: it is 0.
  const text = ok || status >= 400 ? await readBody(response, asked.maxBytes) : '';
  const data = parseJson(text);
  const answer = { ok, status, response, text: text ?? '' };
  const found = token && valueAt(data, token);
  const usable = token
    ? typeof found === 'string' && found && !valueAt(data, '/error')
    : data !== undefined || text?.trim() === '';
  if (ok && usable) return { ...answer, data };
  // Only a failure needs it, so only a failure loads it. Where it can't be loaded, a refusal is still one.
  const failure: ResponseError | MalformedResponseError = await import('./explain-failure.js').then(
    ({ explainFailure }) => explainFailure(asked, response, text, data),
    () =>
      new ResponseError(
        `${name} was refused with status ${status}.`,
        { operation: name, status },
        { error: data, response },
      ),
  );
  // A refusal stays a refusal whatever its body: retried as if it were none, it could lock an account.
  if (failure.code === 'error_response' && !ok) return { ...answer, error: failure.error, failure };
  throw failure;
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text as string);
  } catch {
    return undefined;
  }
}
