import type { OpenApiDocument } from '../document/document.js';
import { Findings } from '../document/findings.js';
import { Places } from '../document/places.js';
import type { NamedText, Spec, SpecText } from '../document/spec.js';
import { addsExtensionsOnly } from '../overlay/adds-extensions.js';
import { unixLineEnds } from '../text/line-ends.js';
import { parseText } from '../text/parse-text.js';
import { joinFiles } from './join-files.js';
import { setMember } from './json-data.js';
import { sha256 } from './sha256.js';
import { type SourceFile, SourceFiles } from './source-files.js';
import { convertSwagger } from './swagger/convert-swagger.js';
import { exactVersion, versionOf } from './version.js';
import type { Part } from './walk.js';

/**
 * Reads what a vendor publishes as one OpenAPI 3 document: of one file or of many, completed by its overlays.
 *
 * @throws {GenerateError} `spec_invalid` with file, JSON pointer (or line) and reason
 */
export async function parseSpec(source: SpecText): Promise<Spec> {
  const { name, specName, overlayName, packageName, head, text, overlays = [] } = source;
  const data = parseText(text, specName) as Part;
  const version = versionOf(data, specName);
  const places = new Places(specName);
  const files = new SourceFiles(source, data);
  const unresolved = await joinFiles(files, places);
  const converted = version === '2.0' ? convertSwagger(data, places) : undefined;
  const document = converted?.document ?? data;
  setMember(document, 'openapi', exactVersion(document.openapi));
  return {
    provider: { name, specName, overlayName, packageName, head },
    document: await complete(document as OpenApiDocument, places, overlays),
    ...(converted && overlays.every(addsExtensionsOnly) && { swagger: data }),
    sha256: await hashOf(files.all),
    files: files.all,
    places,
    findings: new Findings(),
    unresolved: new Map([...unresolved, ...(converted?.unresolved ?? [])]),
  };
}

/** Few specs have overlays, and JSONPath takes its time to load. */
async function complete(
  document: OpenApiDocument,
  places: Places,
  overlays: readonly NamedText[],
): Promise<OpenApiDocument> {
  if (overlays.length === 0) return document;
  const { applyOverlays } = await import('../overlay/apply-overlays.js');
  return applyOverlays(document, places, overlays);
}

/** The hash of the only file, or of the list of all hashes. */
async function hashOf(files: readonly SourceFile[]): Promise<string> {
  const hashes = await Promise.all(files.map(({ text }) => sha256(unixLineEnds(text))));
  const [only] = hashes;
  if (hashes.length === 1 && only !== undefined) return only;
  return sha256(files.map(({ path }, index) => `${hashes[index]}  ${path}\n`).join(''));
}
