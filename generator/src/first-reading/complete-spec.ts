import type { Spec } from '../document/spec.js';
import { addsExtensionsOnly } from '../overlay/adds-extensions.js';
import { applyOverlays } from '../overlay/apply-overlays.js';
import type { ProposalLine } from '../token/token-proposal.js';
import { type DiscoveredServer, discoverServer, type LoadMetadata } from './discover-server.js';
import { findToken } from './find-token.js';
import type { Ask } from './open-questions.js';
import { type OverlayPlace, providerOverlay, type VendorText } from './provider-overlay.js';

/** What a person wants of a spec that is read for the first time. */
export interface FirstReading {
  /** Keep every operation of the spec. Default: those that obtain, refresh, revoke or introspect a token. */
  readonly all?: boolean | undefined;
  /** Operations to keep as well, by operationId or as `POST /path`. */
  readonly operations?: readonly string[] | undefined;
  /** Grants for which standard operations are made where the spec has none, the one that obtains the token first. */
  readonly grants?: readonly string[] | undefined;
  /** Where the metadata of the authorization server is: an issuer, the URL of a document, or `spec` for the one in the spec. */
  readonly discover?: string | undefined;
  /** Hosts, beside that of the issuer, at which its endpoints may be. */
  readonly trustedSites?: readonly string[] | undefined;
  /** Answers what the spec leaves open. Default: nothing does, and an open question is an error. */
  readonly ask?: Ask | undefined;
}

/** What was found out about a spec, for a person to review. */
export interface Proposal {
  /** Whether `x-token` is a proposal, to be reviewed. */
  readonly isProposed: boolean;
  /** Each fact of the proposal, and why it is believed. */
  readonly lines: readonly ProposalLine[];
  /** The operations that were kept; undefined if all were. */
  readonly keep: readonly string[] | undefined;
  /** What the authorization server says of itself; undefined if it was not asked. */
  readonly discovered: DiscoveredServer | undefined;
}

export interface CompletedSpec extends Proposal {
  readonly spec: Spec;
  /** The text of the overlay; undefined where there is nothing to say. */
  readonly overlay: string | undefined;
}

/** What a first reading works with. */
export interface CompleteSpecOptions extends FirstReading {
  /** Loads metadata of authorization servers. Absent: none is loaded, nor offered. */
  readonly load?: LoadMetadata | undefined;
  /** Is filled with each text that was loaded, by the name that findings give it. */
  readonly texts: Map<string, string>;
  readonly onProgress?: ((line: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Completes a spec that is read for the first time: with an `x-token`, in an overlay if the vendor's file has none.
 *
 * @throws {GenerateError} `spec_invalid`, `interrupted`; {@link OpenQuestions}
 */
export async function completeSpec(
  read: Spec,
  vendor: VendorText,
  place: OverlayPlace,
  options: CompleteSpecOptions,
): Promise<CompletedSpec> {
  const { all = false, operations = [], grants = [], ask = async () => undefined, signal } = options;
  const { onProgress = () => {}, discover, trustedSites = [] } = options;
  const isProposed = read.document['x-token'] === undefined;
  const asking = { ...options, discover, trustedSites, onProgress, ask };
  const discovered = await discoverServer(read, vendor.url, asking);
  const servers = discovered && [discovered.server];
  const proposed = isProposed
    ? await findToken(read, { all, operations, grants, servers, ask, signal })
    : undefined;
  const keep = proposed?.keep ?? (isProposed ? undefined : keptBeside(read, operations));
  const overlay = await providerOverlay(place, vendor, { ...proposed, keep }, discovered?.pinned);
  const known = { isProposed, lines: proposed?.lines ?? [], keep, discovered };
  if (overlay === undefined) return { spec: read, overlay, ...known, lines: [] };
  const text = { specName: place.shown, text: overlay };
  const document = applyOverlays(read.document, read.places, [text]);
  const { swagger, ...rest } = read;
  const spec = { ...rest, document, ...(swagger && addsExtensionsOnly(text) && { swagger }) };
  return { spec, overlay, ...known };
}

/** Of a spec with an `x-token` everything is kept, unless operations are named: then these and those of the token. */
function keptBeside({ document }: Spec, operations: readonly string[]): readonly string[] | undefined {
  if (operations.length === 0) return undefined;
  const requests = Object.values((document['x-token'] ?? {}) as Readonly<Record<string, unknown>>);
  const own = requests.flatMap(request => {
    const operation = (request as { operation?: unknown } | null)?.operation;
    return typeof operation === 'string' ? [operation] : [];
  });
  return [...new Set([...own, ...operations])];
}
