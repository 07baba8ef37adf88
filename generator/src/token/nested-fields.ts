import { pointer } from '../document/document.js';
import { isApiKey, kindOf } from './names.js';
import type { ReadField, ReadSchema } from './schema-reader.js';

/** How deep in a body a field may be. */
const DEEPEST = 4;

/** A request with more fields has nothing to do with tokens. */
const MOST_FIELDS = 1_000;

/**
 * Lists the fields inside of an object that a body holds, each under its JSON pointer, if one of them is of a kind that token
 * requests have: some vendors wrap what they ask for.
 *
 * Schemas refer to each other, so few of them may hold millions of fields. Whether a schema holds one of such a kind is
 * found out once, and only those that do are listed.
 */
export function fieldsInside(field: ReadField): readonly ReadField[] {
  const fields: ReadField[] = [];
  const list = ({ schema, required }: ReadField, at: string, depth: number): void => {
    for (const member of membersOf(schema)) {
      if (fields.length > MOST_FIELDS) return;
      const place = at + pointer(member.name);
      if (holdsKind(member.schema, depth + 1)) list(member, place, depth + 1);
      else fields.push(placed(member, place, required && member.required));
    }
  };
  if (holdsKind(field.schema, 0)) list(field, pointer(field.name), 0);
  return fields.length > MOST_FIELDS ? [] : fields;
}

/** For each depth at which a schema was met: whether a field of a kind that token requests have is in it. */
const known = new WeakMap<ReadSchema, (boolean | undefined)[]>();

function holdsKind(schema: ReadSchema, depth: number): boolean {
  if (depth >= DEEPEST) return false;
  const byDepth = known.get(schema) ?? [];
  known.set(schema, byDepth);
  byDepth[depth] ??= membersOf(schema).some(
    ({ name, schema: inner }) => isOfToken(name) || holdsKind(inner, depth + 1),
  );
  return byDepth[depth];
}

/** The members of an object; of several alternatives those of the first. */
function membersOf({ shapes }: ReadSchema): readonly ReadField[] {
  return [...(shapes[0]?.values() ?? [])];
}

function isOfToken(name: string): boolean {
  const place = pointer(name);
  return kindOf(place) !== undefined || isApiKey(place);
}

function placed(field: ReadField, name: string, isRequired: boolean): ReadField {
  return {
    name,
    required: isRequired,
    get schema() {
      return field.schema;
    },
  };
}
