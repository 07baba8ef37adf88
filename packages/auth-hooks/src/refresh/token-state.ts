import {
  type AccessToken,
  type Clock,
  type Interruption,
  type ResolvedCredentials,
  TimeoutError,
  type TokenGrant,
  type TokenRequestContext,
  type TokenSet,
  withDeadline,
} from '@token-clients/runtime';
import type { TokenEventDetails } from '../events.js';
import {
  after,
  type Instant,
  initialLifecycle,
  type LifecycleState,
  lost,
  received,
} from '../lifecycle/lifecycle.js';
import { usableLifetime, type Windows, windowsFor } from '../lifecycle/windows.js';
import type { StoredToken } from '../stores/store.js';
import { Closing, sleep } from '../timing.js';
import { IssuedToken, tokenId } from './access-token.js';
import type { RequestKind } from './failures.js';

/** How long a step at a store may take. */
export const STEP_MS = 30_000;
/** A step may come so much later than expected, because the process was busy. */
const MARGIN_MS = 1_000;
/** A grant that keeps the time limit itself knows more of what was late: its error comes first. */
const GRACE_MS = 25;
/** A smaller difference of the clocks is not reported. */
const SKEW_MS = 60_000;

export interface TokenStateOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly timeoutMs: number;
  readonly credentialsTimeoutMs: number;
  readonly windows: Partial<Windows> | undefined;
}

/**
 * What one token source has: its token, where that is in its life, and the refresh that is under way. Whatever a refresh
 * waits for (credentials, a pause, a response) is waited for here, so that the source knows when it shows no sign of life.
 */
export class TokenState {
  readonly grant: TokenGrant;
  readonly clock: Clock;
  readonly random: () => number;
  readonly timeoutMs: number;
  readonly emit: (event: TokenEventDetails) => void;
  /** Ends waiting, never a request. */
  readonly closing = new Closing();
  /** Ends requests that can be repeated. */
  readonly abandoning = new Closing();
  /** Aborted a moment later: ends requests that another grant can replace. */
  readonly givingUp = new Closing();
  lifecycle: LifecycleState = initialLifecycle;
  token: AccessToken | undefined;
  /** What the last refresh failed with. */
  lastError: unknown;
  readonly #options: TokenStateOptions;
  readonly #changed: () => void;
  #stored: StoredToken | undefined;
  #overdueAt = Infinity;
  #late = false;
  #requestedAt = 0;

  /** @param changed called after each change of `lifecycle` */
  constructor(
    grant: TokenGrant,
    options: TokenStateOptions,
    emit: (event: TokenEventDetails) => void,
    changed: () => void,
  ) {
    this.grant = grant;
    this.clock = options.clock;
    this.random = options.random;
    this.timeoutMs = options.timeoutMs;
    this.emit = emit;
    this.#options = options;
    this.#changed = changed;
  }

  now(): Instant {
    return { wall: this.clock.now(), monotonic: this.clock.monotonic() };
  }

  become(lifecycle: LifecycleState): void {
    this.lifecycle = lifecycle;
    this.#changed();
  }

  /** Whether a refresh token that is sent counts as spent from then on (RFC 9700 section 4.14.2). */
  get rotates(): boolean {
    return this.grant.descriptor.rotation !== 'never';
  }

  /** Whether the first grant can be used again without a person. A code from a browser or a device works once. */
  get mayReacquire(): boolean {
    return !/authorization_code$|device_code$/.test(this.grant.descriptor.acquire.grantType);
  }

  /** The current token with its refresh token; never handed out. */
  get stored(): StoredToken | undefined {
    return this.#stored;
  }

  /** Returns how long ago the token was issued, by whichever clock says more. */
  ageMs(): number {
    const issued = this.lifecycle.token?.issued;
    if (!issued) return 0;
    const now = this.now();
    return Math.max(0, now.wall - issued.wall, now.monotonic - issued.monotonic);
  }

  /**
   * Makes a token the current one; undefined: there is none any more.
   *
   * @param own the server issued it to us just now. A rejected token that another process offers again stays rejected.
   */
  async take(token: StoredToken | undefined, ageMs: number, own: boolean): Promise<void> {
    const id = token && (await tokenId(token.accessToken));
    this.#stored = token;
    if (!token || id === undefined) {
      this.token = undefined;
      return this.become(lost(this.lifecycle));
    }
    const lifetimeMs = usableLifetime(token.lifetimeMs);
    const { advisoryMs, mandatoryMs } = windowsFor(
      lifetimeMs ?? Infinity,
      this.random,
      this.#options.windows,
    );
    const issued = after(this.now(), -ageMs);
    const expiry = after(issued, lifetimeMs ?? Infinity);
    this.token = new IssuedToken(token.accessToken, {
      type: token.tokenType,
      id,
      issuedAt: issued.wall,
      expiresAt: lifetimeMs === null ? null : expiry.wall,
      ...(token.scope !== undefined && { scope: token.scope }),
    });
    const advisory = after(expiry, -advisoryMs);
    const mandatory = after(expiry, -mandatoryMs);
    const rejected = !own && this.lifecycle.token?.id === id && this.lifecycle.rejected;
    this.become({ ...received(this.lifecycle, { id, issued, advisory, mandatory, expiry }), rejected });
  }

