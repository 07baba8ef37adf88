/** Tokens that a test server has given out, and what became of them. */
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

  /** Notes a token and returns it. */
  issue(token: string, lifetimeMs: number): string {
    this.#expiry.set(token, this.#now() + lifetimeMs);
    return token;
  }

  /** `unknown` tokens never came from here. */
  state(token: string): 'active' | 'expired' | 'revoked' | 'unknown' {
    const expiry = this.#expiry.get(token);
    if (expiry === undefined) return 'unknown';
    if (this.#revoked.has(token)) return 'revoked';
    return this.#now() < expiry ? 'active' : 'expired';
  }

  /** Takes a token out of use. */
  revoke(token: string): void {
    this.#revoked.add(token);
  }

  /** Ends the life of one token, or of all. */
  expire(token?: string): void {
    for (const each of token === undefined ? this.all : [token]) this.#expiry.set(each, this.#now());
  }
}
