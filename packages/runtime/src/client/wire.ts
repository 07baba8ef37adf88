import { ConfigurationError } from '../errors/errors.js';
import { type MalformedResponseError, ResponseError } from '../errors/response-error.js';
import { formEncode, percentEncode, plainText } from '../form.js';
import { valueAt } from '../json.js';
import type { CallInput, SentCall } from '../model/call.js';
import type {
  BodyFormat,
  ParameterValues,
  ParameterWriter,
  ReadContent,
  RequestBody,
} from '../model/formats.js';
import type { Operation } from '../model/operation.js';

/** A request as it will be sent. Written once, so that the signed bytes are the sent bytes. */
export interface WrittenRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: RequestBody;
}

/** A response whose body was read and decoded. */
export interface ReadResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
  /** The body, exactly as it came. */
  readonly text: string;
  /** What a caller that wants successes alone gets instead of this response; absent for a success. */
  readonly failure?: ResponseError;
}

/**
 * Writes the URL, the headers and the body of a call as the spec says. Undefined fields are left out; parameters that
 * the operation does not have are not sent.
 *
 * @throws {ConfigurationError} `configuration` when a value is missing, or an object where only a string can be sent
 * @throws {TypeError} when a body can't be written as JSON
 */
export function writeRequest(baseUrl: string, operation: Operation, input: CallInput): WrittenRequest {
  const parameters: Record<string, unknown> = { __proto__: null, ...input.parameters };
  const given: Record<string, unknown> = { ...parameters, __proto__: null, ...(input.body as object) };
  const missing = operation.required?.filter(name => given[name] === undefined) ?? [];
  if (operation.needsBody && input.body === undefined) missing.push('a body');
  if (missing[0])
    throw new ConfigurationError(`${operation.name} needs ${missing.join(' and ')}.`, { option: missing[0] });
  const writer = operation.parameters ?? plainParameters;
  const url = baseUrl + writePath(operation, parameters);
  const query = writer.query(operation.query ?? [], parameters);
  const headers: Record<string, string> = {
    accept: operation.accept ?? 'application/json',
    ...writer.headers(operation.header ?? [], parameters),
  };
  const { body } = operation;
  const format = typeof body === 'string' ? USUAL_BODIES[body] : body;
  const sent = input.body === undefined ? undefined : format;
  if (sent?.mediaType) headers['content-type'] = sent.mediaType;
  return { url: query ? `${url}?${query}` : url, headers, ...(sent && { body: sent.write(input.body) }) };
}

const USUAL_BODIES: Readonly<Record<'json' | 'form', BodyFormat>> = {
  json: { mediaType: 'application/json', write: body => JSON.stringify(body) },
  form: {
    mediaType: 'application/x-www-form-urlencoded',
    write: body => formEncode({ ...(body as object) }),
  },
};

/** Writes parameters as most specs want them: lists of a query are repeated, all else is one string. */
export const plainParameters: ParameterWriter = {
  query: (names, values) => formEncode(Object.fromEntries(names.map(name => [name, values[name]]))),
  path: (name, values) => percentEncode(plainText(name, values[name]) ?? ''),
  headers: (names, values) =>
    Object.fromEntries(
      names.flatMap(name => {
        const text = plainText(name, values[name]);
        return text === undefined ? [] : [[name, text]];
      }),
    ),
};

/** Writes the path of a call. */
export function writePath(
  { path, parameters = plainParameters }: Operation,
  values: ParameterValues,
): string {
  return path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const text = parameters.path(name, values);
    // Nothing, or dots, would lead to another operation.
    if (/^\.{0,2}$/.test(text))
      throw new ConfigurationError(`${name} must not be empty, . or ...`, { option: name });
    return text;
  });
}

/**
 * Reads a body as text.
 *
 * The rest of a body that is too long is not read, where the body is a web stream. Others (React Native has none,
 * node-fetch has Node's) are read whole.
 *
 * @returns undefined when the body is longer than `maxBytes`
 */
export async function readBody(response: Response, maxBytes: number): Promise<string | undefined> {
  if (!response.body?.getReader) {
    const text = await response.text();
    // Also for a limit that is not a number.
    return new TextEncoder().encode(text).length <= maxBytes ? text.replace(/^\ufeff/, '') : undefined;
  }
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let left = maxBytes;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    left -= value.byteLength;
    // Also for a limit that is not a number.
    if (!(left >= 0)) {
      // Not awaited: a server that never ends its response must not hold us.
      reader.cancel().catch(() => {});
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

/**
 * Reads and checks a response. An error response (4xx, 5xx) is returned whatever its body; a success must be what the
 * spec promises.
 *
 * @throws {MalformedResponseError} `malformed_response` when the response is a redirect, or a success that is over
 * `maxBytes`, empty, not JSON, an error in disguise, or without the token that it should carry
 */
export async function readResponse(call: SentCall, response: Response): Promise<ReadResponse> {
  const { name, tokenless, response: format } = call.operation;
  const { status, ok } = response;
  const token = tokenless?.includes(status) ? undefined : call.operation.token;
  const { text, data } = await (ok && format
    ? format.read(response, call.maxBytes)
    : readJson(call, response));
  const read = { ok, status, response, text: text ?? '' };
  const found = token !== undefined && valueAt(data, token);
  const usable =
    token === undefined
      ? data !== undefined || text?.trim() === ''
      : typeof found === 'string' && found && !valueAt(data, '/error');
  if (ok && usable) return { ...read, data };
  // An error response stays one where the explanation can't be loaded.
  const failure: ResponseError | MalformedResponseError = await import('../failure/explain.js').then(
    ({ explainFailure }) => explainFailure(call, response, text, data),
    () =>
      new ResponseError(
        `${name} got status ${status}.`,
        { operation: name, status },
        { error: data, response },
      ),
  );
  // Whatever its body: an error response that is retried as if it were none could lock an account.
  if (failure.code === 'error_response' && !ok) return { ...read, error: failure.error, failure };
  throw failure;
}

async function readJson({ maxBytes }: SentCall, response: Response): Promise<ReadContent> {
  // The body of a redirect is not wanted. A browser hides its status: it is 0.
  const text = response.ok || response.status >= 400 ? await readBody(response, maxBytes) : '';
  let data: unknown;
  try {
    data = JSON.parse(text as string);
  } catch {
    // The error says so, where JSON is wanted.
  }
  return { text, data };
}