  /** Notes that the refresh under way takes its next step within this time. */
  expectWithin(ms: number): void {
    this.#overdueAt = this.clock.monotonic() + ms + MARGIN_MS;
    this.#late = false;
  }

  /** Returns how long ago the refresh under way should have taken its next step; negative: it has time. */
  overdueByMs(): number {
    return this.clock.monotonic() - this.#overdueAt;
  }

  /**
   * Returns how long from now the refresh under way may take for its next step; 0: it shows no sign of life. The first time
   * that a step is overdue, the refresh gets one more moment: the whole process may have been suspended.
   */
  patienceMs(): number {
    const leftMs = -this.overdueByMs();
    if (leftMs > 0) return leftMs;
    if (this.#late) return 0;
    this.expectWithin(0);
    this.#late = true;
    return MARGIN_MS;
  }

  /** Resolves the credentials for the next request. */
  async credentials(): Promise<ResolvedCredentials> {
    this.expectWithin(this.#options.credentialsTimeoutMs);
    const credentials = await this.grant.resolve();
    this.expectWithin(STEP_MS);
    return credentials;
  }

  /** Waits within a refresh, but no longer than until `hint` calls back. */
  pause(ms: number, hint?: (wake: () => void) => () => void): Promise<void> {
    this.expectWithin(ms);
    return sleep(this.clock, ms, this.closing, hint);
  }

  /**
   * Sends one token request under a deadline of our own, whatever the grant does about it.
   *
   * @param late gets a response that came after the deadline: with one-time refresh tokens it may be the only copy
   */
  async request(
    kind: RequestKind,
    send: (context: TokenRequestContext) => Promise<TokenSet>,
    late: (set: TokenSet) => Promise<unknown>,
  ): Promise<TokenSet> {
    const { clock, timeoutMs } = this;
    const { descriptor } = this.grant;
    const { name } = (descriptor[kind] ?? descriptor.acquire).operation;
    this.#requestedAt = clock.monotonic();
    this.expectWithin(timeoutMs);
    let response: Promise<TokenSet> | undefined;
    try {
      const set = await withDeadline(
        { timeoutMs: timeoutMs + GRACE_MS, clock, signal: this.#interruptionOf(kind) },
        () =>
          new TimeoutError(`${name}: no response within ${timeoutMs} ms; try again later.`, {
            operation: name,
            timeoutMs,
          }),
        signal => {
          response = send({ signal, timeoutMs, clock });
          return response;
        },
      );
      this.expectWithin(STEP_MS);
      return set;
    } catch (error) {
      response?.then(late).catch(() => {});
      throw error;
    }
  }

  /** What may end a request early when its source is abandoned; undefined: its response must not be lost. */
  #interruptionOf(kind: RequestKind): Interruption | undefined {
    if (kind === 'refresh' && !this.rotates) return this.abandoning;
    if (!this.mayReacquire) return undefined;
    return kind === 'acquire' ? this.abandoning : this.givingUp;
  }

  /**
   * Uses the first grant once, and a second time where the credentials are made for each request: a subject token may have
   * expired between its making and its use (RFC 8693 section 2.2.2).
   *
   * @param mayGo asked right before each request
   * @returns undefined if a request may not go
   * @throws {TokenRequestFailure} when the request failed; the reason of `abandoning` when it was given up
   */
  async acquire(
    credentials: ResolvedCredentials,
    late: (set: TokenSet) => Promise<unknown>,
    mayGo: () => Promise<boolean>,
  ): Promise<TokenSet | undefined> {
    const { grant, abandoning } = this;
    let current = credentials;
    for (let renewed = false; await mayGo(); renewed = true) {
      try {
        return await this.request('acquire', context => grant.acquire(current, context), late);
      } catch (error) {
        if (error === abandoning.reason) throw error;
        const { requireStale } = await loadFailures();
        requireStale(error, grant, renewed);
        current = await this.credentials();
      }
    }
    return undefined;
  }

  /** Emits what a token request brought, once its token is the current one. */
  announce(kind: RequestKind, { id: tokenId, expiresAt }: AccessToken, set: TokenSet): void {
    const { emit, clock } = this;
    emit({ type: kind, tokenId, expiresAt, durationMs: clock.monotonic() - this.#requestedAt });
    if (set.lifetimeFrom === 'unreadable') emit({ type: 'lifetime', tokenId, usedMs: set.lifetimeMs });
    const { clockOffsetMs: offsetMs = 0 } = set;
    if (Math.abs(offsetMs) >= SKEW_MS) emit({ type: 'skew', offsetMs });
  }
}

/** What failures mean is only needed once there is one. */
export function loadFailures() {
  return import('./failures.js');
}
