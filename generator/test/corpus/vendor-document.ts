import { dump } from 'js-yaml';
import type { VendorSpec } from '../support/stranger/project.js';
import { inFiles } from './in-files.js';
import { randomFrom } from './random.js';
import { asSwagger } from './swagger.js';
import { type TokenPart, tokenPath } from './token-part.js';
import { type Members, untidyApi } from './untidy-api.js';

/** A large document to be made. */
export interface Recipe extends TokenPart {
  readonly seed: number;
  /** Its length as JSON, about. */
  readonly kB: number;
  readonly version?: '2.0' | '3.0.3' | '3.1.0' | '3.2.0';
  /** `anchors`: YAML with an anchor for what is there twice; `crlf`: YAML as Windows writes it. */
  readonly format?: 'yaml' | 'json' | 'files' | 'anchors' | 'crlf';
  /** Members of the root that it has as well, or instead. */
  readonly root?: Members;
  /** Paths that it has as well. */
  readonly paths?: Members;
  readonly schemas?: Members;
}

/** Makes a large document, always the same one of the same recipe. */
export function vendorDocument(recipe: Recipe): VendorSpec {
  const { version = '3.0.3', format = 'yaml' } = recipe;
  const written = completeDocument(recipe, version);
  const document =
    version === '2.0' ? asSwagger(written) : version === '3.0.3' ? written : withTypeNull(written);
  switch (format) {
    case 'yaml':
      return { file: 'openapi.yaml', text: asYaml(document) };
    case 'json':
      return { file: 'openapi.json', text: JSON.stringify(document, null, 2) };
    case 'anchors':
      return { file: 'openapi.yaml', text: withAnchors(document) };
    case 'crlf':
      return { file: 'openapi.yml', text: `\uFEFF${asYaml(document).replaceAll('\n', '\r\n')}` };
    case 'files':
      return { files: inFiles(document, asYaml), start: 'openapi.yaml' };
  }
}

function completeDocument({ seed, kB, root, paths, schemas, ...part }: Recipe, version: string): Members {
  const api = untidyApi(randomFrom(seed), kB * 1_000);
  const { components, ...members } = root ?? {};
  return {
    openapi: version,
    info: { title: `Vendor ${seed}`, version: '1.0' },
    servers: [{ url: `https://api.vendor${seed}.example` }],
    ...members,
    // In the middle, as in documents that are sorted by path.
    paths: inTheMiddle(api.paths, { ...tokenPath(part), ...paths }),
    components: { ...(components as object), schemas: { ...api.schemas, ...schemas } },
  };
}

function inTheMiddle(members: Members, own: Members): Members {
  const all = Object.entries(members);
  const half = all.length >> 1;
  return Object.fromEntries([...all.slice(0, half), ...Object.entries(own), ...all.slice(half)]);
}

function asYaml(value: unknown): string {
  return dump(value, { noRefs: true, lineWidth: -1 });
}

/** Writes what is there twice once, and a defaults block that schemas merge. */
function withAnchors(document: Members): string {
  const known = new Map<string, unknown>();
  const shared = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) return part;
    const copy = Array.isArray(part)
      ? part.map(shared)
      : Object.fromEntries(Object.entries(part).map(([name, value]) => [name, shared(value)]));
    const text = JSON.stringify(copy);
    if (!known.has(text)) known.set(text, copy);
    return known.get(text);
  };
  const text = dump(shared(document), { lineWidth: -1 });
  return `x-defaults: &defaults\n  x-since: '1.0'\n${text.replace(/^info:\n/m, 'info:\n  <<: *defaults\n')}`;
}

/** Says that a value may be null as OpenAPI 3.1 does. */
function withTypeNull(document: Members): Members {
  return JSON.parse(JSON.stringify(document), (_, value) => {
    if (value?.nullable !== true) return value;
    const { nullable, ...rest } = value;
    return { ...rest, type: [rest.type, 'null'] };
  });
}
