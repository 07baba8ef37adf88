import { type ManagedTokenSource, type TokenSourceOptions, tokenSource } from '@token-clients/auth-hooks';
import type { Clock, TokenGrant } from '@token-clients/runtime';
import { type RotatingServer, startRotatingServer } from '@token-clients/testing';
import { type GrantKind, plainGrant, seedStore } from '@token-clients/testing/token-processes';
import { type RedisClient, type RedisStore, type RedisStoreOptions, redisStore } from '../src/index.js';

/** A provider whose refresh tokens work once, and processes that share its token. `await using` ends all. */
export interface Fleet extends AsyncDisposable {
  readonly server: RotatingServer;
  readonly grant: TokenGrant;
  /** The refresh tokens that the provider got, in order. */
  sent(): readonly string[];
  /** Opens a source as another process of the fleet would, with a store of its own. */
  join(client: RedisClient, options?: MemberOptions): Member;
  /** Puts the token of a login long ago into Redis: it has expired, its refresh token is good. */
  login(client: RedisClient, options?: RedisStoreOptions): Promise<void>;
}

/** A process of the fleet. */
export interface Member {
  readonly store: RedisStore;
  readonly source: ManagedTokenSource;
  readonly events: readonly string[];
  /** Obtains a token that is newer than the current one. */
  next(): Promise<string>;
}

export interface MemberOptions extends RedisStoreOptions {
  readonly clock?: Clock;
  readonly source?: TokenSourceOptions;
}

/** Starts a provider. `kind`: what is left when a refresh token is lost. */
export async function startFleet(kind: GrantKind = 'login', { expiresIn = 3_600 } = {}): Promise<Fleet> {
  const server = await startRotatingServer({ expiresIn, fallBack: kind !== 'login' });
  const grant = plainGrant({ tokenUrl: server.tokenUrl, kind });
  const sources: ManagedTokenSource[] = [];
  return {
    server,
    grant,
    sent: () => server.requests.map(({ text }) => new URLSearchParams(text).get('refresh_token') ?? ''),
    join(client, { clock, source: options, ...settings } = {}) {
      const store = redisStore(client, settings);
      const source = tokenSource(grant, { store, ...(clock && { clock }), ...options });
      const events: string[] = [];
      source.on(({ type }) => void events.push(type));
      sources.push(source);
      const next = async () => {
        const { id } = await source.get();
        return (await source.get({ newerThan: id })).value;
      };
      return { store, source, events, next };
    },
    async login(client, options) {
      await seedStore(redisStore(client, options), grant.cacheKey, server.tokens.start());
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(sources.map(source => source.close()));
      await server[Symbol.asyncDispose]();
    },
  };
}
