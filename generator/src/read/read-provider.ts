import { isSecretName } from '@token-clients/runtime';
import { httpMethods, type OpenApiDocument, schemaName } from '../document/document.js';
import type { Spec } from '../document/spec.js';
import { pascalCase } from '../names.js';
import { fieldsOf, membersOf } from './fields.js';
import { placeServers } from './place-servers.js';
import type { ApiModel, OperationModel, ProviderModel, SchemaModel } from './provider-model.js';
import { classNameOf, readOperation } from './read-operation.js';
import { errorsOf } from './successes.js';

/**
 * Reads the operations and schemas of a spec.
 *
 * @throws {GenerateError} `spec_invalid` when the runtime cannot write a body or read a response of that type, a
 * parameter is in a cookie, or a body's schema is inline
 */
export function readProvider(spec: Spec): ProviderModel {
  const { document } = spec;
  const read = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    httpMethods.flatMap(method => {
      const operation = item[method];
      if (!operation) return [];
      return spec.findings.attempt(() => readOperation(spec, path, method, operation)) ?? [];
    }),
  );
  const { operations, ...places } = placeServers(spec, read);
  spec.findings.throwIfRefused();
  const errors = new Set(
    operations.flatMap(({ responses }) => errorsOf(responses).map(({ schema }) => schema)),
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
    ...places,
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
