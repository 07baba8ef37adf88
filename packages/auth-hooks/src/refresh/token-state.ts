import type { AccessToken, Clock, ResolvedCredentials, TokenGrant } from '@token-clients/runtime';
import type { Interruption } from '../closing.js';
import {
  after,
  type Instant,
  initialLifecycle,
  type LifecycleState,
  lost,
  received,
} from '../lifecycle/lifecycle.js';
import { usableLifetime, type Windows, windowsFor } from '../lifecycle/windows.js';
import { sleep } from '../sleep.js';
import type { StoredToken } from '../stores/store.js';
import type { TokenEventDetails } from '../watch/events.js';
import { IssuedToken } from './access-token.js';
import { tokenId } from './token-id.js';

/** How long a step at a store may take. */
export const STEP_MS = 30_000;
/** A step may come so much later than it was expected, because the process was busy. */
const MARGIN_MS = 1_000;

/** What one token source holds, and where that is in its life. */
export class TokenState {
  lifecycle: LifecycleState = initialLifecycle;
  token: AccessToken | undefined;
  /** What the last exchange failed with. */
  lastError: unknown;
  /** Refresh token and all; never handed out. */
  #stored: StoredToken | undefined;
  #overdueAt = Infinity;
  #late = false;
  declare readonly grant: TokenGrant;
  declare readonly clock: Clock;
  declare readonly random: () => number;
  declare readonly windows: Partial<Windows> | undefined;
  declare readonly timeoutMs: number;
  declare readonly credentialsTimeoutMs: number;
  /** Ends waiting, never a request. */
  declare readonly closing: Interruption;
  /** Ends requests that can be repeated. */
  declare readonly abandoning: Interruption;
  /** A moment later: ends requests that another grant can replace. */
  declare readonly givingUp: Interruption;
  declare readonly emit: (event: TokenEventDetails) => void;
  declare readonly changed: () => void;

  constructor(
    parts: Pick<
      TokenState,
      | 'grant'
      | 'clock'
      | 'random'
      | 'windows'
      | 'timeoutMs'
      | 'credentialsTimeoutMs'
      | 'closing'
      | 'abandoning'
      | 'givingUp'
      | 'emit'
      | 'changed'
    >,
  ) {
    Object.assign(this, parts);
  }

  now(): Instant {
    return { wall: this.clock.now(), monotonic: this.clock.monotonic() };
  }

  become(lifecycle: LifecycleState): void {
    this.lifecycle = lifecycle;
    this.changed();
  }

  /** Says that the exchange under way will take the next step within this time. */
  expectWithin(ms: number): void {
    this.#overdueAt = this.clock.monotonic() + ms + MARGIN_MS;
    this.#late = false;
  }

  /** How long ago the exchange under way should have taken its next step; negative: it has time. */
  overdueByMs(): number {
    return this.clock.monotonic() - this.#overdueAt;
  }

  /**
   * How long from now the exchange under way may take for its next step; 0: it shows no sign of life. The first time that
   * a step is overdue, the exchange gets one more moment: the whole process may have been asleep.
   */
  patienceMs(): number {
    const leftMs = -this.overdueByMs();
    if (leftMs > 0) return leftMs;
    if (this.#late) return 0;
    this.expectWithin(0);
    this.#late = true;
    return MARGIN_MS;
  }

  /** The credentials for the next request. */
  async credentials(): Promise<ResolvedCredentials> {
    this.expectWithin(this.credentialsTimeoutMs);
    const credentials = await this.grant.resolve();
    this.expectWithin(STEP_MS);
    return credentials;
  }

  /** Waits for a moment within an exchange. */
  pause(ms: number, hint?: (wake: () => void) => () => void): Promise<void> {
    this.expectWithin(ms);
    return sleep(this.clock, ms, this.closing, hint);
  }

  get stored(): StoredToken | undefined {
    return this.#stored;
  }

  /** How long ago the token was issued, by whichever clock says more. */
  ageMs(): number {
    const issued = this.lifecycle.token?.issued;
    if (!issued) return 0;
    const now = this.now();
    return Math.max(0, now.wall - issued.wall, now.monotonic - issued.monotonic);
  }

  /**
   * Takes a token over, or lets go of the one before.
   *
   * @param own the server gave it to us just now. A rejected token that somebody else offers again stays rejected.
   */
  async take(token: StoredToken | undefined, ageMs: number, own: boolean): Promise<void> {
    const id = token && (await tokenId(token.accessToken));
    this.#stored = token;
    if (!token || id === undefined) {
      this.token = undefined;
      return this.become(lost(this.lifecycle));
    }
    const lifetimeMs = usableLifetime(token.lifetimeMs);
    const { advisoryMs, mandatoryMs } = windowsFor(lifetimeMs ?? Infinity, this.random, this.windows);
    const issued = after(this.now(), -ageMs);
    const expiry = after(issued, lifetimeMs ?? Infinity);
    this.token = new IssuedToken(token.accessToken, {
      type: token.tokenType,
      id,
      issuedAt: issued.wall,
      expiresAt: lifetimeMs === null ? null : expiry.wall,
      ...(token.scope !== undefined && { scope: token.scope }),
    });
    const times = {
      id,
      issued,
      advisory: after(expiry, -advisoryMs),
      mandatory: after(expiry, -mandatoryMs),
      expiry,
    };
    const again = !own && this.lifecycle.token?.id === id && this.lifecycle.rejected;
    this.become({ ...received(this.lifecycle, times), rejected: again });
  }
}
