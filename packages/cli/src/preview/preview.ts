import { type Fetch, redactor } from '@token-clients/runtime';
import { usageError } from '../cli-error.js';
import type { Context } from '../command.js';
import type { Settings } from '../config/settings.js';
import { EXIT } from '../exit-codes.js';
import { type CapturedRequest, capture } from './captured-request.js';
import { curlLine } from './curl.js';
import { checkReadable, type Placeholders } from './placeholders.js';

/** A request to show in place of sending it. */
interface PreviewedRequest {
  /** Sends it as always, by a fetch that sends nothing, with placeholders for secrets. */
  readonly send: (fetch: Fetch) => Promise<unknown>;
  readonly placeholders: Placeholders;
  readonly isSigned: boolean;
  /** Rejects if its credentials are blocked. Called after `send`, for a line that others run. */
  readonly checkUnblocked: () => Promise<void>;
}

/** Prints what would be sent, for `--dry-run` or `--curl`, and sends nothing. */
export async function preview(
  context: Context,
  settings: Settings,
  request: PreviewedRequest,
): Promise<number> {
  if (context.args.on('curl')) await printCurl(context, settings, request);
  else
    context.io.stdout.write(
      asHttp(await capture(request.send), settings.provider.descriptor.secretFields, context.secrets),
    );
  return EXIT.ok;
}

/** A request as HTTP writes it, with secrets redacted. */
function asHttp(
  { method, url, headers, body }: CapturedRequest,
  fields: readonly string[],
  secrets: readonly string[],
): string {
  const redact = redactor({ fields, values: secrets });
  const lines = [`${method} ${redact.url(url)}`];
  for (const [name, value] of Object.entries(redact.headers(headers))) lines.push(`${name}: ${value}`);
  if (body !== '') lines.push('', redact.body(body, headers.get('content-type')));
  return `${lines.join('\n')}\n`;
}

async function printCurl(
  { io, args, secrets }: Context,
  { inputs, provider }: Settings,
  { send, placeholders, isSigned, checkUnblocked }: PreviewedRequest,
): Promise<void> {
  if (isSigned)
    throw usageError(
      'A signed request has no curl command: the signature covers a nonce and the exact body, and works once. Use --dry-run.',
    );
  const request = await capture(send);
  if (secrets.some(secret => !placeholders.list.some(({ mark }) => mark === secret)))
    throw usageError(
      'A curl command would show a secret that was given as it is. Give it by env:NAME, file:PATH or command:LINE.',
    );
  const used = placeholders.usedIn(request);
  for (const placeholder of used) checkReadable(placeholder, inputs);
  if (!args.on('force')) await checkUnblocked();
  io.stdout.write(`${curlLine(request, used, provider.descriptor.clientAuth.basicEncoding)}\n`);
  for (const { place } of used)
    if (place?.kind === 'env' && inputs.env(place.target) === undefined)
      io.stderr.write(`note: ${place.target} is not set here; without it the command stops before curl.\n`);
}
