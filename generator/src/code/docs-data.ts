import type { FieldReference } from '@token-clients/runtime';
import { pascalCase } from '../names.js';
import type { OperationModel, ProviderModel, SchemaModel } from '../read/provider-model.js';
import type { TokenModel } from '../read/token-model.js';
import { codeSpan, literal, markdown } from './escape.js';
import { callExample } from './examples.js';

/** What the page templates print for an operation. Escaped for Markdown. */
export function operationDocs(model: ProviderModel, token: TokenModel, operation: OperationModel) {
  const { name, body, parameters, responses } = operation;
  const pathParameters = parameters.filter(parameter => parameter.in === 'path').map(fieldRow);
  const others = [
    ...(body
      ? [
          {
            name: codeSpan(body.name),
            type: typeLink(body.schema),
            description: 'The body of the request.',
            notes: body.required ? 'required' : '',
          },
        ]
      : []),
    ...parameters.filter(parameter => parameter.in !== 'path').map(fieldRow),
  ];
  return {
    name: markdown(name),
    anchor: name.toLowerCase(),
    summary: markdown(operation.summary || name),
    description: markdown(operation.description),
    deprecated: operation.deprecated,
    httpRequest: `**${operation.httpMethod}** ${markdown(operation.path)}`,
    signature: codeSpan(signatureOf(operation)),
    example: callExample(model, token, operation),
    pathParameters,
    hasPathParameters: pathParameters.length > 0,
    otherParameters: others,
    hasOtherParameters: others.length > 0,
    returnType: returnLinks(responses.filter(({ status }) => status.startsWith('2'))),
    responses: responses.map(({ status, schema, description }) => ({
      status: codeSpan(status),
      type: schema === undefined ? '(no body)' : typeLink(schema),
      description: markdown(description),
    })),
    authorization: authorizationOf(operation),
    contentType: body ? body.mediaType : 'not defined',
    accept: responses.some(({ schema }) => schema !== undefined) ? 'application/json' : 'not defined',
  };
}

/** What the page template prints for a schema. */
export function schemaDocs({ name, typeName, description, schema, fields, references }: SchemaModel) {
  const values = (schema.enum ?? []).map(value => ({ value: codeSpan(literal(value)) }));
  return {
    name: markdown(name),
    typeName: markdown(typeName),
    description: markdown(description),
    fields: fields.map(field => {
      const reference = references.get(field.name);
      return { ...fieldRow(field), ...(reference !== undefined && { type: typeLink(reference) }) };
    }),
    hasFields: fields.length > 0,
    values,
    hasValues: values.length > 0,
  };
}

function fieldRow(field: FieldReference) {
  const notes = [
    field.required ? 'required' : 'optional',
    field.secret ? 'secret' : '',
    field.deprecated ? 'deprecated' : '',
    field.values ? `one of ${field.values.map(codeSpan).join(', ')}` : '',
  ];
  return {
    name: codeSpan(field.name),
    type: codeSpan(field.type),
    description: markdown(field.description),
    notes: notes.filter(Boolean).join(', '),
  };
}

function typeLink(schema: string): string {
  return `[${codeSpan(pascalCase(schema))}](${pascalCase(schema)}.md)`;
}

function returnLinks(successes: OperationModel['responses']): string {
  const names = [...new Set(successes.flatMap(({ schema }) => schema ?? []))];
  return names.length > 0 ? names.map(typeLink).join(' or ') : '(no body)';
}

function signatureOf({ name, body, parameters, responses }: OperationModel): string {
  const success = responses.find(
    ({ status, schema }) => status.startsWith('2') && schema !== undefined,
  )?.schema;
  const args = [
    ...(body ? [`${body.name}: ${pascalCase(body.schema)}`] : []),
    ...(parameters.length > 0 ? [`parameters: ${pascalCase(name)}Parameters`] : []),
    'options?: CallOptions',
  ];
  return `${name}(${args.join(', ')}): Promise<${success === undefined ? 'void' : pascalCase(success)}>`;
}

function authorizationOf({ requirements }: OperationModel): string {
  const alternatives = requirements.map(requirement => Object.keys(requirement).map(codeSpan).join(' and '));
  const named = alternatives.filter(Boolean);
  if (named.length === 0) return 'No authorization required';
  return named.join(', or ') + (named.length < alternatives.length ? ', or none' : '');
}
