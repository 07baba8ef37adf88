import { pointer, refOf, schemaName } from '../document/document.js';
import { isObject } from '../document/json.js';
import type { Places } from '../document/places.js';
import { type Json, ownField } from './located.js';

/**
 * Keeps what discriminators mean where schemas have other keys than before: a value without a `mapping` is the name that the
 * vendor gave a schema.
 *
 * @param schemas the schemas under their new keys
 * @param given the names that the vendor gave them, by key, where that is another
 */
export function keepDiscriminators(schemas: Json, given: ReadonlyMap<string, string>, places: Places): Json {
  if (given.size === 0) return schemas;
  return Object.fromEntries(
    Object.entries(schemas).map(([key, schema]) => {
      const changed = withMapping(key, schema, schemas, given);
      return [key, changed === schema ? schema : places.copy(schema as Json, changed as Json)];
    }),
  );
}

function withMapping(
  key: string,
  schema: unknown,
  schemas: Json,
  given: ReadonlyMap<string, string>,
): unknown {
  const discriminator = ownField(schema, 'discriminator');
  if (!isObject(schema) || !isObject(discriminator)) return schema;
  const known = ownField(discriminator, 'mapping');
  const mapping = Object.entries(isObject(known) ? known : {}).map(([value, target]): [string, unknown] => [
    value,
    targetOf(target, given),
  ]);
  const mapped = new Set(mapping.map(([, target]) => target));
  const implied = [...variantsOf(key, schema, schemas)].flatMap((variant): [string, string][] => {
    const name = given.get(variant);
    return name === undefined || mapped.has(refTo(variant)) ? [] : [[name, refTo(variant)]];
  });
  if (mapping.length + implied.length === 0) return schema;
  return {
    ...schema,
    discriminator: { ...discriminator, mapping: Object.fromEntries([...mapping, ...implied]) },
  };
}

/** Writes a value of `mapping`, which is a reference or a name, with the new key. */
function targetOf(target: unknown, given: ReadonlyMap<string, string>): unknown {
  if (typeof target !== 'string') return target;
  const name = schemaName({ $ref: target }) ?? target;
  const [key] = [...given].find(([, old]) => old === name) ?? [];
  return key === undefined ? target : refTo(key);
}

/** Lists the keys of the schemas that a discriminator chooses from: its choices, and the schemas that build on it. */
function variantsOf(key: string, schema: Json, schemas: Json): Set<string> {
  const choices = ['oneOf', 'anyOf'].flatMap(list => refsIn(schema, list));
  const children = Object.entries(schemas).flatMap(([child, one]) =>
    refsIn(one, 'allOf').includes(key) ? [child] : [],
  );
  return new Set([...choices, ...children]);
}

function refsIn(schema: unknown, key: string): string[] {
  const list = ownField(schema, key);
  if (!Array.isArray(list)) return [];
  return list.flatMap(one => schemaName({ $ref: refOf(one) ?? '' }) ?? []);
}

function refTo(key: string): string {
  return `#${pointer('components', 'schemas', key)}`;
}
