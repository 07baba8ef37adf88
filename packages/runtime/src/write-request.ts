import type { CallInput } from './api-client.js';
import { formEncode } from './form.js';
import type { Operation } from './operation.js';

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
 * @throws TypeError when a value can't be written
 */
export function writeRequest(baseUrl: string, operation: Operation, input: CallInput): WrittenRequest {
  const parameters = { ...input.parameters } as Record<string, unknown>;
  const query = formEncode(pick(parameters, operation.query));
  const path = operation.path.replace(/\{([^{}]+)\}/g, (_, name: string) => segment(parameters[name]));
  const headers: Record<string, string> = { accept: 'application/json' };
  for (const name of operation.header ?? []) {
    if (parameters[name] !== undefined) headers[name] = `${parameters[name]}`;
  }
  const url = baseUrl + path + (query && `?${query}`);
  if (operation.body === undefined || input.body === undefined) return { url, headers };
  const form = operation.body === 'form';
  headers['content-type'] = form ? 'application/x-www-form-urlencoded' : 'application/json';
  return {
    url,
    headers,
    body: form ? formEncode({ ...(input.body as object) }, operation.joined) : JSON.stringify(input.body),
  };
}

/** One path segment. A missing or dotted one would lead to another operation. */
function segment(value: unknown): string {
  const text = `${value ?? ''}`;
  if (/^\.{0,2}$/.test(text)) throw new TypeError('empty path parameter');
  return encodeURIComponent(text);
}

function pick(values: Record<string, unknown>, names: readonly string[] = []): Record<string, unknown> {
  return Object.fromEntries(names.map(name => [name, values[name]]));
}
