import type { FieldReference } from '@token-clients/runtime';
import { camelCase, lowerFirst, pascalCase } from '../code/names.js';
import { GenerateError } from '../errors.js';
import {
  flatten,
  httpMethods,
  type MediaType,
  type OpenApiDocument,
  type OpenApiOperation,
  type Parameter,
  pointer,
  resolve,
  type Schema,
  type SecurityRequirement,
  schemaName,
} from './document.js';
import type { Spec } from './read-spec.js';
import { isSecretName } from './secret-names.js';

/** A spec in the generator's own terms: the one thing that all later steps read. */
export interface ProviderModel {
  readonly spec: Spec;
  readonly apis: readonly ApiModel[];
  readonly operations: readonly OperationModel[];
  readonly schemas: readonly SchemaModel[];
  /** Wire names of everything that is secret anywhere in the spec, sorted. */
  readonly secretFields: readonly string[];
}

export interface ApiModel {
  readonly className: string;
  readonly tag: string;
  readonly description: string;
  readonly operations: readonly OperationModel[];
}

export interface OperationModel {
  readonly operationId: string;
  /** Method of the class. */
  readonly name: string;
  readonly pointer: string;
  readonly className: string;
  readonly httpMethod: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  readonly parameters: readonly FieldReference[];
  readonly body?: BodyModel;
  readonly answers: readonly AnswerModel[];
  readonly security: readonly SecurityRequirement[];
}

export interface BodyModel {
  /** Name of the method's argument. */
  readonly argument: string;
  readonly kind: 'json' | 'form';
  readonly mediaType: string;
  readonly required: boolean;
  readonly schema: string;
  readonly fields: readonly FieldReference[];
  readonly joined: Readonly<Record<string, string>>;
  readonly examples: Readonly<Record<string, unknown>>;
}

export interface AnswerModel {
  readonly status: string;
  readonly description: string;
  readonly schema?: string;
  readonly examples: Readonly<Record<string, unknown>>;
}

export interface SchemaModel {
  readonly name: string;
  readonly typeName: string;
  readonly description: string;
  readonly schema: Schema;
  readonly fields: readonly FieldReference[];
}

/**
 * Reads operations and schemas out of a spec.
 *
 * @throws GenerateError `spec_invalid` for what can't be generated correctly: a body or answer of a type that the
 * runtime does not write or read, a parameter in a cookie, an inline body schema, two names that become one
 */
export function providerModel(spec: Spec): ProviderModel {
  const { document } = spec;
  const operations: OperationModel[] = [];
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of httpMethods) {
      const operation = item[method];
      if (operation) operations.push(readOperation(spec, path, method, operation, item.parameters ?? []));
    }
  }
  refuseTwins(spec, operations);
  const schemas = Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => ({
    name,
    typeName: pascalCase(name),
    description: schema.description ?? '',
    schema,
    fields: fieldsOf(document, schema),
  }));
  const secrets = [...operations.flatMap(({ parameters, body }) => [...parameters, ...(body?.fields ?? [])])]
    .concat(schemas.flatMap(({ fields }) => fields))
    .filter(({ secret }) => secret)
    .map(({ name }) => name);
  const headers = Object.values(document.components?.securitySchemes ?? {}).flatMap(scheme =>
    scheme.type === 'apiKey' && scheme.name ? [scheme.name] : [],
  );
  return {
    spec,
    apis: groupByClass(document, operations),
    operations,
    schemas,
    secretFields: [...new Set([...secrets, ...headers.filter(isSecretName)])].sort(),
  };
}

function groupByClass(document: OpenApiDocument, operations: readonly OperationModel[]): ApiModel[] {
  return [...new Set(operations.map(({ className }) => className))].map(className => {
    const tag = (document.tags ?? []).find(known => classNameOf(document, known.name) === className);
    return {
      className,
      tag: tag?.name ?? className,
      description: tag?.description ?? '',
      operations: operations.filter(operation => operation.className === className),
    };
  });
}

function classNameOf(document: OpenApiDocument, tag: string): string {
  return document.tags?.find(({ name }) => name === tag)?.['x-api-class'] ?? `${pascalCase(tag)}Api`;
}

function readOperation(
  spec: Spec,
  path: string,
  method: string,
  operation: OpenApiOperation,
  shared: readonly Parameter[],
): OperationModel {
  const { document } = spec;
  const place = pointer('paths', path, method);
  const operationId = operation.operationId ?? camelCase(`${method} ${path}`);
  const own = (operation.parameters ?? []).map(parameter => resolve(document, parameter));
  const inherited = shared
    .map(parameter => resolve(document, parameter))
    .filter(({ name, in: where }) => !own.some(mine => mine.name === name && mine.in === where));
  const body = readBody(spec, operation, place);
  return {
    operationId,
    name: camelCase(lowerFirst(operationId)),
    pointer: place,
    className: classNameOf(document, operation.tags?.[0] ?? 'default'),
    httpMethod: method.toUpperCase(),
    path,
    summary: operation.summary ?? '',
    description: operation.description ?? '',
    deprecated: operation.deprecated ?? false,
    parameters: [...inherited, ...own].map((parameter, index) =>
      readParameter(spec, parameter, `${place}/parameters/${index}`),
    ),
    ...(body && { body }),
    answers: readAnswers(spec, operation, place),
    security: operation.security ?? document.security ?? [],
  };
}

