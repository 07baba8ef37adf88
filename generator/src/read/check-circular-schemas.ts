import {
  isSchema,
  type OpenApiDocument,
  pointer,
  refOf,
  resolve,
  type Schema,
} from '../document/document.js';
import { invalidSpec } from '../document/invalid-spec.js';
import type { Spec } from '../document/spec.js';

/** What says something about the same value as the schema it stands in. */
const COMBINING = ['allOf', 'oneOf', 'anyOf'] as const;

/**
 * Rejects schemas that are parts or variants of themselves, with no object or list between: no value can be checked against
 * one, and TypeScript has no type for it.
 *
 * @throws {GenerateError} `spec_invalid` with the JSON pointer of the first one
 */
export function checkCircularSchemas(spec: Pick<Spec, 'document' | 'places'>): void {
  const { document } = spec;
  const schemas = Object.entries(document.components?.schemas ?? {});
  const ended = new Set<Schema>();
  for (const [name, schema] of schemas) {
    const circle = isSchema(schema) ? circleFrom(document, schema, ended) : undefined;
    if (circle === undefined) continue;
    const nameOf = new Map([...schemas].reverse().map(([known, one]) => [one, known]));
    const names = circle.flatMap(part => nameOf.get(part) ?? []);
    const [own = name] = names;
    const keyword = COMBINING.find(key => circle[0]?.[key]) ?? 'allOf';
    throw invalidSpec(
      spec,
      `/components/schemas${pointer(own, keyword)}`,
      `The schema "${own}" is a part of itself${through(names.slice(1))}`,
      'Remove it from its own parts.',
      'circular-schema',
    );
  }
}

/** Names the schemas on the way round, as long as a reader can take them in. */
function through(names: readonly string[]): string {
  return names.length === 0 || names.length > 3 ? '' : `, through "${names.join('", "')}"`;
}

/**
 * Finds the first circle on the way into the parts of a schema. Schemas in `ended` are known to have none; more are added on
 * the way, so that each is looked at once, however many it is a part of.
 */
function circleFrom(document: OpenApiDocument, from: Schema, ended: Set<Schema>): Schema[] | undefined {
  const ancestors: Schema[] = [];
  const open: { readonly schema: Schema; readonly parts: Schema[] }[] = [];
  const inside = new Set<Schema>();
  const enter = (schema: Schema) => {
    ancestors.push(schema);
    inside.add(schema);
    open.push({ schema, parts: partsOf(document, schema) });
  };
  if (!ended.has(from)) enter(from);
  // Not by recursion: parts can be nested deeper than calls can.
  for (let here = open.at(-1); here !== undefined; here = open.at(-1)) {
    const next = here.parts.pop();
    if (next === undefined) {
      ended.add(here.schema);
      inside.delete(here.schema);
      ancestors.pop();
      open.pop();
    } else if (inside.has(next)) return ancestors.slice(ancestors.indexOf(next));
    else if (!ended.has(next)) enter(next);
  }
  return undefined;
}

function partsOf(document: OpenApiDocument, schema: Schema): Schema[] {
  const own = COMBINING.flatMap(keyword => (Array.isArray(schema[keyword]) ? [...schema[keyword]] : []));
  const beside = refOf(schema) === undefined ? [] : [resolve(document, schema)];
  return [...own, ...beside]
    .filter(isSchema)
    .map(one => (Object.keys(one).length === 1 ? resolve(document, one) : one))
    .filter(isSchema)
    .reverse();
}
