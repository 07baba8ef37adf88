import { readFileSync } from 'node:fs';
import { ResponseError, redactor } from '@token-clients/runtime';
import { errorDetails } from '@token-clients/runtime/error-details';
import { configurationError, usageError } from '../cli-error.js';
import type { Command, Context } from '../command.js';
import { findSettings, providerFlags } from '../config/settings.js';
import { translateErrors } from '../config/translate-errors.js';
import { EXIT } from '../exit-codes.js';
import { checkSelection, print } from '../output/print.js';
import { withSpinner } from '../output/spinner.js';
import { namedProvider } from '../providers/registry.js';
import { apiUrl } from '../request/api-url.js';
import { readChunks } from '../request/limited-fetch.js';
import { SELECT_FLAGS } from '../shared-flags.js';
import { type Authenticated, authenticated } from '../token/authenticated.js';

export const apiCommand: Command = {
  path: ['api'],
  summary: 'Call an API with a valid token',
  description:
    "Sends one request with a valid token. The token goes only to the provider's own origin and to those that the profile lists as api_origins. If the server rejects the token, a new one is requested and the call is sent once more.",
  operands: '<provider> <url-path>',
  maxWords: 2,
  flags: [
    { name: 'method', short: 'X', value: 'string', help: 'HTTP method (default GET, or POST with --data)' },
    {
      name: 'data',
      short: 'd',
      value: 'string',
      help: 'the body, sent exactly as given; @file reads a file, - reads stdin',
    },
    { name: 'header', short: 'H', value: 'string', help: 'a header, as "name: value"; may be repeated' },
    { name: 'no-cache', help: 'do not use the token cache' },
    ...SELECT_FLAGS,
  ],
  providerFlags,
  examples: [
    { does: 'Read', line: 'token-clients api PROVIDER /path/of/the/api' },
    {
      does: 'Write',
      line: `token-clients api PROVIDER /path/of/the/api -d '{"name": "Thing 1"}'`,
    },
  ],
  run: callApi,
};

async function callApi(context: Context): Promise<number> {
  const { args, io } = context;
  const provider = await namedProvider(context);
  const [, path] = args.words;
  if (path === undefined) throw usageError('The URL path is missing. Add it, such as /path/of/the/api.');
  await checkSelection(context);
  const settings = await findSettings(context, provider);
  const body = await bodyOf(context, name => settings.inputs.path(name));
  const headers = headersOf(args.all('header'));
  if (body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
  if (!headers.has('accept')) headers.set('accept', 'application/json');
  const method = (args.text('method') ?? (body === undefined ? 'GET' : 'POST')).toUpperCase();

  const call = async ({ origin, fetch, limits }: Authenticated) => {
    const url = apiUrl(path, origin, settings.apiOrigins);
    const response = await withSpinner(io, `${method} ${url.pathname} ...`, () =>
      fetch(url, { method, headers, body: body ?? null, signal: io.signal }),
    );
    const start = await show(context, response, readChunks(limits, response, io.signal));
    if (!response.ok) {
      const redact = redactor({ fields: provider.descriptor.secretFields, values: context.secrets });
      throw errorResponse(`${method} ${url.pathname}`, response, start, text => redact.text(text));
    }
    if (start.length === 0) io.stderr.write(`${response.status} ${response.statusText}\n`);
    return EXIT.ok;
  };
  return translateErrors(settings, () => authenticated(context, settings, call));
}

/** Only this much of an error body is searched for the server's message. */
const MAX_ERROR_BYTES = 65_536;

/**
 * Prints a body: JSON in the form that `--format` selects, anything else byte for byte.
 *
 * @returns the body, or the start of a long one
 */
async function show(
  { io, args }: Context,
  { headers }: Response,
  chunks: AsyncIterable<Uint8Array>,
): Promise<Uint8Array> {
  const isJson = /json/i.test(headers.get('content-type') ?? '');
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    if (isJson || length < MAX_ERROR_BYTES) kept.push(chunk);
    length += chunk.length;
    if (isJson) continue;
    io.stdout.write(chunk);
    await io.stdout.drained?.();
  }
  const bytes = Buffer.concat(kept);
  if (!isJson || length === 0) return bytes;
  const value = jsonOf(bytes);
  if (value === undefined) io.stdout.write(bytes);
  else await print({ io, args }, value);
  return bytes;
}

/** Creates the error for an error response, with the server's code and message if they are in one of the usual places. */
function errorResponse(
  operation: string,
  response: Response,
  start: Uint8Array,
  redact: (text: string) => string,
): ResponseError {
  const { status } = response;
  const { code, message = code } = errorDetails(undefined, jsonOf(start), response);
  const serverMessage =
    message &&
    redact(message)
      .replace(/[^ -~]+/g, ' ')
      .slice(0, 300);
  const said = serverMessage ? `: "${serverMessage}"` : '';
  return new ResponseError(
    `${operation} failed with status ${status}${said}.`,
    { operation, status, serverCode: code && redact(code), serverMessage },
    { response },
  );
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}

function headersOf(lines: readonly string[]): Headers {
  const headers = new Headers();
  for (const line of lines) {
    const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined)
      throw usageError('--header must have the form "name: value".');
    if (/^authorization$/i.test(name))
      throw usageError('--header cannot set Authorization, which is for the token. Leave it out.');
    headers.append(name, value);
  }
  return headers;
}

async function bodyOf(
  { args, io }: Context,
  pathOf: (name: string) => string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const data = args.text('data');
  if (data === undefined) return undefined;
  if (data === '-') return new Uint8Array(await io.stdin.read());
  if (!data.startsWith('@')) return new TextEncoder().encode(data);
  try {
    return new Uint8Array(readFileSync(pathOf(data.slice(1))));
  } catch (error) {
    throw configurationError(`--data: the file can't be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
