import type { FieldReference } from '@token-clients/runtime';
import { pascalCase } from '../names.js';
import {
  httpMethods,
  type OpenApiDocument,
  type Schema,
  type SecurityRequirement,
  schemaName,
} from './document.js';
import { fieldsOf, isSecretName, membersOf } from './fields.js';
import { classNameOf, readOperation } from './read-operation.js';
import type { Spec } from './read-spec.js';

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
  readonly responses: readonly ResponseModel[];
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
  /** Names of its secret members, at any depth. */
  readonly secrets: readonly string[];
}

export interface ResponseModel {
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
  /** Names of the schemas that fields refer to, by field. */
  readonly references: ReadonlyMap<string, string>;
}

/**
 * Reads operations and schemas out of a spec.
 *
 * @throws GenerateError `spec_invalid` for what can't be generated correctly: a body or response of a type that the
 * runtime does not write or read, a parameter in a cookie, an inline body schema
 */
export function providerModel(spec: Spec): ProviderModel {
  const { document } = spec;
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    httpMethods.flatMap(method => {
      const operation = item[method];
      return operation ? [readOperation(spec, path, method, operation, item)] : [];
    }),
  );
  const errors = new Set(
    operations.flatMap(({ responses }) =>
      responses.filter(({ status }) => !status.startsWith('2')).map(({ schema }) => schema),
    ),
  );
  const schemas = Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => ({
    name,
    typeName: pascalCase(name),
    description: schema.description ?? '',
    schema,
    fields: fieldsOf(document, schema, !errors.has(name)),
    references: new Map(
      [...membersOf(document, schema)].flatMap(([field, member]) => {
        const reference = schemaName(member.schema);
        return reference === undefined ? [] : [[field, reference] as const];
      }),
    ),
  }));
  return {
    spec,
    apis: groupByClass(document, operations),
    operations,
    schemas,
    secretFields: secretFields(document, operations, schemas),
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

function secretFields(
  { components = {} }: OpenApiDocument,
  operations: readonly OperationModel[],
  schemas: readonly SchemaModel[],
): string[] {
  const fields = [
    ...operations.flatMap(({ parameters, body }) => [...parameters, ...(body?.fields ?? [])]),
    ...schemas.flatMap(schema => schema.fields),
  ];
  const headers = Object.values(components.securitySchemes ?? {}).flatMap(({ type, name }) =>
    type === 'apiKey' && name !== undefined && isSecretName(name) ? [name] : [],
  );
  const secrets = fields.filter(({ secret }) => secret).map(({ name }) => name);
  const nested = operations.flatMap(({ body }) => body?.secrets ?? []);
  return [...new Set([...secrets, ...nested, ...headers])].sort();
}
