import { existsSync } from 'node:fs';
import path from 'node:path';
import { isObject } from '../document/json.js';
import type { NamedText } from '../document/spec.js';
import { withinStack } from '../document/within-stack.js';
import { GenerateError, isGenerateError } from '../errors.js';
import { keptFile } from '../files/listed-clients.js';
import type { Provider } from '../files/provider.js';
import { specTextOf } from '../files/providers.js';
import { shownFrom } from '../files/shown-from.js';
import { completeSpec, type FirstReading, type Proposal } from '../first-reading/complete-spec.js';
import { metadataLoader } from '../network/load-metadata.js';
import { type SpecSourceOptions, specSource } from '../network/spec-source.js';
import { redirectOverlay } from '../new-provider/redirect-overlay.js';
import { endingOf, withoutCredentials } from '../new-provider/vendor-spec.js';
import { readOverlay } from '../overlay/read-overlay.js';
import { announceReading } from '../process/announce-reading.js';
import { parseSpec } from '../source/parse-spec.js';
import { sha256 } from '../source/sha256.js';

export interface CompleteClientOptions extends FirstReading, SpecSourceOptions {
  /** Load the spec from its URL again. */
  readonly isUpdate: boolean;
  readonly texts: Map<string, string>;
  readonly onProgress: (line: string) => void;
}

/** A client as it can be generated, and what was found out about its spec. */
export interface CompletedClient {
  readonly provider: Provider;
  /** Undefined where nothing had to be found out. */
  readonly proposal?: Proposal | undefined;
}

/**
 * Completes a client before it is generated: loads a spec that is kept of a URL, and finds out how to obtain a token if neither
 * the spec nor an overlay says so. What it finds is written with the client, or not at all.
 *
 * @throws {GenerateError} any code; {@link OpenQuestions}
 */
export async function completeClient(
  given: Provider,
  options: CompleteClientOptions,
): Promise<CompletedClient> {
  const { ownOverlay } = given;
  if (given.isOwned || ownOverlay === undefined) return { provider: given };
  const provider = await withSpec(given, options);
  if (existsSync(ownOverlay)) return { provider };
  const read = specTextOf(provider);
  announceReading(provider.specName, read.text.length);
  const { url, command, name, overlayName = '', specFile } = provider;
  return withinStack(provider.specName, async () => {
    const spec = await parseSpec(read);
    const vendor = { text: read.text, url: url === undefined ? undefined : withoutCredentials(url) };
    const place = { name, main: path.basename(specFile), shown: overlayName, command };
    const load = metadataLoader(options);
    const { overlay, ...proposal } = await completeSpec(spec, vendor, place, { ...options, load });
    if (overlay === undefined) return { provider };
    options.texts.set(overlayName, overlay);
    const pending = new Map([...(provider.pending ?? []), [ownOverlay, overlay]]);
    return {
      provider: { ...provider, pending, overlayFiles: [...provider.overlayFiles, ownOverlay] },
      proposal,
    };
  });
}

/** Loads the spec of a client, if it has to be. */
async function withSpec(provider: Provider, options: CompleteClientOptions): Promise<Provider> {
  const { url, root, name, packageDir, specFile, specName, ownOverlay = '' } = provider;
  if (url === undefined) return provider;
  const isKept = existsSync(specFile);
  const shown = withoutCredentials(url);
  if (isKept && originOf(overlayOf(provider)) !== shown) {
    throw new GenerateError(
      'project_invalid',
      `It is there, and ${provider.overlayName} does not say that it is from ${shown}`,
      {
        file: specName,
        fix: `Move both away, or name the file as the spec: --spec ${specName}`,
      },
    );
  }
  if (isKept && !options.isUpdate) return provider;
  options.onProgress(`downloading ${shown}`);
  const text = await specSource(url, options);
  const file = isKept ? specFile : keptFile({ name, out: packageDir }, endingOf(shown, text));
  options.texts.set(shownFrom(root, file), text);
  const pending = new Map([[file, text]]);
  if (isKept) {
    const overlay = overlayOf(provider);
    const target = { main: path.basename(file), url: shown, sha256: await sha256(text) };
    if (overlay) pending.set(ownOverlay, redirectOverlay(overlay.text, target));
  }
  const head = provider.head && { ...provider.head, from: shownFrom(packageDir, file) };
  return { ...provider, specFile: file, specName: shownFrom(root, file), head, pending };
}

/** The overlay with the client's own facts, which is applied last; undefined if it is not there. */
function overlayOf(provider: Provider): NamedText | undefined {
  return existsSync(provider.ownOverlay ?? '') ? specTextOf(provider).overlays?.at(-1) : undefined;
}

/** The URL that a spec was loaded from, as an overlay says; undefined for one that does not say it, or can't be read. */
function originOf(overlay: NamedText | undefined): unknown {
  try {
    const origin = overlay && readOverlay(overlay).origin;
    return isObject(origin) ? origin.url : undefined;
  } catch (error) {
    if (!isGenerateError(error)) throw error;
    return undefined;
  }
}
