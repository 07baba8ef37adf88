import { type Context, PROGRAM } from '../command.js';
import type { Settings } from '../config/settings.js';
import { describeDuration } from '../duration.js';
import { type TokenView, tokenObject } from '../output/token-forms.js';
import { type NamedProvider, onCommandLine } from '../providers/registry.js';
import { type Block, blockIn } from './blocks.js';
import type { SharedView } from './shared-record.js';
import { findStored } from './stored-token.js';

/** What can be said of a provider's token without a token request. */
export interface TokenStatus {
  readonly provider: NamedProvider;
  readonly state: 'valid' | 'expired' | 'rejected' | 'missing';
  readonly token: TokenView | undefined;
  readonly block: Block | undefined;
  readonly shared: SharedView | undefined;
  readonly now: number;
}

/** What to find out about a token. */
export interface StatusQuestion {
  readonly minValidityMs: number;
  /** The path of an API that says whether the server accepts the token. Absent: no server is asked. */
  readonly check?: string | undefined;
}

/** Finds the status of a provider's token. */
export async function readStatus(
  context: Context,
  settings: Settings,
  { minValidityMs, check }: StatusQuestion,
): Promise<TokenStatus> {
  const { grant, snapshot, token } = await findStored(context, settings);
  const now = context.io.clock.now();
  let state = stateOf(token, now, minValidityMs);
  if (check !== undefined && token && state === 'valid') {
    const { checkToken } = await import('./check-token.js');
    state = (await checkToken(context, settings, grant.origin, token, check)) ? 'valid' : 'rejected';
  }
  const block = await blockIn(snapshot, settings, grant);
  const inspection = await settings.store.inspect?.(context, grant.cacheKey);
  const shared = inspection && { at: settings.store.sharedAt ?? '', inspection };
  return { provider: settings.provider, state, token, block, shared, now };
}

function stateOf(token: TokenView | undefined, now: number, minValidityMs: number): TokenStatus['state'] {
  if (!token) return 'missing';
  // A token of unknown expiry may not stay valid for a given time.
  const lasts = token.expiresAt === null ? minValidityMs === 0 : token.expiresAt - now > minValidityMs;
  return lasts ? 'valid' : 'expired';
}

/** Returns a status as one object, without the token. */
export async function statusObject({ provider, state, token, block, shared, now }: TokenStatus) {
  const {
    access_token: _,
    source: __,
    ...shown
  } = token
    ? tokenObject(token, now)
    : { access_token: '', source: 'cache', expires_at: null, expires_at_epoch: null, expires_in: null };
  const more = shared && { shared: (await import('./shared-record.js')).sharedObject(shared) };
  return { provider: provider.name, state, ...shown, blocked: blockObject(block, now), ...more };
}

/** Returns a status in lines for people. */
export async function statusLines(status: TokenStatus): Promise<string[]> {
  const { provider, state, token, block, shared, now } = status;
  const lines = shared ? (await import('./shared-record.js')).sharedText(shared) : [];
  return [
    `${provider.name}: ${state}${token ? `, ${expiryText(token, now, state)}` : ''}`,
    ...(block ? [blockText(provider, block, now)] : []),
    ...lines.map(line => `${provider.name}: ${line}`),
  ];
}

function expiryText(
  { expiresAt, refreshable, scope }: TokenView,
  now: number,
  state: TokenStatus['state'],
): string {
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
