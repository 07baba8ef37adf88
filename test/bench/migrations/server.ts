import { randomBytes } from 'node:crypto';
import type { IssuedTokens, LoggedRequest, RunningServer } from '@token-clients/testing/servers';
import { startBenchlingServer, startCoboServer, startEquinixServer } from '@token-clients/testing/vendors';
import { startTokenServer } from '../../harness/token-server.js';

/** A server on this machine that a program of a migration is run against, as its vendor's own would respond. */
export interface MigrationServer {
  /** Settings of the program, as variables of its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** The same with a secret that the server rejects. */
  readonly wrongEnv: Readonly<Record<string, string>>;
  /** What no error may show; tokens come on top. */
  readonly secrets: readonly string[];
  readonly accessTokens: IssuedTokens;
  readonly refreshTokens?: IssuedTokens;
  readonly lifetimeMs: number;
  /** Token requests so far, oldest first. */
  tokenRequests(): readonly LoggedRequest[];
  /** Whether too many wrong secrets have locked the account; undefined where no account can lock. */
  isLocked(): boolean | undefined;
  /** From now on each refresh replaces the refresh token; absent where there is none. */
  rotate?(): void;
  /** Whether a refresh token that came twice has ended the login. */
  isRevoked(): boolean;
  /** Lets time pass for the server. */
  advance(ms: number): void;
  /** From now on every token request gets 503. */
  stop(): void;
  /** From now on every token request gets an error response that repeats what was sent. */
  repeat(): void;
  close(): Promise<void>;
}

/** By what they stand for. */
export const servers: Readonly<Record<string, () => Promise<MigrationServer>>> = {
  equinix,
  benchling,
  google,
  cobo,
};

async function equinix(): Promise<MigrationServer> {
  const clock = movable();
  const [id, secret] = ['fake-client-id', 'canary-equinix-secret'];
  const server = await startEquinixServer({ clientId: id, clientSecret: secret, now: clock.now });
  const env = (clientSecret: string) => ({
    EQUINIX_URL: server.url,
    EQUINIX_CLIENT_ID: id,
    EQUINIX_CLIENT_SECRET: clientSecret,
  });
  return {
    ...common(server, '/oauth2/v1/token'),
    env: env(secret),
    wrongEnv: env('canary-wrong-secret'),
    secrets: [secret, 'canary-wrong-secret'],
    accessTokens: server.accessTokens,
    advance: clock.advance,
    lifetimeMs: 3_599_000,
    isLocked: () => server.account.locked,
    isRevoked: () => false,
  };
}

async function benchling(): Promise<MigrationServer> {
  const clock = movable();
  const [id, secret] = ['fake-client-id', 'canary-benchling-secret'];
  const server = await startBenchlingServer({ clientId: id, clientSecret: secret, now: clock.now });
  const env = (clientSecret: string) => ({
    BENCHLING_URL: server.url,
    BENCHLING_CLIENT_ID: id,
    BENCHLING_CLIENT_SECRET: clientSecret,
  });
  return {
    ...common(server, '/api/v2/token'),
    env: env(secret),
    wrongEnv: env('canary-wrong-secret'),
    secrets: [secret, 'canary-wrong-secret', ...basics(id, secret, 'canary-wrong-secret')],
    accessTokens: server.accessTokens,
    advance: clock.advance,
    lifetimeMs: 900_000,
    isLocked: () => undefined,
    isRevoked: () => false,
  };
}

async function google(): Promise<MigrationServer> {
  const options = { expiresIn: 3600, omitsRefreshToken: true, rotates: false };
  const server = await startTokenServer(options);
  const { refreshToken } = server.families.start();
  const env = (clientSecret: string) => ({
    TOKEN_URL: server.tokenUrl,
    FILES_URL: server.apiUrl,
    CLIENT_ID: server.clientId,
    CLIENT_SECRET: clientSecret,
    REFRESH_TOKEN: refreshToken,
  });
  return {
    ...common(server, '/token'),
    env: env(server.clientSecret),
    wrongEnv: env('canary-wrong-secret'),
    secrets: [server.clientSecret, 'canary-wrong-secret', refreshToken],
    accessTokens: server.families.accessTokens,
    refreshTokens: server.families.refreshTokens,
    rotate() {
      options.omitsRefreshToken = false;
      options.rotates = true;
    },
    // Its tokens end when a scenario expires them.
    advance: () => {},
    lifetimeMs: 3_600_000,
    isLocked: () => server.account.locked,
    isRevoked: () => server.families.reuses > 0,
  };
}

async function cobo(): Promise<MigrationServer> {
  const clock = movable();
  const server = await startCoboServer({ now: clock.now });
  const wrongKey = randomBytes(32).toString('hex');
  const env = (privateKey: string) => ({
    COBO_URL: server.baseUrl,
    COBO_CLIENT_ID: 'fake-client-id',
    COBO_ORG_ID: 'fake-org-id',
    COBO_APP_PRIVATE_KEY: privateKey,
  });
  return {
    ...common(server, '/v2/oauth/token'),
    env: env(server.keys.privateKey),
    wrongEnv: env(wrongKey),
    secrets: [server.keys.privateKey, wrongKey],
    accessTokens: server.tokens.accessTokens,
    refreshTokens: server.tokens.refreshTokens,
    rotate: () => {},
    advance: clock.advance,
    lifetimeMs: 43_199_000,
    isLocked: () => undefined,
    isRevoked: () => server.tokens.reuses > 0,
  };
}

function movable() {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    advance(ms: number): void {
      ahead += ms;
    },
  };
}

function common(server: RunningServer, tokenPath: string) {
  return {
    tokenRequests: () => server.requests.filter(({ path }) => path === tokenPath),
    stop: () =>
      server.faults.choose(({ path }) => (path === tokenPath ? { kind: 'unavailable' } : undefined)),
    repeat: () =>
      server.faults.choose(({ path, text, target, headers }) => {
        if (path !== tokenPath) return undefined;
        const sent = `${target} ${headers.authorization ?? ''} ${text}`;
        return {
          kind: 'response',
          response: { status: 400, body: { error: 'bad', error_description: sent } },
        };
      }),
    close: server.close,
  };
}

function basics(id: string, ...secrets: string[]): string[] {
  return secrets.map(secret => Buffer.from(`${id}:${secret}`).toString('base64'));
}
