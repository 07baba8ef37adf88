import type { Clock } from '../clock.js';
import type { ExpiredRule, TokenDescriptor } from '../model/descriptor.js';
import type { FailureKind } from '../model/operation.js';

/** What one successful exchange brought, in one form for all providers. */
export interface TokenSet {
  readonly accessToken: string;
  /** As the server wrote it, such as `Bearer`. */
  readonly tokenType: string;
  /** When the request was sent, epoch milliseconds: a lifetime counts from here (RFC 6749 section 5.1). */
  readonly issuedAt: number;
  /** Milliseconds from `issuedAt`. 0: use once, don't keep. `null`: nobody knows. */
  readonly lifetimeMs: number | null;
  /** Where the lifetime comes from; `default` also when the answer's own could not be read. */
  readonly lifetimeFrom: 'response' | 'default' | 'unreadable';
  /** Present only when the server sent one. Without it the previous refresh token stays in force. */
  readonly refreshToken?: string;
  readonly refreshLifetimeMs?: number;
  /** As granted; absent means "as asked" (RFC 6749 section 5.1). */
  readonly scope?: string;
  /** Server clock minus ours in milliseconds, where the answer allows to tell (a `Date` header, no `Age`). */
  readonly clockOffsetMs?: number;
}

/** The credentials of one exchange, evaluated once. Prints as a tag, never as its values. */
export interface ResolvedCredentials {
  /** First 128 bits of SHA-256 over provider, endpoint and credentials, in hex: changes when the secret does. */
  readonly fingerprint: string;
  /** The value of a credential, or undefined. */
  value(name: string): string | undefined;
}

/** What the lifecycle passes to one exchange. */
export interface TokenRequestContext {
  /** Ends the exchange; the lifecycle's own, never a caller's. */
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
  readonly clock?: Clock | undefined;
}

/** What a failure means, and whether the server can have acted on the request. */
export interface Failure {
  readonly kind: FailureKind;
  /** How long the server asks to wait. */
  readonly retryAfterMs?: number;
  /** `known`: the server answered, or nothing was sent. `unknown`: the request may have been carried out. */
  readonly outcome: 'known' | 'unknown';
}

/**
 * How to get tokens from one provider with one set of credentials. Made by a provider package
 * (`equinixAccessToken({ ... })`), used by a token source. Stateless: every call is one exchange.
 */
export interface TokenGrant {
  readonly descriptor: TokenDescriptor;
  /** Tells apart everything that changes the token: provider, endpoint, client, scopes, extra fields. No secret in it. */
  readonly cacheKey: string;
  /** Origin of the token endpoint. */
  readonly origin: string;
  /** Evaluates the credentials, functions included. Rejects with `configuration` when one is missing. */
  resolve(): Promise<ResolvedCredentials>;
  /** One token request. Rejects with a `TokenClientError`. */
  acquire(credentials: ResolvedCredentials, context?: TokenRequestContext): Promise<TokenSet>;
  /** One refresh request; absent where the provider has none. Rejects with a `TokenClientError`. */
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
  /** What an error of `acquire`, `refresh` or `revoke` means. */
  classify(error: unknown): Failure;
}

/** A usable token. */
export interface AccessToken {
  /** The token itself. Not enumerable: printing the object shows no secret. */
  readonly value: string;
  readonly type: string;
  /** First 64 bits of SHA-256 of the value, in hex: what logs and events may show. */
  readonly id: string;
  /** Epoch milliseconds; `null` when nobody knows. */
  readonly expiresAt: number | null;
  readonly issuedAt: number;
  readonly scope?: string;
}

/** Options of {@link TokenSource.get}. */
export interface GetTokenOptions {
  /** Ends this caller's wait, never the exchange that others wait for. */
  readonly signal?: AbortSignal | undefined;
  /** The token must stay valid at least this long. */
  readonly minValidityMs?: number | undefined;
  /** Id of a token that was rejected: the answer is a different one. */
  readonly newerThan?: string | undefined;
}

/** Where valid tokens come from. The one thing that request code needs to know. */
export interface TokenSource {
  /** The token at hand if it is usable now, without waiting or asking anyone. */
  peek(): AccessToken | undefined;
  /** A usable token. Any number of callers share one exchange. */
  get(options?: GetTokenOptions): Promise<AccessToken>;
  /** Says that a server rejected this token, so that it is not served again. Other tokens are left alone. */
  invalidate(tokenId: string, reason?: string): void;
  /** Answers that mean "this token is no longer accepted", from the provider's descriptor. */
  readonly expired?: readonly ExpiredRule[];
}
