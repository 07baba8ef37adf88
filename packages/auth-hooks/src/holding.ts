import type { AccessToken, Clock, TokenGrant } from '@token-clients/runtime';
import { IssuedToken } from './access-token.js';
import type { TokenEventDetails } from './events.js';
import { after, type Instant, type Life, lost, newLife, received } from './lifecycle.js';
import type { Snapshot, Store, StoredToken, Version } from './stores/store.js';
import { tokenId } from './token-id.js';
import { usableLifetime, type Windows, windowsFor } from './windows.js';

/** What one token source holds: the newest version it knows of its record, and where that is in its life. */
export class Holding {
  life: Life = newLife;
  token: AccessToken | undefined;
  /** What the last exchange failed with. */
  lastError: unknown;
  /** Refresh token and all; never handed out. */
  #stored: StoredToken | undefined;
  #seen: (Version & { readonly store: Store; readonly fence: number }) | undefined;
  readonly grant: TokenGrant;
  readonly clock: Clock;
  readonly random: () => number;
  readonly windows: Partial<Windows> | undefined;
  readonly emit: (event: TokenEventDetails) => void;
  readonly changed: () => void;

  constructor(parts: Pick<Holding, 'grant' | 'clock' | 'random' | 'windows' | 'emit' | 'changed'>) {
    this.grant = parts.grant;
    this.clock = parts.clock;
    this.random = parts.random;
    this.windows = parts.windows;
    this.emit = parts.emit;
    this.changed = parts.changed;
  }

  now(): Instant {
    return { wall: this.clock.now(), monotonic: this.clock.monotonic() };
  }

  become(life: Life): void {
    this.life = life;
    this.changed();
  }

  /** The version known of this store's record. What another store said means nothing here. */
  seenIn(store: Store): Version | undefined {
    return this.#seen?.store === store ? this.#seen : undefined;
  }

  get stored(): StoredToken | undefined {
    return this.#stored;
  }

  get version(): number | undefined {
    return this.#seen?.version;
  }

  /** How long ago the token was issued, by whichever clock says more. */
  ageMs(): number {
    const issued = this.life.token?.issued;
    if (!issued) return 0;
    const now = this.now();
    return Math.max(0, now.wall - issued.wall, now.monotonic - issued.monotonic);
  }

  /** The refresh token, unless it has run out. */
  refreshToken(): string | undefined {
    const stored = this.#stored;
    if (!stored || !this.grant.refresh) return undefined;
    return this.ageMs() < (stored.refreshLeftMs ?? Infinity) ? stored.refreshToken : undefined;
  }

  /** What is held, as the store would have it. */
  snapshot(store: Store): Snapshot | undefined {
    if (this.#seen?.store !== store) return undefined;
    const { epoch, version, fence } = this.#seen;
    return { epoch, version, fence, token: this.#stored, ageMs: this.ageMs() };
  }

  forget(): void {
    this.token = undefined;
    this.#stored = undefined;
    this.#seen = undefined;
    this.become(lost(this.life));
  }

  /** Takes a version over. A rejected token that somebody else offers again stays rejected; a server may insist on it. */
  async adopt({ epoch, version, fence, token, ageMs }: Snapshot, store: Store, own = false): Promise<void> {
    const id = token && (await tokenId(token.accessToken));
    this.#seen = { epoch, version, fence, store };
    this.#stored = token;
    if (!token || id === undefined) {
      this.token = undefined;
      return this.become(lost(this.life));
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
    const again = !own && this.life.token?.id === id && this.life.rejected;
    this.become({ ...received(this.life, times), rejected: again });
  }
}
