import { lookUp, type OpenApiDocument, refOf, schemaName } from '../document/document.js';
import { isObject } from '../document/json.js';
import { childrenOf } from '../source/walk.js';
import { type Json, ownField } from './located.js';

/** Who writes a value: clients write requests, servers write responses. */
export type Direction = 'request' | 'response';

/** What a property is marked with that a direction leaves out. */
const LEFT_OUT: Readonly<Record<Direction, 'readOnly' | 'writeOnly'>> = {
  request: 'readOnly',
  response: 'writeOnly',
};

/** Whether a property is left out of the values of a direction. The mark may be on the schema that it refers to. */
export function isLeftOut(document: OpenApiDocument, property: unknown, direction: Direction): boolean {
  const mark = LEFT_OUT[direction];
  const seen = new Set<string>();
  let here = property;
  for (;;) {
    if (ownField(here, mark) === true) return true;
    const ref = refOf(here);
    if (ref === undefined || seen.has(ref)) return false;
    seen.add(ref);
    here = lookUp(document, ref);
  }
}

/** Lists the properties that a direction leaves out of a schema: its own, and those of the parts that it is made of. */
export function namesLeftOut(document: OpenApiDocument, schema: unknown, direction: Direction): Set<string> {
  const properties = sameValue(document, schema).flatMap(propertiesOf);
  return new Set(
    properties.filter(([, property]) => isLeftOut(document, property, direction)).map(([name]) => name),
  );
}

/** Lists the properties that a schema has by itself. */
export function propertiesOf(schema: unknown): [name: string, property: unknown][] {
  const properties = ownField(schema, 'properties');
  return Object.entries(isObject(properties) ? properties : {});
}

/** Lists a schema and all that says something about the same value: what it refers to, its parts and its variants. */
export function sameValue(document: OpenApiDocument, schema: unknown): Json[] {
  const seen = new Set<Json>();
  const open = [schema];
  while (open.length > 0) {
    const here = open.pop();
    if (!isObject(here) || seen.has(here)) continue;
    seen.add(here);
    const ref = refOf(here);
    if (ref !== undefined) open.push(lookUp(document, ref));
    for (const keyword of ['allOf', 'oneOf', 'anyOf']) {
      const parts = ownField(here, keyword);
      if (Array.isArray(parts)) open.push(...parts);
    }
  }
  return [...seen];
}

/** Lists the schemas in `components` that are not the same in the values of a direction, by name. */
export function changedSchemas(document: OpenApiDocument, direction: Direction): Set<string> {
  const users = new Map<string, string[]>();
  const changed: string[] = [];
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    for (const part of partsOf(schema)) {
      const used = schemaName(part);
      if (used !== undefined) users.set(used, [...(users.get(used) ?? []), name]);
      if (propertiesOf(part).some(([, one]) => isLeftOut(document, one, direction))) changed.push(name);
    }
  }
  const all = new Set(changed);
  for (const name of all) for (const user of users.get(name) ?? []) all.add(user);
  return all;
}

/** Visits a schema and all schemas that are written inside it. */
export function* partsOf(schema: unknown): Generator<Json> {
  const open = [schema];
  while (open.length > 0) {
    const here = open.pop();
    if (!isObject(here)) continue;
    yield here;
    for (const { kind, part } of childrenOf('schema', here)) if (kind === 'schema') open.push(part);
  }
}
