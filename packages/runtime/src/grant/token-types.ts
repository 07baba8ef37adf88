import type { Clock } from '../clock.js';
import type { Failure } from '../failure/classify.js';
import type { ExpiredRule, TokenDescriptor } from '../model/descriptor.js';

/** The result of one successful token request, in one form for all providers (RFC 6749 section 5.1). */
export interface TokenSet {
  readonly accessToken: string;
  /** As the server wrote it, such as `Bearer`. */
  readonly tokenType: string;
  /** When the request was sent, epoch milliseconds: a lifetime counts from here (RFC 6749 section 5.1). */
  readonly issuedAt: number;
  /** Milliseconds from `issuedAt`. 0: use once, don't keep. `null`: unknown. */
  readonly lifetimeMs: number | null;
  /** Where the lifetime comes from. `unreadable`: the response has one that can't be read, and the default counts. */
  readonly lifetimeFrom: 'response' | 'default' | 'unreadable';
  /** Present only when the server sent one. Without it the previous refresh token stays valid. */
  readonly refreshToken?: string;
  readonly refreshLifetimeMs?: number;
  /** As granted; absent means "as requested" (RFC 6749 section 5.1). */
  readonly scope?: string;
  /** Server clock minus ours in milliseconds; absent where the response does not show it (no `Date` header, or an `Age`). */
  readonly clockOffsetMs?: number;
}

/** The credentials of one token request, evaluated once. Printing them shows the fingerprint, never the values. */
export interface ResolvedCredentials {
  /** First 128 bits of SHA-256 over provider, endpoint and credentials, in hex: changes when the secret does. */
  readonly fingerprint: string;
  /** Returns the value of a credential; undefined if it was not given. */
  value(name: string): string | undefined;
}

/** What the lifecycle passes to one token request. */
export interface TokenRequestContext {
  /** Ends the request; the lifecycle's own, never a caller's. */
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
  readonly clock?: Clock | undefined;
}

/**
 * Gets tokens from one provider with one set of credentials.
 *
 * A provider package makes it (`equinixAccessToken({ ... })`), a token source uses it. Stateless: every call is one token
 * request.
 */
export interface TokenGrant {
  readonly descriptor: TokenDescriptor;
  /** Differs for all that changes the token: provider, endpoint, client, scopes, extra fields. Holds no secret. */
  readonly cacheKey: string;
  /** Origin of the token endpoint. */
  readonly origin: string;
  /**
   * Evaluates the credentials, functions included.
   *
   * @throws {ConfigurationError} `configuration` when one is missing or can't be right
   */
  resolve(): Promise<ResolvedCredentials>;
  /** Sends one token request. Rejects with a `TokenClientError`. */
  acquire(credentials: ResolvedCredentials, context?: TokenRequestContext): Promise<TokenSet>;
  /** Sends one refresh request; absent where the provider has none. Rejects with a `TokenClientError`. */
  refresh?(
    credentials: ResolvedCredentials,
    refreshToken: string,
    context?: TokenRequestContext,
  ): Promise<TokenSet>;
  /** Revokes a token; absent where the provider has no such operation (RFC 7009). */
  revoke?(
    credentials: ResolvedCredentials,
    token: { readonly value: string; readonly kind: 'access' | 'refresh' },
    context?: TokenRequestContext,
  ): Promise<void>;
  /** Returns what an error of `acquire`, `refresh` or `revoke` means. */
  classify(error: unknown): Failure;
}

/** A usable token. */
export interface AccessToken {
  /** The token itself. Not enumerable: printing the object shows no secret. */
  readonly value: string;
  readonly type: string;
  /** First 64 bits of SHA-256 of the value, in hex: what logs and events may show. */
  readonly id: string;
  /** Epoch milliseconds; `null` when unknown. */
  readonly expiresAt: number | null;
  readonly issuedAt: number;
  readonly scope?: string;
}

/** Options of {@link TokenSource.get}. */
export interface GetTokenOptions {
  /** Ends this caller's wait, never the token request that others wait for. */
  readonly signal?: AbortSignal | undefined;
  /** The token must stay valid at least this long. */
  readonly minValidityMs?: number | undefined;
  /** Id of a token that was rejected: the result is a different one. */
  readonly newerThan?: string | undefined;
}

/** Supplies valid tokens. Code that sends requests needs to know nothing else. */
export interface TokenSource {
  /** Returns the current token if it is usable now, without waiting or sending anything. */
  peek(): AccessToken | undefined;
  /** Returns a usable token. Any number of callers share one token request. */
  get(options?: GetTokenOptions): Promise<AccessToken>;
  /** Reports that a server rejected this token, so that it is not returned again. Other tokens are left alone. */
  invalidate(tokenId: string, reason?: string): void;
  /** Responses that mean "this token is no longer accepted", from the provider's descriptor. */
  readonly expired?: readonly ExpiredRule[];
}
