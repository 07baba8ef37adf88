import type { FieldReference } from '@token-clients/runtime';
import { pascalCase } from '../names.js';
import type { BodyModel, OperationModel, ProviderModel, SchemaModel } from '../read/provider-model.js';
import { successesOf } from '../read/successes.js';
import type { TokenModel } from '../token/token-model.js';
import { authorizationDocs } from './authorization.js';
import { codeSpan, jsonText, markdown } from './escape.js';
import { callExample } from './examples.js';

/** Collects what the page templates print for an operation. Escaped for Markdown. */
export function operationDocs(model: ProviderModel, token: TokenModel, operation: OperationModel) {
  const { name, body, parameters, responses } = operation;
  const pathParameters = parameters.filter(parameter => parameter.in === 'path').map(fieldRow);
  const others = [
    ...(body ? bodyRows(model, body) : []),
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
    returnType: returnLinks(successesOf(responses)),
    responses: responses.map(({ status, schema, description }) => ({
      status: codeSpan(status),
      type: schema === undefined ? '(no body)' : typeLink(schema),
      description: markdown(description),
    })),
    authorization: authorizationDocs(operation),
    contentType: body ? markdown(body.mediaType) : 'not defined',
    accept: responses.some(({ mediaType }) => mediaType !== undefined)
      ? markdown(operation.accept ?? 'application/json')
      : 'not defined',
  };
}

/** Collects what the page template prints for a schema. Escaped for Markdown. */
export function schemaDocs(model: SchemaModel) {
  const { name, typeName, description, schema, fields } = model;
  const values = (schema.enum ?? []).map(value => ({ value: codeSpan(jsonText(value)) }));
  return {
    name: markdown(name),
    typeName: markdown(typeName),
    description: markdown(description),
    fields: fieldRows(model),
    hasFields: fields.length > 0,
    values,
    hasValues: values.length > 0,
  };
}

/** The body as one row and, as a form is a list of parameters, one row for each field of a form. */
function bodyRows({ schemas }: ProviderModel, { name, kind, schema, required }: BodyModel) {
  const model = kind === 'form' ? schemas.find(known => known.name === schema) : undefined;
  return [
    {
      name: codeSpan(name),
      type: typeLink(schema),
      description: model ? 'The form, with these fields:' : 'The body of the request.',
      notes: required ? 'required' : '',
    },
    ...(model ? fieldRows(model, `${name}.`) : []),
  ];
}

/** One row for each field of a schema; a field with a schema of its own links to its page. */
function fieldRows({ fields, references }: SchemaModel, prefix = '') {
  return fields.map(field => {
    const reference = references.get(field.name);
    return {
      ...fieldRow({ ...field, name: prefix + field.name }),
      ...(reference !== undefined && { type: typeLink(reference) }),
    };
  });
}

function fieldRow(field: FieldReference) {
  const notes = [
    field.required ? 'required' : 'optional',
    field.secret ? 'secret' : '',
    field.deprecated ? 'deprecated' : '',
    field.default === undefined ? '' : `default ${codeSpan(jsonText(field.default))}`,
    field.values ? `one of ${field.values.map(value => codeSpan(String(value))).join(', ')}` : '',
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
  const success = successesOf(responses).find(({ schema }) => schema !== undefined)?.schema;
  const args = [
    ...(body ? [`${body.name}: ${pascalCase(body.schema)}`] : []),
    ...(parameters.length > 0 ? [`parameters: ${pascalCase(name)}Parameters`] : []),
    'options?: CallOptions',
  ];
  return `${name}(${args.join(', ')}): Promise<${success === undefined ? 'void' : pascalCase(success)}>`;
}
