import { flatten, type OpenApiDocument, type Schema } from './document.js';
import { membersOf } from './fields.js';

/** Finds the schema that a JSON pointer into a response leads to; undefined if the schema has no such member. */
export function schemaAt(document: OpenApiDocument, schema: Schema, at: string): Schema | undefined {
  let here: Schema | undefined = schema;
  for (const key of at.split('/').slice(1)) {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
    here = here && membersOf(document, here).get(name)?.schema;
  }
  return here && flatten(document, here);
}
