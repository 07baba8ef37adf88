import { LineCounter, parseDocument } from 'yaml';
import { type OpenApiDocument, pointer } from '../document/document.js';
import { Findings } from '../document/findings.js';
import { invalidSpec } from '../document/invalid-spec.js';
import { Places } from '../document/places.js';
import type { NamedText, Spec, SpecText } from '../document/spec.js';
import { GenerateError } from '../errors.js';
import { checkParts, checkReferences } from './check-references.js';
import { expandedSize } from './expanded-size.js';
import type { SpecLibraries } from './libraries.js';
import { lintSpec } from './lint-spec.js';

/**
 * Reads a spec and judges it: YAML without errors or duplicate keys, OpenAPI 3.0 or 3.1, and the linter's findings as advice.
 *
 * @throws {GenerateError} `spec_invalid` with file, JSON pointer (or line) and reason; `interrupted`
 */
export async function readSpec(
  source: SpecText,
  lint: SpecLibraries['lint'],
  signal?: AbortSignal,
): Promise<Spec> {
  const spec = await parseSpec(source);
  for (const finding of await lintSpec(spec, lint, source.isStrict ?? false, signal))
    spec.findings.add(finding);
  spec.findings.throwIfRefused();
  checkSpec(spec);
  return spec;
}

/**
 * Reads a spec that is not linted yet. All that is known of it is that its references end inside it.
 *
 * @throws {GenerateError} `spec_invalid` with file, JSON pointer (or line) and reason
 */
export async function parseSpec({ name, specName, text, overlays = [] }: SpecText): Promise<Spec> {
  const places = new Places(specName);
  const spec: Spec = {
    provider: { name, specName },
    document: await complete(parse(text, specName), places, overlays),
    sha256: await sha256(text),
    places,
    findings: new Findings(),
  };
  checkReferences(spec);
  return spec;
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

/**
 * Judges what the linter has no rule for.
 *
 * @throws {GenerateError} `spec_invalid` for a schema that is a part of itself, and for a path that is more than a path
 */
export function checkSpec(spec: Spec): void {
  checkParts(spec);
  checkPaths(spec);
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('');
}

function parse(text: string, file: string): OpenApiDocument {
  const document = parseYaml(text, file);
  const { swagger, openapi } = (document ?? {}) as { swagger?: unknown; openapi?: unknown };
  if (swagger !== undefined) {
    throw new GenerateError('spec_invalid', `This is Swagger ${String(swagger)}`, {
      file,
      pointer: '/swagger',
      fix: 'Convert it to OpenAPI 3.0 or 3.1 first.',
    });
  }
  if (typeof openapi !== 'string' || !/^3\.[01]\.\d+$/.test(openapi)) {
    throw new GenerateError('spec_invalid', 'This is not an OpenAPI 3.0 or 3.1 document', {
      file,
      pointer: '/openapi',
      fix: `Write openapi: 3.0.3 at the top of ${file.slice(file.lastIndexOf('/') + 1)}.`,
    });
  }
  return document as OpenApiDocument;
}

/** Plain JSON data: what YAML has beyond that, the linter and the generator might read in two ways. */
function parseYaml(text: string, file: string): unknown {
  const lines = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: lines, uniqueKeys: true, strict: true, schema: 'core' });
  const [error] = [...yaml.errors, ...yaml.warnings];
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    const reason = error.message.split('\n', 1).join().replace(/:$/, '');
    throw new GenerateError('spec_invalid', `This is not YAML: ${reason}`, {
      file: `${file}:${line}:${col}`,
      fix: 'Fix the line and run the command again.',
    });
  }
  try {
    const data = yaml.toJS({ maxAliasCount: -1 });
    if (expandedSize(data) > MAX_EXPANDED) throw tooMuch(file);
    return JSON.parse(JSON.stringify(data) ?? 'null');
  } catch (cause) {
    if (cause instanceof GenerateError) throw cause;
    throw new GenerateError('spec_invalid', 'It is nested too deeply', {
      file,
      fix: 'Name its parts in components and refer to them.',
      cause,
    });
  }
}

/** In characters; a spec from the network has at most half as many bytes. */
const MAX_EXPANDED = 20_000_000;

function tooMuch(file: string): GenerateError {
  return new GenerateError(
    'spec_invalid',
    `Its anchors lead to themselves or to more than ${MAX_EXPANDED / 1e6} MB`,
    { file, fix: 'Write the parts out, or use $ref.' },
  );
}

/** Rejects a query in a path: openapi-fetch joins base URL and path as strings, so it would swallow the caller's. */
function checkPaths(spec: Spec): void {
  for (const path of Object.keys(spec.document.paths ?? {})) {
    if (/[?#\s\p{Cc}]/u.test(path)) {
      throw invalidSpec(
        spec,
        pointer('paths', path),
        'A path has no query, no fragment and no blanks',
        'Make what follows "?" parameters.',
      );
    }
  }
}
