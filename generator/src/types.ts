import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codeHeader } from './code/header.js';
import { GenerateError } from './errors.js';
import type { RenderJob } from './render.js';

/**
 * Writes `types.ts` by openapi-typescript, in this process.
 *
 * @throws GenerateError `spec_invalid` when it refuses the spec
 */
export async function writeTypes({ model, staging }: RenderJob): Promise<void> {
  const { default: openapiTS, astToString } = await import('openapi-typescript');
  const { document, provider } = model.spec;
  // It marks up the document it is given, and prints descriptions that end comments as they are.
  const copy = safeTexts(structuredClone(document)) as Parameters<typeof openapiTS>[0];
  const types = await openapiTS(copy, {
    alphabetize: false,
    silent: true,
    cwd: path.dirname(provider.specFile),
  }).catch((error: Error) => {
    throw new GenerateError('spec_invalid', `openapi-typescript refuses it: ${error.message}`, {
      file: provider.specName,
    });
  });
  await writeFile(
    path.join(staging, 'src/generated/types.ts'),
    `${codeHeader(model.spec)}\n\n${astToString(types)}`,
  );
}

/** Takes the end of a comment out of every text that becomes one. */
function safeTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(safeTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      COMMENTS.has(name) && typeof member === 'string' ? member.replaceAll('*/', '*\\/') : safeTexts(member),
    ]),
  );
}

const COMMENTS = new Set(['title', 'summary', 'description', 'format', 'pattern']);
