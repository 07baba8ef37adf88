import { ConfigurationError } from '../errors/errors.js';
import { type MalformedResponseError, ResponseError } from '../errors/response-error.js';
import { valueAt } from '../json.js';
import type { Operation } from '../model/operation.js';
import { formEncode, plainText } from './form.js';
import type { Asked, CallInput, ReadResponse } from './types.js';

/** What will be sent: built once, so that the signed bytes are the sent bytes. */
export interface WrittenRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * Writes the URL, the headers and the body of a call as the spec says. Undefined fields are left out; parameters that
 * the operation does not have are not sent.
 *
 * @throws ConfigurationError or TypeError when a value is missing or can't be written
 */
export function writeRequest(baseUrl: string, operation: Operation, input: CallInput): WrittenRequest {
  const parameters: Record<string, unknown> = { __proto__: null, ...input.parameters };
  const given: Record<string, unknown> = { ...parameters, __proto__: null, ...(input.body as object) };
  const missing = operation.required?.filter(name => given[name] === undefined);
  if (missing?.[0])
    throw new ConfigurationError(`${operation.name} needs ${missing.join(' and ')}.`, { option: missing[0] });
  const query = formEncode(Object.fromEntries((operation.query ?? []).map(name => [name, parameters[name]])));
  const path = operation.path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const text = plainText(name, parameters[name]) ?? '';
    // Nothing, or dots, would lead to another operation.
    if (/^\.{0,2}$/.test(text))
      throw new ConfigurationError(`${name} must not be empty or dots.`, { option: name });
    return encodeURIComponent(text);
  });
  const headers: Record<string, string> = { accept: 'application/json' };
  for (const name of operation.header ?? []) {
    const text = plainText(name, parameters[name]);
    if (text !== undefined) headers[name] = text;
  }
  const url = baseUrl + path + (query && `?${query}`);
  const { body } = operation;
  if (!body || input.body === undefined) return { url, headers };
  const form = body === 'form';
  headers['content-type'] = `application/${form ? 'x-www-form-urlencoded' : 'json'}`;
  return {
    url,
    headers,
    body: form ? formEncode({ ...(input.body as object) }, operation.joined) : JSON.stringify(input.body),
  };
}

/**
 * Reads a body as text, up to `maxBytes`; undefined when it is longer. The rest of a body that is too long is not
 * read, where the body is a web stream. Others (React Native has none, node-fetch has Node's) come whole.
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
      // Not awaited: a server that never ends its answer must not hold us.
      reader.cancel().catch(() => {});
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
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
  const failure: ResponseError | MalformedResponseError = await import('../failure/explain-failure.js').then(
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
