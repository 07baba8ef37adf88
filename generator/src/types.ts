import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codeHeader } from './code/header.js';
import { GenerateError } from './errors.js';
import type { RenderJob } from './render.js';
import { httpMethods, type OpenApiDocument } from './spec/document.js';
import { inferredId } from './spec/read-operation.js';

/**
 * Writes `types.ts` by openapi-typescript, in this process.
 *
 * @throws GenerateError `spec_invalid` when it refuses the spec
 */
export async function writeTypes({ model, staging }: RenderJob): Promise<void> {
  const { default: openapiTS, astToString } = await import('openapi-typescript');
  const { document, provider } = model.spec;
  // It marks up the document it is given.
  const copy = withIds(structuredClone(document)) as Parameters<typeof openapiTS>[0];
  const types = await openapiTS(copy, {
    alphabetize: false,
    silent: true,
    cwd: path.dirname(provider.specFile),
  }).catch((error: Error) => {
    throw new GenerateError('spec_invalid', `openapi-typescript refuses it: ${error.message}`, {
      file: provider.specName,
    });
  });
  const file = path.join(staging, 'src/generated/types.ts');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${codeHeader(model.spec)}\n\n${plainComments(astToString(types))}`);
}

/** It lists operations by id, so those without one get the one that the client uses. */
function withIds({ paths = {}, ...rest }: OpenApiDocument): OpenApiDocument {
  const named = Object.entries(paths).map(([url, item]) => {
    const operations = httpMethods.flatMap(method => {
      const operation = item[method];
      return operation ? [[method, { operationId: inferredId(method, url), ...operation }] as const] : [];
    });
    return [url, { ...item, ...Object.fromEntries(operations) }] as const;
  });
  return { ...rest, paths: Object.fromEntries(named) };
}

/** Takes out what makes a reader see other code than there is. In texts it was escaped, so this is about comments. */
function plainComments(code: string): string {
  return code.replace(/[^\P{Cc}\n\t]|[\u2028\u2029\ufeff\p{Bidi_Control}]/gu, ' ');
}
