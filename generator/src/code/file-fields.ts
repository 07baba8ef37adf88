import { isSchema, type Schema } from '../document/document.js';
import { isFile } from '../document/file-schema.js';
import { membersOf } from '../read/fields.js';
import type { OperationModel, ProviderModel } from '../read/provider-model.js';
import { FILE } from './escape.js';

/** Lists the fields of a multipart body that hold a file, or a list of files. */
export function fileFields({ spec }: ProviderModel, { body }: OperationModel): string[] {
  const schema = body?.kind === 'multipart' ? spec.document.components?.schemas?.[body.schema] : undefined;
  if (!schema) return [];
  const isFiles = (field: Schema) => isFile(field) || (isSchema(field.items) && isFile(field.items));
  return [...membersOf(spec.document, schema)].flatMap(([name, field]) =>
    isFiles(field.schema) ? [name] : [],
  );
}

/** Returns a body with a file in each place that takes one, as a program writes it. */
export function withFiles(model: ProviderModel, operation: OperationModel, body: unknown): unknown {
  if (operation.body?.kind === 'bytes') return FILE;
  const names = new Set(fileFields(model, operation));
  if (names.size === 0 || typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      if (!names.has(name)) return [name, value];
      return [name, Array.isArray(value) ? value.map(() => FILE) : FILE];
    }),
  );
}
