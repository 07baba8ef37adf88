import type { Fetch } from '@token-clients/runtime';
import { usageError } from '../cli-error.js';
import type { Context } from '../command.js';
import type { Settings } from '../config/settings.js';
import { EXIT } from '../exit-codes.js';
import { type Identified, refuseBlocked } from '../token/blocks.js';
import { capture } from './captured-request.js';
import { checkReadable, type StandIns } from './stand-ins.js';

/** A request to show. */
export interface Previewed {
  /** Writes the request with stand-ins for secrets. */
  readonly send: (fetch: Fetch) => Promise<unknown>;
  readonly standIns: StandIns;
  readonly isSigned: boolean;
  /** Whose request it is; asked after it was written. */
  readonly identify: () => Identified;
}

/** Prints what would be sent, for `--dry-run` or `--curl`, and sends nothing. */
export async function preview(
  context: Context,
  settings: Settings,
  { send, standIns, isSigned, identify }: Previewed,
): Promise<number> {
  const { io, args, secrets } = context;
  const { descriptor } = settings.provider;
  if (!args.on('curl')) {
    const request = await capture(send);
    const { dryRunText } = await import('./dry-run.js');
    io.stdout.write(dryRunText(request, descriptor.secretFields, secrets));
    return EXIT.ok;
  }
  if (isSigned) {
    throw usageError(
      'A signed request has no curl line: the signature covers a nonce and the exact body, and works once. Use --dry-run.',
    );
  }
  const request = await capture(send);
  if (secrets.some(secret => !standIns.list.some(({ mark }) => mark === secret)))
    throw usageError(
      'A curl line would show a secret that was given as it is. Give it by env:NAME, file:PATH or command:LINE.',
    );
  const used = standIns.usedIn(request);
  for (const standIn of used) checkReadable(standIn, settings.inputs);
  if (!args.on('force')) await refuseBlocked(context, settings, identify());
  const { curlLine } = await import('./curl.js');
  io.stdout.write(`${curlLine(request, used, descriptor.clientAuth.basicEncoding)}\n`);
  for (const { place } of used)
    if (place?.kind === 'env' && settings.inputs.env(place.target) === undefined)
      io.stderr.write(`note: ${place.target} is not set here; without it the line stops before curl.\n`);
  return EXIT.ok;
}
