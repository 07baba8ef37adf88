import type { Random } from './random.js';
import { prose, resourceName } from './words.js';

/** Members of an object of a document. */
export type Members = Record<string, unknown>;

/** Paths and schemas of an API whose vendor did not look twice. */
export interface UntidyApi {
  readonly paths: Members;
  readonly schemas: Members;
}

/**
 * Makes the paths and schemas of an API, of about so many characters as JSON. They have what large published documents
 * have: operations without id, tag or with the id of another one, references that lead nowhere, XML and cookies, bodies
 * of GET requests, schemas that contain themselves, long lists of values, deep nesting and prose with markup. None of it
 * has to do with tokens.
 */
export function untidyApi(random: Random, size: number): UntidyApi {
  const paths: Members = {};
  const schemas: Members = {};
  for (let index = 0, written = 0; written < size; index++) {
    const name = resourceName(random, index);
    const own = { schemas: schemasOf(random, name, Object.keys(schemas)), paths: pathsOf(random, name) };
    Object.assign(schemas, own.schemas);
    Object.assign(paths, own.paths);
    written += JSON.stringify(own).length;
  }
  return { paths, schemas };
}

export const schemaReference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function schemasOf(random: Random, name: string, known: readonly string[]): Members {
  const properties: Members = { id: { type: 'string', format: 'uuid', readOnly: true } };
  for (let index = 4 + random.below(20); index > 0; index--) {
    properties[`${random.pick(['is', 'total', 'old', 'ref'])}_${index}`] = propertyOf(random, name, known);
  }
  const schema = {
    type: 'object',
    description: prose(random, 20 + random.below(60)),
    required: ['id'],
    properties,
  };
  return {
    [name]: random.oneIn(12) ? { allOf: [schema, schemaReference(name)] } : schema,
    [`${name}List`]: {
      type: 'object',
      properties: {
        items: { type: 'array', items: schemaReference(name) },
        next: { type: 'string', nullable: true },
      },
    },
  };
}

function propertyOf(random: Random, name: string, known: readonly string[]): unknown {
  switch (random.below(9)) {
    case 0:
      return known.length > 0 ? schemaReference(random.pick(known)) : { type: 'string' };
    case 1:
      return schemaReference(name);
    case 2:
      return { type: 'string', enum: Array.from({ length: 3 + random.below(60) }, (_, at) => `VALUE_${at}`) };
    case 3:
      return nested(random, 2 + random.below(10));
    case 4:
      return random.oneIn(6) ? schemaReference(`Missing${name}`) : { type: 'integer', format: 'int64' };
    case 5:
      return { type: 'array', items: { type: 'number', minimum: 0 }, description: prose(random, 12) };
    case 6:
      return { oneOf: [{ type: 'string' }, { type: 'object', additionalProperties: true }] };
    case 7:
      return { type: 'string', pattern: '^(a+)+$', example: prose(random, 3) };
    default:
      return { type: 'string', description: prose(random, 10), example: { $ref: '#/not/there' } };
  }
}

function nested(random: Random, depth: number): unknown {
  if (depth === 0) return { type: 'boolean' };
  return {
    type: 'object',
    properties: { [random.pick(['value', 'data', 'constructor'])]: nested(random, depth - 1) },
  };
}

function pathsOf(random: Random, name: string): Members {
  const path = `/v1/${name.toLowerCase()}`;
  const body = {
    content: {
      [random.pick(['application/json', 'application/json', 'application/xml'])]: {
        schema: schemaReference(name),
      },
    },
  };
  const item: Members = {
    get: operationOf(random, name, 'get', random.oneIn(9) ? { requestBody: body } : {}),
    put: operationOf(random, name, 'update', { requestBody: body }),
    delete: operationOf(random, name, 'delete'),
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
  };
  if (random.oneIn(20)) item.trace = operationOf(random, name, 'trace');
  return {
    [path]: {
      get: operationOf(random, name, 'list'),
      post: operationOf(random, name, 'create', { requestBody: body }),
    },
    [`${path}/{id}`]: item,
    ...(random.oneIn(15) && {
      [`${path}?action=archive#batch`]: { post: operationOf(random, name, 'archive') },
    }),
  };
}

function operationOf(random: Random, name: string, verb: string, more: Members = {}): Members {
  const parameters = [
    { name: 'limit', in: 'query', schema: { type: 'integer', default: 20 } },
    ...(random.oneIn(8) ? [{ name: 'session', in: 'cookie', schema: { type: 'string' } }] : []),
  ];
  return {
    ...(!random.oneIn(6) && { operationId: random.oneIn(10) ? verb : `${verb}${name}` }),
    ...(!random.oneIn(5) && { tags: [random.pick(['Core', 'core', 'Ledger & Co', '注文', name])] }),
    summary: prose(random, 6),
    description: prose(random, 10 + random.below(60)),
    parameters,
    ...more,
    responses: {
      200: {
        description: 'OK',
        content: { 'application/json': { schema: schemaReference(verb === 'list' ? `${name}List` : name) } },
      },
      ...(random.oneIn(2) && { default: { description: prose(random, 5) } }),
    },
  };
}
