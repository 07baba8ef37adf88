import type { AccessToken } from '@token-clients/runtime';

/** A token whose value no printing shows: it is no property of the object, and JSON and inspect have their own form. */
export class IssuedToken implements AccessToken {
  readonly type: string;
  readonly id: string;
  readonly expiresAt: number | null;
  readonly issuedAt: number;
  declare readonly scope?: string;
  readonly #value: string;

  constructor(value: string, shown: Omit<AccessToken, 'value'>) {
    this.#value = value;
    this.type = shown.type;
    this.id = shown.id;
    this.expiresAt = shown.expiresAt;
    this.issuedAt = shown.issuedAt;
    if (shown.scope !== undefined) this.scope = shown.scope;
    Object.freeze(this);
  }

  get value(): string {
    return this.#value;
  }

  toString(): string {
    return `[token ${this.id}]`;
  }

  toJSON(): string {
    return this.toString();
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}
