import { isObject } from '../document/json.js';

/** The metadata document that a package was made from, as the provider's overlay keeps it in `x-authorization-server`. */
export interface PinnedMetadata {
  readonly issuer: string;
  /** The URL of the document. */
  readonly url: string;
  /** SHA-256 of its bytes, in hex. */
  readonly sha256: string;
}

/** The key of an overlay that has it. */
export const PINNED_KEY = 'x-authorization-server';

/** Reads from the data of an overlay which metadata document a package was made from; undefined where there was none. */
export function pinnedMetadata(overlay: unknown): PinnedMetadata | undefined {
  const pinned = isObject(overlay) ? overlay[PINNED_KEY] : undefined;
  if (!isObject(pinned)) return undefined;
  const { issuer, url, sha256 } = pinned;
  if (typeof issuer !== 'string' || typeof url !== 'string' || typeof sha256 !== 'string') return undefined;
  return { issuer, url, sha256 };
}
