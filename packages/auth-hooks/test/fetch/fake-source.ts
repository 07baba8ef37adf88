import { createHash } from 'node:crypto';
import type { AccessToken, ExpiredRule, GetTokenOptions, TokenSource } from '@token-clients/runtime';

/** A token source that mints `token-1`, `token-2` ... and counts what it is asked for. One request at a time. */
export class FakeSource implements TokenSource {
  requests = 0;
  readonly invalidated: string[] = [];
  readonly expired?: readonly ExpiredRule[];
  readonly #now: () => number;
  readonly #issuedAgoMs: number;
  #current: AccessToken | undefined;
  #pending: Promise<AccessToken> | undefined;

  constructor(options: { now?: () => number; issuedAgoMs?: number; expired?: readonly ExpiredRule[] } = {}) {
    this.#now = options.now ?? Date.now;
    this.#issuedAgoMs = options.issuedAgoMs ?? 600_000;
    if (options.expired) this.expired = options.expired;
  }

  peek(): AccessToken | undefined {
    return this.#current;
  }

  async get(options: GetTokenOptions = {}): Promise<AccessToken> {
    options.signal?.throwIfAborted();
    if (this.#current && this.#current.id !== options.newerThan) return this.#current;
    this.#pending ??= this.request().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  invalidate(tokenId: string): void {
    this.invalidated.push(tokenId);
    if (this.#current?.id === tokenId) this.#current = undefined;
  }

  async request(): Promise<AccessToken> {
    this.requests++;
    await new Promise(resolve => setTimeout(resolve, 5));
    this.#current = tokenOf(`token-${this.requests}`, this.#now() - this.#issuedAgoMs);
    return this.#current;
  }
}

export function tokenOf(value: string, issuedAt: number): AccessToken {
  const id = createHash('sha256').update(value).digest('hex').slice(0, 16);
  const token = { type: 'Bearer', id, issuedAt, expiresAt: null };
  return Object.defineProperty(token, 'value', { value }) as typeof token & { value: string };
}
