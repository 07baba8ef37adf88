import { nodeModule } from '../node-module.js';

interface NodeCrypto {
  createHash(name: 'sha256'): { update(text: string): { digest(encoding: 'hex'): string } };
}

/** First 64 bits of SHA-256 of a token in hex: all that logs and events show of it. */
export async function tokenId(token: string): Promise<string> {
  const node = nodeModule<NodeCrypto>('node:crypto');
  if (node) return node.createHash('sha256').update(token).digest('hex').slice(0, 16);
  const subtle = globalThis.crypto?.subtle;
  // A web page without TLS has no digest. An id has to tell tokens apart there, nothing more.
  if (!subtle) return randomId().slice(0, 16);
  return hex(new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(token)), 0, 8));
}

/** 128 random bits in hex. */
export function randomId(): string {
  return hex(crypto.getRandomValues(new Uint8Array(16)));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
