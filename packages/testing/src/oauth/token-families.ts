import { randomUUID } from 'node:crypto';
import { IssuedTokens } from './issued-tokens.js';

/** What a server that rotates refresh tokens sends. */
export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** Options of {@link TokenFamilies}. All times in milliseconds. */
export interface TokenFamilyOptions {
  readonly prefix: string;
  readonly accessLifetimeMs: number;
  readonly refreshLifetimeMs: number;
  /** So long after its use, a spent refresh token gets the same pair again. 0: never. */
  readonly graceMs: number;
  readonly now: () => number;
}

interface Family {
  readonly id: string;
  dead: boolean;
  readonly accessTokens: string[];
}

/** Refresh tokens that work once. Using one again kills all tokens that came from the same grant (RFC 9700). */
export class TokenFamilies {
  readonly accessTokens: IssuedTokens;
  readonly refreshTokens: IssuedTokens;
  /** Accepted refreshes. */
  refreshes = 0;
  /** Spent refresh tokens that came again, outside the grace window. */
  reuses = 0;
  /** Spent refresh tokens that the grace window forgave. */
  replays = 0;
  #families = new Map<string, Family>();
  #spent = new Map<string, { at: number; pair: TokenPair }>();
  #options: TokenFamilyOptions;

  constructor(options: TokenFamilyOptions) {
    this.#options = options;
    this.accessTokens = new IssuedTokens(options.now);
    this.refreshTokens = new IssuedTokens(options.now);
  }

  /** Issues the first pair of a new grant, with a refresh token of its own or with this one. */
  start(refreshToken?: string): TokenPair {
    return this.#issue({ id: randomUUID(), dead: false, accessTokens: [] }, refreshToken);
  }

  /** Returns a new access token for a refresh token that stays as it is, or why that is rejected. */
  renew(refreshToken: string): TokenPair | 'unknown' | 'expired' | 'reused' | 'revoked' {
    const family = this.#families.get(refreshToken);
    if (!family || this.#spent.has(refreshToken)) return this.refresh(refreshToken);
    if (family.dead) return 'revoked';
    if (this.refreshTokens.state(refreshToken) !== 'active') return 'expired';
    this.refreshes += 1;
    return { accessToken: this.#issueAccessToken(family), refreshToken };
  }

  /** Returns the next pair, or why the refresh token is rejected. */
  refresh(refreshToken: string): TokenPair | 'unknown' | 'expired' | 'reused' | 'revoked' {
    const family = this.#families.get(refreshToken);
    if (!family) return 'unknown';
    if (family.dead) return 'revoked';
    const spent = this.#spent.get(refreshToken);
    if (spent && this.#options.now() - spent.at < this.#options.graceMs) {
      this.replays += 1;
      return spent.pair;
    }
    if (spent) {
      this.reuses += 1;
      this.#kill(family);
      return 'reused';
    }
    if (this.refreshTokens.state(refreshToken) !== 'active') return 'expired';
    this.refreshes += 1;
    const pair = this.#issue(family);
    this.#spent.set(refreshToken, { at: this.#options.now(), pair });
    return pair;
  }

  /** Revokes the grant that a refresh token belongs to, as an uninstall does. */
  revoke(refreshToken: string): void {
    const family = this.#families.get(refreshToken);
    if (family) this.#kill(family);
  }

  #kill(family: Family): void {
    family.dead = true;
    for (const token of family.accessTokens) this.accessTokens.revoke(token);
  }

  #issue(family: Family, given?: string): TokenPair {
    const { prefix, refreshLifetimeMs } = this.#options;
    const refreshToken = this.refreshTokens.issue(given ?? `${prefix}-rt-${randomUUID()}`, refreshLifetimeMs);
    this.#families.set(refreshToken, family);
    return { accessToken: this.#issueAccessToken(family), refreshToken };
  }

  #issueAccessToken(family: Family): string {
    const { prefix, accessLifetimeMs } = this.#options;
    const accessToken = this.accessTokens.issue(`${prefix}-at-${randomUUID()}`, accessLifetimeMs);
    family.accessTokens.push(accessToken);
    return accessToken;
  }
}
