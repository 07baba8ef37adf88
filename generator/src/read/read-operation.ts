import {
  type HttpMethod,
  type OpenApiDocument,
  type OpenApiOperation,
  pointer,
  type Schema,
  type SecurityRequirement,
} from '../document/document.js';
import type { Spec } from '../document/spec.js';
import { readServers } from '../wire/servers.js';
import { exactPlaces } from './exact-places.js';
import type { OperationModel } from './provider-model.js';
import { readBody } from './read-body.js';
import { readParameters } from './read-parameters.js';
import { readResponses } from './read-responses.js';

/**
 * Reads one operation.
 *
 * @throws {GenerateError} `spec_invalid` when clients cannot send its parameters or body, or read its responses
 */
export function readOperation(
  spec: Spec,
  path: string,
  method: HttpMethod,
  operation: OpenApiOperation,
): OperationModel {
  const { document } = spec;
  const place = pointer('paths', path, method);
  const { operationId = '', 'x-method-name': name = '' } = operation;
  const isSynthesised = operation['x-synthesised'] === true;
  if (isSynthesised) {
    spec.findings.add({
      kind: 'note',
      rule: 'synthesised',
      problem: `${name || operationId}() is a standard operation: the vendor's spec has none`,
      fix: "Compare it with the vendor's documents, and correct it in the overlay.",
      place: spec.places.at(document, place),
    });
  }
  const body = readBody(spec, operation, method, place, name);
  const { servers = [] } = operation;
  const responses = readResponses(spec, operation, place);
  const exact = responses.reads === 'json' ? exactPlaces(document, successesOf(operation)) : undefined;
  const requirements = operation.security ?? document.security ?? [];
  return {
    operationId,
    name,
    pointer: place,
    className: classNameOf(document, operation.tags?.[0]),
    httpMethod: method.toUpperCase(),
    path,
    summary: operation.summary ?? '',
    description: [operation.description, ...(isSynthesised ? [SYNTHESISED] : [])]
      .filter(Boolean)
      .join('\n\n'),
    isSynthesised,
    deprecated: operation.deprecated ?? false,
    ...readParameters(spec, operation, place),
    ...(servers.length > 0 && { servers: readServers(spec, servers, `${place}/servers`) }),
    ...(body && { body }),
    ...responses,
    ...(exact && { exact }),
    requirements,
    security: schemesOf(requirements),
  };
}

/** What readers of code and documents are to know of an operation that the generator made. */
const SYNTHESISED = "The vendor's spec has no such operation: the generator made it, as the standard has it.";

/** Lists the schemas of an operation's successes. */
function successesOf({ responses = {} }: OpenApiOperation): Schema[] {
  return Object.entries(responses)
    .filter(([status]) => status.startsWith('2') || status === 'default')
    .flatMap(([, { content = {} }]) => Object.values(content).flatMap(({ schema }) => schema ?? []));
}

/** Names of the security schemes that an operation needs; empty if it works without. */
function schemesOf(requirements: readonly SecurityRequirement[]): string[] {
  const schemes = requirements.map(requirement => Object.keys(requirement));
  return schemes.some(names => names.length === 0) ? [] : [...new Set(schemes.flat())];
}

/** Returns the name of a tag's class, which a normalised document has. */
export function classNameOf({ tags = [] }: OpenApiDocument, tag: string | undefined): string {
  return tags.find(({ name }) => name === tag)?.['x-api-class'] ?? '';
}