function readParameter(spec: Spec, parameter: Parameter, place: string): FieldReference {
  const { name, in: where } = parameter;
  if (where === 'cookie')
    throw refused(spec, place, `Parameter ${name} is in a cookie, which clients do not send`);
  return {
    ...field(spec.document, name, parameter.schema ?? {}, parameter.required ?? false),
    in: where,
    ...(parameter.description !== undefined && { description: parameter.description }),
    ...(parameter.example !== undefined && { example: parameter.example }),
    deprecated: parameter.deprecated ?? false,
  };
}

function readBody(spec: Spec, operation: OpenApiOperation, place: string): BodyModel | undefined {
  if (!operation.requestBody) return undefined;
  const { content = {}, required = false } = resolve(spec.document, operation.requestBody);
  const mediaType = Object.keys(content).find(type => BODY_KINDS[type]);
  const kind = mediaType && BODY_KINDS[mediaType];
  const media = mediaType && content[mediaType];
  if (!kind || !media) {
    throw refused(
      spec,
      `${place}/requestBody/content`,
      `Bodies of type ${Object.keys(content).join(', ')} can't be sent`,
    );
  }
  const schema = schemaName(media.schema);
  if (schema === undefined) {
    throw refused(
      spec,
      `${place}/requestBody/content${pointer(mediaType)}/schema`,
      'The body schema has no name',
      'Move it to components/schemas and refer to it.',
    );
  }
  const fields = fieldsOf(spec.document, media.schema ?? {});
  const nested = kind === 'form' && fields.find(({ type }) => type === 'object');
  if (nested)
    throw refused(
      spec,
      `/components/schemas${pointer(schema)}/properties${pointer(nested.name)}`,
      "A form field can't hold an object",
    );
  return {
    argument: camelCase(operation['x-codegen-request-body-name'] ?? lowerFirst(schema)),
    kind,
    mediaType,
    required,
    schema,
    fields,
    joined: joinedFields(media),
    examples: examplesOf(media),
  };
}

const BODY_KINDS: Readonly<Record<string, 'json' | 'form'>> = {
  'application/json': 'json',
  'application/x-www-form-urlencoded': 'form',
};

/** Lists that the spec wants as one value: `spaceDelimited` and its kin. */
function joinedFields({ encoding = {} }: MediaType): Record<string, string> {
  const separators: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|', form: ',' };
  return Object.fromEntries(
    Object.entries(encoding).flatMap(([name, { style = 'form', explode = style === 'form' }]) =>
      explode ? [] : [[name, separators[style] ?? ',']],
    ),
  );
}

function readAnswers(spec: Spec, operation: OpenApiOperation, place: string): AnswerModel[] {
  return Object.entries(operation.responses ?? {}).map(([status, response]) => {
    const { content = {}, description = '' } = resolve(spec.document, response);
    const media = content['application/json'];
    if (!media && Object.keys(content).length > 0) {
      throw refused(
        spec,
        `${place}/responses/${status}/content`,
        `Answers of type ${Object.keys(content).join(', ')} can't be read`,
      );
    }
    const schema = schemaName(media?.schema);
    return {
      status,
      description,
      ...(schema !== undefined && { schema }),
      examples: media ? examplesOf(media) : {},
    };
  });
}

function examplesOf({ examples = {} }: MediaType): Record<string, unknown> {
  return Object.fromEntries(Object.entries(examples).map(([name, { value }]) => [name, value]));
}

function fieldsOf(document: OpenApiDocument, schema: Schema): FieldReference[] {
  const { properties = {}, required = [] } = flatten(document, schema);
  return Object.entries(properties).map(([name, property]) => ({
    ...field(document, name, property, required.includes(name)),
    in: 'body' as const,
  }));
}

function field(document: OpenApiDocument, name: string, schema: Schema, required: boolean): FieldReference {
  const own = flatten(document, schema);
  const type = (
    Array.isArray(own.type) ? own.type.find(known => known !== 'null') : own.type
  ) as FieldReference['type'];
  const secret =
    own['x-secret'] === true || own.format === 'password' || own.writeOnly === true || isSecretName(name);
  const values = own.enum?.filter(value => typeof value === 'string');
  return {
    name,
    in: 'body',
    type: type ?? (own.properties ? 'object' : 'string'),
    required,
    description: schema.description ?? own.description ?? '',
    secret,
    deprecated: own.deprecated ?? false,
    ...(values && values.length > 0 && { values }),
    ...(own.example !== undefined && { example: own.example }),
  };
}

function refuseTwins(spec: Spec, operations: readonly OperationModel[]): void {
  const seen = new Map<string, OperationModel>();
  for (const operation of operations) {
    // One namespace: operations are constants of one module.
    const twin = seen.get(operation.name);
    if (twin) {
      throw refused(
        spec,
        `${operation.pointer}/operationId`,
        `"${operation.operationId}" and "${twin.operationId}" (${twin.pointer}) both become ${operation.name}`,
        'Rename one of them.',
      );
    }
    seen.set(operation.name, operation);
    for (const [index, { name, in: where }] of operation.parameters.entries()) {
      const other = operation.parameters.findIndex(
        parameter => parameter.name === name && parameter.in !== where,
      );
      if (other > index)
        throw refused(
          spec,
          `${operation.pointer}/parameters/${other}`,
          `${name} stands in two places of one request`,
        );
    }
  }
}

function refused(spec: Spec, place: string, what: string, fix?: string): GenerateError {
  return new GenerateError('spec_invalid', what, { file: spec.provider.specName, pointer: place, fix });
}
