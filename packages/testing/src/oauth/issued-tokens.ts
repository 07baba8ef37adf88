/** Tokens that a test server issued, and what became of them. */
export class IssuedTokens {
  #expiry = new Map<string, number>();
  #revoked = new Set<string>();
  #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** All tokens so far, oldest first. */
  get all(): readonly string[] {
    return [...this.#expiry.keys()];
  }

  /** Records a token and returns it. */
  issue(token: string, lifetimeMs: number): string {
    this.#expiry.set(token, this.#now() + lifetimeMs);
    return token;
  }

  /** Returns what became of a token; `unknown`: it was not issued here. */
  state(token: string): 'active' | 'expired' | 'revoked' | 'unknown' {
    const expiry = this.#expiry.get(token);
    if (expiry === undefined) return 'unknown';
    if (this.#revoked.has(token)) return 'revoked';
    return this.#now() < expiry ? 'active' : 'expired';
  }

  /** Revokes a token. */
  revoke(token: string): void {
    this.#revoked.add(token);
  }

  /** Expires one token, or all. */
  expire(token?: string): void {
    for (const each of token === undefined ? this.all : [token]) this.#expiry.set(each, this.#now());
  }
}
