import { ConfigurationError } from './errors/errors.js';
import { formEncode, plainText } from './form.js';
import type { Operation } from './operation.js';

/** What an operation is called with. */
export interface CallInput {
  readonly body?: unknown;
  /** Parameters by wire name, whatever their place. */
  readonly parameters?: object | undefined;
}

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
