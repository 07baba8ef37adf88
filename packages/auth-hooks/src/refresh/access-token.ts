import type { AccessToken } from '@token-clients/runtime';
import { nodeModule, randomId, toHex } from '../platform.js';

/** A token whose value no printing shows: it is no property of the object, and JSON and inspect have their own form. */
export class IssuedToken implements AccessToken {
  readonly type: string;
  readonly id: string;
  readonly expiresAt: number | null;
  readonly issuedAt: number;
  declare readonly scope?: string;
  readonly #value: string;

  constructor(value: string, { type, id, expiresAt, issuedAt, scope }: Omit<AccessToken, 'value'>) {
    this.#value = value;
    this.type = type;
    this.id = id;
    this.expiresAt = expiresAt;
    this.issuedAt = issuedAt;
    if (scope !== undefined) this.scope = scope;
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

interface NodeCrypto {
  createHash(name: 'sha256'): { update(text: string): { digest(encoding: 'hex'): string } };
}

/** Returns the first 64 bits of SHA-256 of a token in hex: all that logs and events show of it. */
export async function tokenId(token: string): Promise<string> {
  const node = nodeModule<NodeCrypto>('node:crypto');
  if (node) return node.createHash('sha256').update(token).digest('hex').slice(0, 16);
  const subtle = globalThis.crypto?.subtle;
  // A web page without TLS has no digest. There the id only has to tell tokens apart.
  if (!subtle) return randomId().slice(0, 16);
  return toHex(new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(token)), 0, 8));
}
