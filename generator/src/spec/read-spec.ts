import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { GenerateError } from '../errors.js';
import type { Provider } from '../providers.js';
import { type OpenApiDocument, pointer } from './document.js';
import { lintSpec } from './lint-spec.js';

/** A spec that may be generated from. */
export interface Spec {
  readonly provider: Provider;
  readonly document: OpenApiDocument;
  /** SHA-256 of the file's bytes, in hex. */
  readonly sha256: string;
}

/**
 * Reads a spec and judges it: YAML without errors or duplicate keys, OpenAPI 3.0 or 3.1, no finding of the linter.
 *
 * @throws GenerateError `spec_invalid` with file, JSON pointer (or line) and reason
 */
export async function readSpec(provider: Provider): Promise<Spec> {
  const file = provider.specName;
  const text = await readFile(provider.specFile, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new GenerateError('spec_invalid', `The spec can't be read (${cause.code})`, { file });
  });
  const document = parse(text, file);
  refuseOutsideReferences(document, file);
  await lintSpec(provider);
  return { provider, document, sha256: createHash('sha256').update(text).digest('hex') };
}

function parse(text: string, file: string): OpenApiDocument {
  const lines = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: lines, uniqueKeys: true, strict: true });
  const [error] = yaml.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    const [reason] = error.message.split('\n');
    throw new GenerateError('spec_invalid', `This is not YAML: ${reason}`, {
      file: `${file}:${line}:${col}`,
      fix: 'Mend the line and run the command again.',
    });
  }
  const document = yaml.toJS({ maxAliasCount: 100 }) as OpenApiDocument | null;
  const version = (document as { swagger?: unknown } | null)?.swagger;
  if (version !== undefined) {
    throw new GenerateError('spec_invalid', `This is Swagger ${String(version)}`, {
      file,
      pointer: '/swagger',
      fix: 'Convert it to OpenAPI 3.0 or 3.1 first.',
    });
  }
  if (typeof document?.openapi !== 'string' || !/^3\.[01]\.\d+$/.test(document.openapi)) {
    throw new GenerateError('spec_invalid', 'This is not an OpenAPI 3.0 or 3.1 document', {
      file,
      pointer: '/openapi',
      fix: `Write openapi: 3.0.3 at the top of ${path.basename(file)}.`,
    });
  }
  return document;
}

/** A reference out of the document would have the linter read files or the network on the spec's say-so. */
function refuseOutsideReferences(value: unknown, file: string, place: readonly string[] = []): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    const here = [...place, name];
    if (name === '$ref' && typeof member === 'string' && !member.startsWith('#/')) {
      throw new GenerateError(
        'spec_invalid',
        `The reference leads out of the document: ${member.slice(0, 100)}`,
        {
          file,
          pointer: pointer(...here),
          fix: 'Copy what it refers to into components.',
        },
      );
    }
    refuseOutsideReferences(member, file, here);
  }
}
