import type { Snapshot } from '@token-clients/auth-hooks';
import type { TokenGrant } from '@token-clients/runtime';
import { CliError } from '../cli-error.js';
import { type Context, PROGRAM } from '../command.js';
import { missingOf } from '../config/missing.js';
import type { Settings } from '../config/settings.js';
import { onCommandLine } from '../providers/registry.js';

/** Credentials that the guard against lock-outs does not send. */
export type Block = NonNullable<Snapshot['blocks']>[number];

/** The credentials of a request, in the terms of the store. */
interface Identified {
  /** The key of their record; undefined: the request has no secret, so nothing is remembered of it. */
  readonly cacheKey: string | undefined;
  /** Reads the secrets, once it is known that this matters; undefined if one of them is missing. */
  readonly fingerprint: () => Promise<string | undefined>;
}

/**
 * Makes sure that a line for others to run sends no credentials that were rejected before.
 *
 * @throws {CliError} `locked` when they were
 */
export async function requireUnblocked(
  { io, secrets, atEnd }: Pick<Context, 'io' | 'secrets' | 'atEnd'>,
  { provider, store }: Settings,
  { cacheKey, fingerprint }: Identified,
): Promise<void> {
  if (cacheKey === undefined) return;
  const blocks = await store
    .open({ secrets, atEnd, use: 'read' })
    .then(opened => opened.read(cacheKey))
    .then(snapshot => snapshot?.blocks ?? [])
    // A store that can't be read does not keep a request from being shown.
    .catch((): readonly Block[] => []);
  if (blocks.length === 0) return;
  const own = await known(fingerprint);
  const block = blocks.find(each => each.fingerprint === own);
  if (!block) return;
  const next =
    block.forMs === null
      ? ''
      : ` The next attempt is due at ${new Date(io.clock.now() + block.forMs).toISOString()}.`;
  throw new CliError(
    'locked',
    `${provider.name}: no curl command is printed, because it would send credentials that were rejected before; change them, run: ${PROGRAM} token reset ${onCommandLine(provider)}, or use --force.${next}`,
  );
}

/**
 * The block of the credentials as they are now. Where to look at them would run a command, or one of them is missing, any
 * block of the record.
 */
export async function blockIn(
  snapshot: Snapshot | undefined,
  { credentials }: Settings,
  grant: TokenGrant,
): Promise<Block | undefined> {
  const blocks = snapshot?.blocks ?? [];
  const isUnsure = missingOf(credentials).length > 0 || credentials.some(({ costly }) => costly);
  if (blocks.length === 0 || isUnsure) return blocks[0];
  const own = await known(async () => (await grant.resolve()).fingerprint);
  return blocks.find(({ fingerprint }) => fingerprint === own);
}

/** A fingerprint; undefined if a secret is missing or can't be read, which is reported elsewhere. */
async function known(fingerprint: () => Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await fingerprint();
  } catch (error) {
    // Of this program or of the library.
    if (Object(error).code === 'configuration') return undefined;
    throw error;
  }
}
