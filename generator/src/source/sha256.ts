import { sha256OfBytes } from './sha256-of-bytes.js';

/** Hashes a string's UTF-8 bytes with SHA-256, in hex. */
export async function sha256(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const { subtle } = crypto as { readonly subtle?: SubtleCrypto };
  if (!subtle) return sha256OfBytes(bytes);
  const digest = await subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('');
}
