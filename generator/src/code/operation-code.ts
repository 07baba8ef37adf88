import { isSecretName, type Operation } from '@token-clients/runtime';
import { localType, pascalCase, upperFirst } from '../names.js';
import type { BodyModel, OperationModel } from '../read/provider-model.js';
import { successesOf } from '../read/successes.js';
import type { TokenModel } from '../token/token-model.js';
import type { ServerModel } from '../wire/servers.js';
import { Call, jsdoc, literal, Name } from './escape.js';

/** What the templates print for one operation. */
interface OperationCode {
  readonly name: string;
  readonly jsdoc: string;
  /** The constant from which the runtime runs it. */
  readonly literal: string;
  /** Arguments of the method with types, each followed by a comma. */
  readonly parameters: string;
  /** Name of the type of its parameters; absent if it has none. */
  readonly parametersType?: string;
  readonly operationIdLiteral: string;
  /** What the method passes to the runtime. */
  readonly input: string;
  readonly returnType: string;
  readonly resultDoc: string;
}

const CODES = '`error_response`, `malformed_response`, `network`, `timeout`, `configuration`';
const ERRORS_PAGE =
  'https://github.com/token-clients/token-clients/blob/main/packages/runtime/README.md#errors';

/** Writes an operation as TypeScript. */
export function operationCode(operation: OperationModel, token: TokenModel): OperationCode {
  const { name, body, parameters } = operation;
  const parametersType = parameters.length > 0 ? `${upperFirst(name)}Parameters` : undefined;
  const mayOmitParameters = parameters.every(({ required }) => !required);
  const given = [
    ...(body ? [`${optionalBody(body, mayOmitParameters)}, `] : []),
    ...(parametersType ? [`parameters${mayOmitParameters ? '?' : ''}: ${parametersType}, `] : []),
  ];
  const input = [
    ...(body ? [body.name === 'body' ? 'body' : `body: ${body.name}`] : []),
    ...(parametersType ? ['parameters'] : []),
  ];
  const lockout = token.xToken.lockout;
  return {
    name,
    jsdoc: jsdoc(
      [
        operation.summary && endSentence(operation.summary),
        operation.description && endSentence(operation.description),
        `\`${operation.httpMethod} ${operation.path}\``,
        ...(lockout && token.tokenOperations.has(operation.operationId)
          ? [`Never repeat a rejected call: after ${lockout.attempts} in a row the account locks.`]
          : []),
      ],
      '  ',
      [
        ...(operation.deprecated ? ['@deprecated by the vendor'] : []),
        `@throws {TokenClientError} ${CODES}, or \`locked\` with a \`guard\`: see ${ERRORS_PAGE}`,
        '@throws {unknown} the reason of `options.signal` when it is aborted',
      ],
    ),
    literal: literal(operationConstant(operation, token)),
    parameters: given.join(''),
    ...(parametersType !== undefined && { parametersType }),
    operationIdLiteral: literal(operation.operationId),
    input: input.length > 0 ? `{ ${input.join(', ')} }` : '{}',
    returnType: returnType(operation),
    resultDoc: jsdoc([], '  ', [
      `Like {@link ${name}}, but returns an error response, narrowed by \`status\`, instead of throwing.`,
    ]),
  };
}

/** Writes the body's argument. An optional argument can't come before a required one, so it then accepts `undefined`. */
function optionalBody({ name, schema, required }: BodyModel, mayOmitRest: boolean): string {
  const type = typeNameOf(schema);
  if (required) return `${name}: ${type}`;
  return mayOmitRest ? `${name}?: ${type}` : `${name}: ${type} | undefined`;
}

function typeNameOf(schema: string): string {
  return new Name(localType(pascalCase(schema))).text;
}

/** Finds the schema of an operation's only success; undefined if there are several, or if it has no body. */
export function onlySuccess(responses: OperationModel['responses']): string | undefined {
  const [success, ...others] = successesOf(responses);
  return others.length === 0 ? success?.schema : undefined;
}

function returnType({ operationId, responses }: OperationModel): string {
  const success = onlySuccess(responses);
  return success === undefined ? `SuccessBody<operations[${literal(operationId)}]>` : typeNameOf(success);
}

