import type { FieldReference } from '@token-clients/runtime';
import {
  type HttpMethod,
  type OpenApiDocument,
  type OpenApiOperation,
  type Parameter,
  type PathItem,
  pointer,
  resolve,
  type SecurityRequirement,
  schemaName,
} from '../document/document.js';
import { invalidSpec } from '../document/invalid-spec.js';
import type { Spec } from '../document/spec.js';
import { fieldOf } from './fields.js';
import type { OperationModel, ResponseModel } from './provider-model.js';
import { examplesOf, readBody } from './read-body.js';

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
  item: PathItem,
): OperationModel {
  const { document } = spec;
  const place = pointer('paths', path, method);
  const { operationId = '', 'x-method-name': name = '' } = operation;
  const body = readBody(spec, operation, place, name);
  const requirements = operation.security ?? document.security ?? [];
  return {
    operationId,
    name,
    pointer: place,
    className: classNameOf(document, operation.tags?.[0]),
    httpMethod: method.toUpperCase(),
    path,
    summary: operation.summary ?? '',
    description: operation.description ?? '',
    deprecated: operation.deprecated ?? false,
    parameters: readParameters(spec, operation, item, place, pointer('paths', path)),
    ...(body && { body }),
    responses: readResponses(spec, operation, place),
    requirements,
    security: schemesOf(requirements),
  };
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

function readParameters(
  spec: Spec,
  operation: OpenApiOperation,
  item: PathItem,
  ownPlace: string,
  sharedPlace: string,
): FieldReference[] {
  const list = (parameters: readonly Parameter[], place: string) =>
    parameters.map((parameter, index) => ({
      place: `${place}/parameters/${index}`,
      parameter: resolve(spec.document, parameter),
    }));
  const own = list(operation.parameters ?? [], ownPlace);
  const inherited = list(item.parameters ?? [], sharedPlace).filter(
    ({ parameter: { name, in: where } }) =>
      !own.some(({ parameter }) => parameter.name === name && parameter.in === where),
  );
  return [...inherited, ...own].map(({ parameter, place }) => {
    const { 'x-wire-name': wireName } = parameter;
    if (wireName !== undefined) {
      throw invalidSpec(
        spec,
        place,
        `The parameter ${wireName} is in two places of one request`,
        'Keep one of them.',
        'duplicate-parameter',
      );
    }
    return readParameter(spec, parameter, place);
  });
}

function readParameter(spec: Spec, parameter: Parameter, place: string): FieldReference {
  const { name, in: where, schema } = parameter;
  if (where === 'cookie')
    throw invalidSpec(
      spec,
      place,
      `The parameter ${name} is in a cookie, which clients do not send`,
      'Leave it out.',
    );
  if (schema === undefined)
    throw invalidSpec(spec, place, `The parameter ${name} has no schema`, 'Give it one.');
  return {
    ...fieldOf(spec.document, name, schema, parameter.required ?? false),
    in: where,
    ...(parameter.description !== undefined && { description: parameter.description }),
    ...(parameter.example !== undefined && { example: parameter.example }),
    deprecated: parameter.deprecated ?? false,
  };
}

function readResponses(spec: Spec, operation: OpenApiOperation, place: string): ResponseModel[] {
  return Object.entries(operation.responses ?? {}).map(([status, response]) => {
    const { content = {}, description = '' } = resolve(spec.document, response);
    const media = content['application/json'];
    if (!media && Object.keys(content).length > 0) {
      throw invalidSpec(
        spec,
        `${place}/responses${pointer(status)}/content`,
        `Responses of type ${Object.keys(content).join(', ')} are not supported`,
        'The runtime reads application/json.',
      );
    }
    const schema = schemaName(media?.schema);
    if (media && schema === undefined) {
      throw invalidSpec(
        spec,
        `${place}/responses${pointer(status)}/content/application~1json/schema`,
        'The schema of the response has no name',
        'Move it to components/schemas and refer to it.',
      );
    }
    return {
      status,
      description,
      ...(schema !== undefined && { schema }),
      examples: media ? examplesOf(media) : {},
    };
  });
}
