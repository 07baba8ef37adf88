import type { PinnedMetadata } from '../discovery/pinned-metadata.js';
import { sha256 } from '../source/sha256.js';
import type { ProposalLine } from '../token/token-proposal.js';
import type { ProposedToken } from './find-token.js';
import { type WrittenAction, writeOverlay } from './write-overlay.js';

/** A spec as its vendor publishes it. */
export interface VendorText {
  readonly text: string;
  /** The URL that it was loaded from, without user and password; undefined for a file. */
  readonly url: string | undefined;
}

/** The overlay in which a spec is completed. */
export interface OverlayPlace {
  /** The name of the client. */
  readonly name: string;
  /** The vendor's file, by its path from the overlay. */
  readonly main: string;
  /** The overlay as a reader would type it. */
  readonly shown: string;
  /** What makes the client again after an edit. */
  readonly command: string;
}

/**
 * Writes the overlay that completes a vendor's spec; undefined where there is nothing to say.
 *
 * @param authorizationServer the metadata document that standard operations were made from
 */
export async function providerOverlay(
  { name, main, command }: OverlayPlace,
  { url, text }: VendorText,
  { xToken, keep, lines = [], additions = [] }: Partial<ProposedToken>,
  authorizationServer?: PinnedMetadata,
): Promise<string | undefined> {
  const update = { ...(keep && { 'x-keep': keep }), ...(xToken && { 'x-token': xToken }) };
  const isNeeded =
    Object.keys(update).length > 0 || url !== undefined || main.includes('/') || authorizationServer;
  if (!isNeeded) return undefined;
  const actions: WrittenAction[] = [
    ...additions.map(({ pointer, value, reason }) => ({ pointer, description: reason, update: value })),
    { pointer: '', update, comments: lines.map(commentOf) },
  ];
  return writeOverlay({
    heading: [
      `What ${main} does not say. Each line of x-token has its evidence and how sure that is, from 0 to 1.`,
      `Correct what is wrong, then run: ${command}`,
    ],
    title: `How to obtain a token (${name})`,
    completes: `./${main}`,
    authorizationServer,
    origin: url === undefined ? undefined : { url, sha256: await sha256(text) },
    actions,
  });
}

function commentOf({ key, evidence, confidence }: ProposalLine): [readonly string[], string] {
  return [['x-token', ...key.split('.')], `${evidence} (${confidence.toFixed(2)})`];
}
