import { pinnedMetadata } from '../discovery/pinned-metadata.js';
import type { NamedText } from '../document/spec.js';
import { isGenerateError, plainLine } from '../errors.js';
import { isMetadataMoved } from '../network/metadata-moved.js';
import type { SpecSourceOptions } from '../network/spec-source.js';
import { parseText } from '../text/parse-text.js';

/** What became of the metadata that a provider was made from. */
export interface MetadataCheck {
  /** `failed`: that can't be said now, or there is none any more. */
  readonly state: 'same' | 'changed' | 'failed';
  /** The URL of the document. */
  readonly url: string;
  readonly problem?: string;
}

/**
 * Loads the metadata document that the overlays of a provider name, and compares its hash.
 *
 * @returns undefined if the provider was made without one
 * @throws {GenerateError} `interrupted`
 */
export async function checkMetadata(
  overlays: readonly NamedText[],
  options: SpecSourceOptions,
): Promise<MetadataCheck | undefined> {
  const [pinned] = overlays.flatMap(({ text, specName }) => pinnedMetadata(parseText(text, specName)) ?? []);
  if (!pinned) return undefined;
  const { url } = pinned;
  try {
    return { state: (await isMetadataMoved(pinned, options)) ? 'changed' : 'same', url };
  } catch (error) {
    if (!isGenerateError(error) || error.code === 'interrupted') throw error;
    return { state: 'failed', url, problem: error.message };
  }
}

/** Writes a check for a person: nothing where all is as it was. */
export function metadataCheckText(name: string, check: MetadataCheck | undefined): string[] {
  if (!check || check.state === 'same') return [];
  const { state, url, problem } = check;
  return [
    `  The metadata of the authorization server ${state === 'changed' ? 'has changed' : 'cannot be checked'}: ${plainLine(url)}\n`,
    problem === undefined
      ? `  Compare it with specs/${name}.overlay.yaml, and write its new SHA-256 there.\n`
      : `  ${plainLine(problem)}\n`,
  ];
}
