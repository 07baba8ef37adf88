import { createHash } from 'node:crypto';
import type { Store } from '@token-clients/auth-hooks';
import type { AccessToken, TokenGrant, TokenSource } from '@token-clients/runtime';
import type { Io } from '../io.js';
import type { TokenView } from '../output/token-forms.js';
import { mayServe, viewOfStored } from './token-view.js';

/** The stored token, if it may be served. */
export async function storedToken(
  store: Store,
  grant: TokenGrant,
  { clock }: Io,
): Promise<TokenView | undefined> {
  const snapshot = await store.read(grant.cacheKey);
  return mayServe(snapshot, 0) ? viewOfStored(snapshot, clock.now(), false) : undefined;
}

/**
 * A source that serves a stored token until it is rejected. The source behind it evaluates credentials before it looks
 * into the store, which would ask for a secret, or run a command, that nobody needs.
 */
export function cachedFirst(source: TokenSource, stored: TokenView | undefined): TokenSource {
  if (!stored) return source;
  let token: AccessToken | undefined = accessToken(stored);
  return {
    ...(source.expired && { expired: source.expired }),
    peek: () => token ?? source.peek(),
    async get(options = {}) {
      const { newerThan, ...rest } = options;
      if (token && newerThan !== token.id) return token;
      token = undefined;
      const next = await source.get(rest);
      // The source knew nothing yet, and took the very token from the store that was rejected.
      return next.id === newerThan ? source.get(options) : next;
    },
    invalidate(id, reason) {
      if (token?.id === id) token = undefined;
      source.invalidate(id, reason);
    },
  };
}

function accessToken({ value, type, expiresAt, issuedAt }: TokenView): AccessToken {
  const id = createHash('sha256').update(value).digest('hex').slice(0, 16);
  return Object.defineProperty({ type, id, expiresAt, issuedAt } as AccessToken, 'value', { value });
}
