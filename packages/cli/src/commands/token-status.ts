import { usageError } from '../cli-error.js';
import { type Command, type Context, PROGRAM } from '../command.js';
import { providerFlags } from '../config/settings.js';
import { describeDuration, parseDuration } from '../duration.js';
import { EXIT } from '../exit-codes.js';
import { print } from '../output/print.js';
import type { TokenView } from '../output/token-forms.js';
import { tokenObject } from '../output/token-forms.js';
import { type NamedProvider, onCommandLine } from '../providers/registry.js';
import { SELECT_FLAGS } from '../shared-flags.js';
import type { ConfiguredStore } from '../stores/store-kind.js';
import { type Block, blockIn } from '../token/blocks.js';
import type { SharedView } from '../token/shared-record.js';
import { openStored } from '../token/stored-token.js';

export const tokenStatusCommand: Command = {
  path: ['token', 'status'],
  summary: 'Show whether a valid token is cached, without a request to the server',
  description:
    'Exit code 0: valid, 3: no token, 4: expired or rejected. It requests no token and never prints one. It also shows until when rejected credentials are not sent and, of a store that other machines share, who holds the lease and since when. With --check it calls an API to find out whether the server accepts the token; exit code 5 then means that this is unknown.',
  operands: '<provider>',
  maxWords: 1,
  flags: [
    {
      name: 'check',
      value: 'url-path',
      help: 'send a GET request for this path with the token, to find out whether the server accepts it',
    },
    {
      name: 'min-validity',
      value: 'duration',
      help: 'count a token as expired if it expires sooner, or at an unknown time',
    },
    ...SELECT_FLAGS,
  ],
  providerFlags,
  examples: [
    { does: 'In a script', line: 'token-clients token status PROVIDER || echo "no valid token"' },
    {
      does: 'Ask the server',
      line: 'token-clients token status PROVIDER --check /path/of/the/api',
    },
  ],
  run: tokenStatus,
};

async function tokenStatus(context: Context): Promise<number> {
  const { args, io } = context;
  const minimum = args.text('min-validity');
  const minValidityMs = minimum === undefined ? 0 : parseDuration(minimum, '--min-validity');
  const { settings, grant, snapshot, token } = await openStored(context);
  const { provider } = settings;
  const now = io.clock.now();
  let state = stateOf(token, now, minValidityMs);
  const path = args.text('check');
  if (path !== undefined && token && state === 'valid') {
    const { checkToken } = await import('../token/check-token.js');
    state = (await checkToken(context, settings, grant.origin, token, path)) ? 'valid' : 'rejected';
  } else if (path === '') {
    throw usageError('--check needs a URL path, such as /path/of/the/api.');
  }
  const block = await blockIn(snapshot, settings, grant);
  const shared = await sharedView(context, settings.store, grant.cacheKey);
  await show(context, provider, { state, token, block, shared, now });
  return state === 'valid' ? EXIT.ok : state === 'missing' ? EXIT.configuration : EXIT.rejected;
}

type State = 'valid' | 'expired' | 'rejected' | 'missing';

function stateOf(token: TokenView | undefined, now: number, minValidityMs: number): State {
  if (!token) return 'missing';
  // A token of unknown expiry may not stay valid for a given time.
  const lasts = token.expiresAt === null ? minValidityMs === 0 : token.expiresAt - now > minValidityMs;
  return lasts ? 'valid' : 'expired';
}

/** What the command shows. */
interface Status {
  readonly state: State;
  readonly token: TokenView | undefined;
  readonly block: Block | undefined;
  readonly shared: SharedView | undefined;
  readonly now: number;
}

async function show({ io, args }: Context, provider: NamedProvider, status: Status): Promise<void> {
  const { state, token, block, shared, now } = status;
  const words = shared && (await import('../token/shared-record.js'));
  const wantsObject = ['json', 'format', 'field', 'query'].some(name => args.text(name) !== undefined);
  if (wantsObject) {
    const {
      access_token: _,
      source: __,
      ...shown
    } = token
      ? tokenObject(token, now)
      : { access_token: '', source: 'cache', expires_at: null, expires_at_epoch: null, expires_in: null };
    const more = shared && { shared: words?.sharedObject(shared) };
    return print(
      { io, args },
      { provider: provider.name, state, ...shown, blocked: blockObject(block, now), ...more },
    );
  }
  io.stdout.write(`${provider.name}: ${state}${token ? `, ${expiryText(token, now, state)}` : ''}\n`);
  if (block) io.stdout.write(`${blockText(provider, block, now)}\n`);
  if (!shared) return;
  for (const line of words?.sharedText(shared) ?? []) io.stdout.write(`${provider.name}: ${line}\n`);
  for (const warning of shared.inspection.warnings) io.stderr.write(`warning: ${warning}\n`);
}

async function sharedView(
  context: Context,
  store: ConfiguredStore,
  cacheKey: string,
): Promise<SharedView | undefined> {
  const inspection = await store.inspect?.(context, cacheKey);
  return inspection && { at: store.sharedAt ?? '', inspection };
}

function expiryText({ expiresAt, refreshable, scope }: TokenView, now: number, state: State): string {
  const end =
    expiresAt === null
      ? 'expiry unknown'
      : expiresAt > now
        ? `${state === 'valid' ? 'for' : 'ends in'} ${describeDuration(expiresAt - now)}${state === 'valid' ? ' more' : ''}`
        : `since ${describeDuration(now - expiresAt)}`;
  return [end, refreshable && 'can be refreshed', scope && `scope: ${scope}`].filter(Boolean).join(', ');
}

function blockObject(block: Block | undefined, now: number) {
  if (!block) return null;
  const { why, forMs, reason } = block;
  return {
    why,
    until: forMs === null ? null : new Date(now + forMs).toISOString(),
    server_code: reason?.serverCode ?? null,
  };
}

function blockText(provider: NamedProvider, { forMs, reason }: Block, now: number): string {
  const said = reason?.serverCode === undefined ? '' : ` (${reason.serverCode})`;
  const until =
    forMs === null ? '' : ` until ${new Date(now + forMs).toISOString()} (${describeDuration(forMs)} more)`;
  return `${provider.name}: the credentials were rejected${said} and are not sent${until}; change them, or run: ${PROGRAM} token reset ${onCommandLine(provider)}`;
}
