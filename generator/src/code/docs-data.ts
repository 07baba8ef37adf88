import type { FieldReference } from '@token-clients/runtime';
import { schemaName } from '../spec/document.js';
import type { OperationModel, ProviderModel, SchemaModel } from '../spec/provider-model.js';
import type { TokenModel } from '../spec/token-model.js';
import { serverData } from './descriptor-code.js';
import { codeSpan, literal, markdown } from './escape.js';
import { camelCase, lowerFirst, pascalCase } from './names.js';

/** What the page templates print for an operation. Escaped for Markdown. */
export function operationDocs(model: ProviderModel, token: TokenModel, operation: OperationModel) {
  const { name, body, parameters, answers } = operation;
  const pathParameters = parameters.filter(parameter => parameter.in === 'path').map(fieldRow);
  const others = [
    ...(body
      ? [
          {
            name: codeSpan(body.argument),
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
    signature: signatureOf(operation),
    example: exampleOf(model, token, operation),
    pathParameters,
    hasPathParameters: pathParameters.length > 0,
    otherParameters: others,
    hasOtherParameters: others.length > 0,
    returnType: returnLinks(answers.filter(({ status }) => status.startsWith('2'))),
    answers: answers.map(({ status, schema, description }) => ({
      status: codeSpan(status),
      type: schema === undefined ? '(no body)' : typeLink(schema),
      description: markdown(description),
    })),
    authorization: authorizationOf(operation),
    contentType: body ? body.mediaType : 'not defined',
    accept: answers.some(({ schema }) => schema !== undefined) ? 'application/json' : 'not defined',
  };
}

/** What the page template prints for a schema. */
export function schemaDocs({ name, typeName, description, schema, fields }: SchemaModel) {
  const values = (schema.enum ?? []).map(value => ({ value: codeSpan(literal(value)) }));
  return {
    name: markdown(name),
    typeName: markdown(typeName),
    description: markdown(description),
    fields: fields.map(field => ({
      ...fieldRow(field),
      type: typeOfField(schema.properties?.[field.name], field),
    })),
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

function typeOfField(schema: Parameters<typeof schemaName>[0], field: FieldReference): string {
  const name = schemaName(schema);
  return name === undefined ? codeSpan(field.type) : typeLink(name);
}

function typeLink(schema: string): string {
  return `[${codeSpan(pascalCase(schema))}](${pascalCase(schema)}.md)`;
}

function returnLinks(successes: OperationModel['answers']): string {
  const names = [...new Set(successes.flatMap(({ schema }) => schema ?? []))];
  return names.length > 0 ? names.map(typeLink).join(' or ') : '(no body)';
}

function signatureOf({ name, body, parameters, answers }: OperationModel): string {
  const success = answers.find(
    ({ status, schema }) => status.startsWith('2') && schema !== undefined,
  )?.schema;
  const args = [
    ...(body ? [`${body.argument}: ${pascalCase(body.schema)}`] : []),
    ...(parameters.length > 0 ? [`parameters: ${pascalCase(name)}Parameters`] : []),
    'options?: CallOptions',
  ];
  return `${name}(${args.join(', ')}): Promise<${success === undefined ? 'void' : pascalCase(success)}>`;
}

function authorizationOf({ security }: OperationModel): string {
  const alternatives = security.map(requirement => Object.keys(requirement).map(codeSpan).join(' and '));
  const named = alternatives.filter(Boolean);
  if (named.length === 0) return 'No authorization required';
  return named.join(', or ') + (named.length < alternatives.length ? ', or none' : '');
}

/** A program that runs as it stands, apart from its made-up credentials. */
export function exampleOf(model: ProviderModel, token: TokenModel, operation: OperationModel): string {
  const { body, parameters, className, name } = operation;
  const variable = lowerFirst(camelCase(className.replace(/A[pP][iI]$/, ''))) || 'api';
  const { signature } = token.clientAuth;
  const signed = signature && operation.security.some(requirement => signature.scheme in requirement);
  const signer = signed ? `${lowerFirst(signature.scheme.replace(/Auth$/, ''))}Signer` : undefined;
  const [exampleBody] = Object.values(body?.examples ?? {});
  const basic = usesBasic(model, operation) && !mentionsSecret(exampleBody);
  const standIns = serverData(model)[0]?.variables ?? {};
  const variables = Object.entries(standIns).filter(([, known]) => known.default === undefined);
  const options = [
    ...(variables.length > 0
      ? [`serverVariables: ${literal(Object.fromEntries(variables.map(([key]) => [key, `your-${key}`])))}`]
      : []),
    ...(signer
      ? [
          `signer: ${signer}({ key: process.env.${token.clientAuth.signature?.env[0] ?? 'PRIVATE_KEY'} ?? '' })`,
        ]
      : []),
    ...(basic ? ["headers: basicAuth('fake-client-id', 'fake-client-secret')"] : []),
  ];
  const values = Object.fromEntries(
    parameters.map(field => [field.name, field.example ?? field.values?.[0] ?? `example-${field.name}`]),
  );
  const args = [
    ...(body ? [literal(exampleBody ?? {})] : []),
    ...(parameters.length > 0 ? [literal(values)] : []),
  ];
  return [
    ...(signer ? [`import { ${signer} } from '@token-clients/auth-hooks';`] : []),
    `import { ${[...(basic ? ['basicAuth'] : []), className].join(', ')} } from '@token-clients/${model.spec.provider.name}';`,
    '',
    `const ${variable} = new ${className}(${options.length > 0 ? `{ ${options.join(', ')} }` : ''});`,
    `const answer = await ${variable}.${name}(${args.join(', ')});`,
    'console.log(answer);',
  ].join('\n');
}

function usesBasic(model: ProviderModel, { security }: OperationModel): boolean {
  const schemes = model.spec.document.components?.securitySchemes ?? {};
  return security
    .flatMap(requirement => Object.keys(requirement))
    .some(name => schemes[name]?.scheme === 'basic');
}

function mentionsSecret(example: unknown): boolean {
  return (
    typeof example === 'object' && example !== null && Object.keys(example).some(name => /secret/i.test(name))
  );
}
