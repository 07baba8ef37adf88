import { isObject } from '../document/json.js';
import type { Spec } from '../document/spec.js';
import { pascalCase } from '../names.js';
import { whyIgnored } from '../wire/ignored-header.js';
import type { Context } from './context.js';
import type { FoundOperation } from './found-operation.js';
import {
  entriesAt,
  fieldAt,
  follow,
  type Json,
  type Located,
  membersAt,
  moved,
  ownField,
} from './located.js';
import { normaliseContent } from './normalise-content.js';
import { normaliseExamples } from './normalise-examples.js';
import { note } from './note.js';
import { templateNames } from './path-key.js';
import { placeName, sharedStem } from './place-name.js';

/** A parameter, with the place and the name that decide which one it is. */
export interface FoundParameter {
  readonly place: string;
  readonly name: string;
  readonly parameter: Located;
}

/** The key that holds the name under which a parameter is sent, where callers pass it by another one. */
export const WIRE_NAME = 'x-wire-name';

/** Finds the parameters of an operation: its own, and those of its path item that it does not override. */
export function findParameters(context: Context, found: FoundOperation): FoundParameter[] {
  const own = list(context, fieldAt(found.operation, 'parameters'));
  const inherited = list(context, found.shared('parameters')).filter(
    shared => !own.some(one => isSame(one, shared)),
  );
  return [...inherited, ...own];
}

/**
 * Writes the parameters of an operation; undefined if it has none. Those of the path are the ones that the path has,
 * whatever is declared.
 *
 * @param path the path as it is sent
 */
export function normaliseParameters(
  context: Context,
  found: FoundOperation,
  parameters: readonly FoundParameter[],
  path: string,
  stem: string,
): unknown[] | undefined {
  const distinct = withoutRepeated(context, withPathParameters(context, found, parameters, path));
  if (distinct.length === 0) return undefined;
  const sent = distinct.filter(one => isSent(context, one));
  return sent.map(one => normaliseParameter(context, one, sent, stem));
}

/** Some headers are no parameters, whatever the spec says. */
function isSent({ spec }: Context, { place, name, parameter }: FoundParameter): boolean {
  const why = place === 'header' ? whyIgnored(name) : undefined;
  if (why === undefined) return true;
  note(spec, 'ignored-header', parameter, `The header parameter ${name} is left out: ${why}`);
  return false;
}

function list({ spec }: Context, parameters: Located): FoundParameter[] {
  return membersAt(parameters)
    .map(one => follow(spec, one))
    .filter(({ value }) => isObject(value))
    .map(parameter => ({
      place: String(ownField(parameter.value, 'in')),
      name: String(ownField(parameter.value, 'name')),
      parameter,
    }));
}

function isSame(a: FoundParameter, b: FoundParameter): boolean {
  return a.place === b.place && wireName(a) === wireName(b);
}

/** The names of headers differ in more than case. */
function wireName({ place, name }: FoundParameter): string {
  return place === 'header' ? name.toLowerCase() : name;
}

/** Leaves the first of parameters that are the same. */
function withoutRepeated({ spec }: Context, parameters: readonly FoundParameter[]): FoundParameter[] {
  return parameters.filter((one, index) => {
    const first = parameters.findIndex(other => isSame(one, other));
    if (first === index) return true;
    const kind = one.place === 'header' ? 'The header' : `The ${one.place} parameter`;
    note(
      spec,
      'repeated-parameter',
      one.parameter,
      `${kind} ${one.name} is declared twice: the first one counts`,
    );
    return false;
  });
}

/** Makes the path parameters those that the path has: adds what is not declared, leaves out what is not there. */
function withPathParameters(
  { spec }: Context,
  { operation }: FoundOperation,
  parameters: readonly FoundParameter[],
  path: string,
): FoundParameter[] {
  const names = templateNames(path);
  const isDeclared = (name: string) => parameters.some(one => one.place === 'path' && one.name === name);
  const undeclared = names.filter(name => !isDeclared(name));
  // A path's own query, as in ?version={v}, may have parameters that are declared as those of a query.
  const inQuery = parameters.filter(({ place, name }) => place === 'query' && undeclared.includes(name));
  const kept = parameters.flatMap((one): FoundParameter[] => {
    const { place, name, parameter } = one;
    if (inQuery.includes(one)) return [inPath(spec, name, parameter)];
    if (place !== 'path' || names.includes(name)) return [one];
    note(spec, 'path-parameter', parameter, `The path has no {${name}}: the parameter is left out`);
    return [];
  });
  const missing = undeclared.filter(name => !inQuery.some(one => one.name === name));
  const added = missing.map((name): FoundParameter => {
    note(
      spec,
      'path-parameter',
      operation,
      `The path has {${name}}, which is not declared: it is taken as a string`,
    );
    return inPath(spec, name, { value: { name, schema: { type: 'string' } }, at: operation.at });
  });
  return [...kept, ...added];
}

function inPath(spec: Spec, name: string, parameter: Located): FoundParameter {
  const { style: _, explode: __, allowReserved: ___, ...rest } = parameter.value as Json;
  const value = moved(spec, { value: rest, at: parameter.at }, { in: 'path', required: true }).value;
  return { place: 'path', name, parameter: { value, at: parameter.at } };
}

function normaliseParameter(
  context: Context,
  one: FoundParameter,
  all: readonly FoundParameter[],
  stem: string,
): unknown {
  const { spec, hoister } = context;
  const { parameter, name } = one;
  const schema = fieldAt(parameter, 'schema');
  const content = fieldAt(parameter, 'content');
  const examples = fieldAt(parameter, 'examples');
  const typeName =
    placeName(parameter, 'parameters', '') ?? (sharedStem(parameter) ?? stem) + pascalCase(name);
  const [media] = entriesAt(content).map(([, one]) => fieldAt(one, 'schema'));
  const isWhole = one.place === 'querystring';
  const fields: Json = {
    ...(media && { schema: hoister.use(media, typeName, false) }),
    ...(isWhole && { in: 'query', 'x-querystring': true }),
    ...(schema.value !== undefined && { schema: hoister.use(schema, typeName, false) }),
    ...(isObject(content.value) && { content: normaliseContent(context, content, typeName) }),
    ...(isObject(examples.value) && { examples: normaliseExamples(context, examples) }),
    ...callerName(context, one, all),
  };
  return moved(spec, parameter, fields).value;
}

/** Callers pass all parameters in one object, so a name in two places of a request is another one for the second. */
function callerName({ spec }: Context, one: FoundParameter, all: readonly FoundParameter[]): Json {
  const first = all.find(other => other.name === one.name);
  if (first === one) return {};
  const taken = new Set(all.map(({ name }) => name));
  const base = `${one.name}${pascalCase(one.place)}`;
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}${number}`;
  note(
    spec,
    'parameter-name',
    one.parameter,
    `The parameter ${one.name} is in two places of one request: callers pass the one of the ${one.place} as ${name}`,
  );
  return { name, [WIRE_NAME]: one.name };
}
