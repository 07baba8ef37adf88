import { type ManagedTokenSource, type TokenSourceOptions, tokenSource } from '@token-clients/auth-hooks';
import type { TokenGrant } from '@token-clients/runtime';
import { JumpClock } from '@token-clients/test-support';
import { type GrantKind, plainGrant, seedStore } from '@token-clients/test-support/token-processes';
import { type RotatingServer, startRotatingServer } from '@token-clients/testing/servers';
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
  /** Its own clock: real time that can jump. That of Redis stays. */
  readonly clock: JumpClock;
  /** Obtains the next token, when the current one has expired. */
  next(): Promise<string>;
}

export interface MemberOptions extends RedisStoreOptions {
  readonly clock?: JumpClock;
  readonly source?: TokenSourceOptions;
}

/** How far a clock jumps so that the tokens of {@link startFleet} need a refresh in the background, or have expired. */
export const OLD_MS = 3_400_000;
export const EXPIRED_MS = 3_700_000;

/** Starts a provider whose tokens live an hour. `kind`: what is left when a refresh token is lost. */
export async function startFleet(kind: GrantKind = 'login'): Promise<Fleet> {
  const server = await startRotatingServer({ expiresIn: 3_600, fallBack: kind !== 'login' });
  const grant = plainGrant({ tokenUrl: server.tokenUrl, kind });
  const sources: ManagedTokenSource[] = [];
  return {
    server,
    grant,
    sent: () => server.requests.map(({ text }) => new URLSearchParams(text).get('refresh_token') ?? ''),
    join(client, { clock = new JumpClock(), source: options, ...settings } = {}) {
      const store = redisStore(client, settings);
      const source = tokenSource(grant, { store, clock, ...options });
      const events: string[] = [];
      source.on(({ type }) => void events.push(type));
      sources.push(source);
      const next = async () => {
        clock.jump(EXPIRED_MS);
        return (await source.get()).value;
      };
      return { store, source, clock, events, next };
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

/** Returns the token of a source, or the code of the error that its callers get. */
export async function tokenOf(source: ManagedTokenSource): Promise<string> {
  return source.get().then(
    ({ value }) => value,
    error => error.code,
  );
}