/** Collects what the runtime needs to run an operation. */
export function operationConstant(
  operation: OperationModel,
  token: TokenModel,
): Record<keyof Operation, unknown> {
  const { parameters, body, servers } = operation;
  const [, path, query] = /^([^?#]*)(?:\?([^#]*))?/.exec(operation.path) ?? [];
  const names = (place: string) => {
    const found = parameters.filter(parameter => parameter.in === place).map(({ name }) => name);
    return found.length > 0 ? found : undefined;
  };
  // The runtime knows the names that are secret everywhere.
  const secrets = [
    ...parameters.filter(({ secret }) => secret).map(({ name }) => name),
    ...(body?.secrets ?? []),
  ].filter(name => !isSecretName(name));
  const bodyFields = body?.required ? body.fields.filter(({ required }) => required) : [];
  const required = [...parameters.filter(field => field.required), ...bodyFields].map(({ name }) => name);
  const { signature } = token.clientAuth;
  const signed = operation.requirements.some(
    requirement => signature && Object.hasOwn(requirement, signature.scheme),
  );
  return {
    name: operation.name,
    method: operation.httpMethod,
    path,
    key: operation.path === path ? undefined : operation.path,
    servers: servers && serversConstant(servers),
    body: body && bodyConstant(body),
    needsBody: body?.required && bodyFields.length === 0 ? true : undefined,
    query: names('query'),
    header: names('header'),
    parameters: parametersConstant(operation.styles, query),
    required: required.length > 0 ? required : undefined,
    accept: operation.accept,
    response: responseConstant(operation, token),
    token: token.tokenOperations.get(operation.operationId),
    tokenless: token.tokenless.get(operation.operationId),
    signature: signed ? signature?.scheme : undefined,
    secrets: secrets.length > 0 ? secrets : undefined,
    errors: new Name('errors'),
  };
}

/** Writes servers; one whose URL has variables needs a function of the runtime's formats. */
export function serversConstant(servers: readonly ServerModel[]): unknown[] {
  // Programs need no descriptions.
  return servers.map(({ description: _, ...server }) =>
    server.variables ? new Call('templatedServer', server) : server,
  );
}

/** Writes what the spec says of the servers of the document. */
export function serversDoc(servers: readonly ServerModel[]): string {
  return jsdoc([
    'Base URLs of the API; the first is the default.',
    ...servers.flatMap(({ url, description }) =>
      description ? `\`${url}\`: ${endSentence(description)}` : [],
    ),
  ]);
}

function parametersConstant(styles: OperationModel['styles'], query: string | undefined): Call | undefined {
  if (query) return new Call('styledParameters', styles, query);
  return Object.keys(styles).length > 0 ? new Call('styledParameters', styles) : undefined;
}

/** Writes what writes a body: a word for the two usual kinds, else a function of the runtime's formats. */
function bodyConstant({ kind, mediaType, styles, joined, partTypes, exact }: BodyModel): unknown {
  switch (kind) {
    case 'json':
      if (exact) return new Call('exactBody', mediaType, exact);
      return mediaType === 'application/json' ? 'json' : new Call('jsonBody', mediaType);
    case 'form':
      if (Object.keys(joined).length > 0) return new Call('formBody', mediaType, styles, joined);
      return mediaType === 'application/x-www-form-urlencoded' && Object.keys(styles).length === 0
        ? 'form'
        : new Call('formBody', mediaType, styles);
    case 'multipart':
      return new Call('multipartBody', ...(Object.keys(partTypes).length > 0 ? [partTypes] : []));
    case 'text':
      return new Call('textBody', mediaType);
    case 'bytes':
      return new Call('bytesBody', mediaType);
  }
}

function responseConstant(
  { operationId, reads, exact, responses }: OperationModel,
  token: TokenModel,
): Call | undefined {
  if (reads === 'json') return exact && new Call('exactResponse', exact);
  const empty = responses
    .filter(({ status, mediaType }) => /^2(?!04|05)\d\d$/.test(status) && mediaType === undefined)
    .map(({ status }) => Number(status));
  const last = empty.length > 0 ? [empty] : [];
  if (reads === 'bytes') return new Call('bytesResponse', ...last);
  const isToken = token.tokenOperations.get(operationId) === '';
  return new Call('textResponse', ...(isToken || empty.length > 0 ? [isToken, ...last] : []));
}

/** Lists the functions of the runtime's formats that are called in constants, in the order of an import. */
export function formatsOf(constants: readonly unknown[]): string[] {
  const names = (value: unknown): string[] => {
    if (typeof value !== 'object' || value === null) return [];
    return value instanceof Call ? [value.name] : Object.values(value).flatMap(names);
  };
  return [...new Set(constants.flatMap(names))].sort();
}

export function endSentence(text: string): string {
  return /[.!?]\s*$/.test(text) ? text.trim() : `${text.trim()}.`;
}
