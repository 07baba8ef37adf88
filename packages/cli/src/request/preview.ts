import type { Fetch } from '@token-clients/runtime';
import { usageError } from '../cli-error.js';
import type { Context } from '../command.js';
import type { Credential } from '../config/credentials.js';
import { EXIT } from '../exit-codes.js';
import { environmentSpelling } from '../names.js';
import type { Provider } from '../providers.js';
import { capture } from './captured-request.js';
import type { Stand } from './curl.js';

/**
 * Stand-ins for secrets, so that a request can be shown without them. A dry run needs none where a secret is at hand:
 * that one is masked.
 */
export function standIns(credentials: readonly Credential[]) {
  const list = credentials
    .filter(({ secret }) => secret)
    .map(({ name, env }, index) => ({
      name,
      mark: `TOKENCLIENTSSTANDIN${index}X`,
      variable: env[0] ?? environmentSpelling(name),
    }));
  return {
    list: list as readonly Stand[],
    /** @param all stands in for the secrets that are at hand as well */
    credentials: (all: boolean): readonly Credential[] =>
      credentials.map(credential => {
        const stand = list.find(({ name }) => name === credential.name);
        return !stand || (credential.read && !all)
          ? credential
          : { ...credential, source: 'stand-in', read: async () => stand.mark };
      }),
  };
}

/** Prints what would be sent, for `--dry-run` or `--curl`, and sends nothing. */
export async function preview(
  { io, args, secrets }: Context,
  { descriptor }: Provider,
  send: (fetch: Fetch) => Promise<unknown>,
  stands: readonly Stand[],
  signed: boolean,
): Promise<number> {
  if (args.on('curl') && signed) {
    throw usageError(
      'A signed request has no curl line: the signature covers a nonce and the exact body, and works once. Use --dry-run.',
    );
  }
  const request = await capture(send);
  if (args.on('curl')) {
    const given = secrets.filter(secret => !stands.some(({ mark }) => mark === secret));
    if (given.length > 0) {
      throw usageError(
        'A curl line reads secrets from the environment only; leave out the flags that give them.',
      );
    }
    const { curlLine } = await import('./curl.js');
    io.stdout.write(`${curlLine(request, stands)}\n`);
  } else {
    const { dryRunText } = await import('./dry-run.js');
    io.stdout.write(dryRunText(request, descriptor.secretFields, secrets));
  }
  return EXIT.ok;
}
