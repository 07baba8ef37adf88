import type { Places } from '../../document/places.js';
import { setMember } from '../json-data.js';
import type { Fault } from '../source-files.js';
import type { Part } from '../walk.js';
import { type At, Conversion, without } from './conversion.js';
import { OperationConverter } from './convert-operation.js';
import { SchemaConverter } from './convert-schema.js';
import { convertSecurityScheme } from './convert-security.js';
import { serversOf } from './convert-servers.js';

/*
 * Converters are on the registry, and none of them fits. Those that are kept lose what a token client needs: the enum of a
 * form's grant_type, the media types of an operation where the document has some, the places of what they convert. The one
 * that loses least has had no release for years, reads files and the network, and takes a $ref inside an example for one.
 */

/** An OpenAPI 3.0 document that was made of a Swagger one. */
export interface ConvertedSwagger {
  readonly document: Part;
  /** What is wrong with references that lead nowhere, by how they are written now. */
  readonly unresolved: ReadonlyMap<string, Fault>;
}

/**
 * Converts a Swagger 2.0 document to OpenAPI 3.0. It is lenient: what Swagger leaves open or forbids, and specs have all the
 * same, gets its usual meaning, and a remark that says so. The parts keep their places in the Swagger file. What OpenAPI 3
 * has no form for gets a remark that rejects it, if it is kept.
 */
export function convertSwagger(document: Part, places: Places): ConvertedSwagger {
  const conversion = new Conversion(document, places);
  const { root } = conversion;
  const schemas = new SchemaConverter(conversion);
  const operations = new OperationConverter(conversion, schemas);
  const servers = serversOf(conversion);
  const paths = conversion.child(root, 'paths');
  const made: Record<string, unknown> = {
    openapi: '3.0.3',
    ...without(document, ...replaced),
    ...(servers && { servers }),
    paths: paths ? operations.pathItems(paths) : {},
  };
  const components: Record<string, Part> = {};
  const add = (from: string, to: string, convert: (at: At) => Part) => {
    const at = conversion.child(root, from);
    if (at) components[to] = convert(at);
  };
  const each = (convert: (at: At, name: string) => Part) => (at: At) =>
    conversion.made(
      at,
      Object.fromEntries(conversion.members(at).map(([name, one]) => [name, convert(one, name)])),
    );
  add(
    'definitions',
    'schemas',
    each((at, name) => schemas.convert(at, name)),
  );
  add('parameters', 'parameters', at => operations.parameters(at));
  add(
    'responses',
    'responses',
    each(at => operations.response(at)),
  );
  add('x-path-items', 'pathItems', at => operations.pathItems(at));
  add(
    'securityDefinitions',
    'securitySchemes',
    each(at => convertSecurityScheme(conversion, at)),
  );
  const moved = Object.entries(schemas.moved);
  if (moved.length > 0) components.schemas ??= {};
  for (const [name, schema] of moved) setMember(components.schemas ?? {}, name, schema);
  if (Object.keys(components).length > 0) made.components = components;
  return { document: conversion.made(root, made), unresolved: conversion.unresolved };
}

const replaced = [
  'swagger',
  'host',
  'basePath',
  'schemes',
  'consumes',
  'produces',
  'paths',
  'definitions',
  'parameters',
  'responses',
  'securityDefinitions',
  'x-path-items',
];
