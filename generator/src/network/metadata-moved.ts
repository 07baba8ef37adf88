import type { PinnedMetadata } from '../discovery/pinned-metadata.js';
import { sha256 } from '../source/sha256.js';
import { loadMetadata } from './load-metadata.js';
import type { SpecSourceOptions } from './spec-source.js';

/**
 * Finds out whether the metadata document that a package was made from has other bytes now.
 *
 * @throws {GenerateError} as `loadMetadata` does: `metadata-not-loaded` where there is none any more
 */
export async function isMetadataMoved(pinned: PinnedMetadata, options: SpecSourceOptions): Promise<boolean> {
  const { text } = await loadMetadata(pinned.url, options);
  return (await sha256(text)) !== pinned.sha256;
}
