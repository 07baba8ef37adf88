import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withPlainComments } from '../code/comment-texts.js';
import { codeHeader } from '../code/header.js';
import { GenerateError } from '../errors.js';
import type { RenderJob } from '../jar/render-with-jar.js';
import { httpMethods, type OpenApiDocument } from '../read/document.js';
import { withoutInheritedNames } from '../read/inherited-names.js';
import { inferredId } from '../read/read-operation.js';
import { type SpecLimits, specLimitMs } from '../read/spec-limits.js';
import { inWorker, WorkerFailure } from '../worker/in-worker.js';

/**
 * Writes `types.ts` by openapi-typescript. That lints the spec once more by itself, so it works in a thread that can be
 * ended.
 *
 * @throws GenerateError `spec_invalid` when it refuses the spec, or takes longer than the limit; `interrupted`
 */
export async function writeTypes({ model, staging }: RenderJob, limits: SpecLimits = {}): Promise<void> {
  const { document, provider } = model.spec;
  const { source, restore } = withoutInheritedNames(withPlainComments(withIds(document)));
  const limitMs = specLimitMs(source, limits);
  const types = await inWorker('types', source, { signal: limits.signal, limitMs }).catch(
    (error: unknown) => {
      if (!(error instanceof WorkerFailure)) throw error;
      const what =
        error.kind === 'too_long'
          ? `openapi-typescript did not get through it in ${Math.ceil(limitMs / 1000)} s`
          : `openapi-typescript refuses it: ${restore(error.message)}`;
      throw new GenerateError('spec_invalid', what, { file: provider.specName, cause: error });
    },
  );
  const file = path.join(staging, 'src/generated/types.ts');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${codeHeader(model.spec)}\n\n${plainComments(restore(types))}`);
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
