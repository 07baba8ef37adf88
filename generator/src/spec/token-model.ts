import type {
  AnswerMapping,
  ClientAuthentication,
  ErrorMapping,
  LifetimeField,
} from '@token-clients/runtime';
import { camelCase } from '../code/names.js';
import { GenerateError } from '../errors.js';
import { flatten, pointer, type Schema } from './document.js';
import type { OperationModel, ProviderModel } from './provider-model.js';
import { readXToken, type XToken, type XTokenExchange } from './x-token.js';

/** `x-token`, completed: what was left out is inferred from names, and every inference is told. */
export interface TokenModel {
  readonly xToken: XToken;
  readonly factory: string;
  readonly answer: AnswerMapping;
  readonly errors: ErrorMapping;
  readonly clientAuth: ClientAuthentication;
  /** Operations that answer with a token, by operationId. */
  readonly tokenOperations: ReadonlyMap<string, string>;
  /** Operation of each exchange. */
  readonly exchanges: Readonly<Partial<Record<'acquire' | 'refresh' | 'revoke', OperationModel>>>;
  /** One line for each thing that was not said but inferred. */
  readonly inferred: readonly string[];
}

/**
 * Reads `x-token` against the operations it names.
 *
 * @throws GenerateError `spec_invalid` with the JSON pointer of what does not fit: an operation, a credential, a field
 * or an answer member that the spec does not have; and when the place of the access token can't be told
 */
export function tokenModel(model: ProviderModel): TokenModel {
  const xToken = readXToken(model.spec);
  const fail = refuser(model);
  const inferred: string[] = [];
  const exchanges: Partial<Record<'acquire' | 'refresh' | 'revoke', OperationModel>> = {};
  for (const kind of ['acquire', 'refresh', 'revoke'] as const) {
    const exchange = xToken[kind];
    if (exchange) exchanges[kind] = checkExchange(model, xToken, kind, exchange);
  }
  for (const [rule, { on }] of (xToken.failures ?? []).entries()) {
    if (on && !xToken[on]) throw fail(`/failures/${rule}/on`, `There is no x-token/${on}`);
  }
  const acquire = exchanges.acquire as OperationModel;
  const answerSchema = successSchema(model, acquire);
  if (!answerSchema)
    throw fail('/acquire/operation', `${xToken.acquire.operation} documents no success with a body`);
  const answer = inferAnswer(model, xToken, answerSchema, inferred);
  return {
    xToken,
    factory: xToken.factory ?? camelCase(model.spec.provider.name),
    answer,
    errors: inferErrors(model, xToken),
    clientAuth: checkClientAuth(model, xToken, acquire),
    tokenOperations: findTokenOperations(model, answer.accessToken),
    exchanges,
    inferred,
  };
}

function refuser(model: ProviderModel) {
  return (at: string, what: string, fix?: string) =>
    new GenerateError('spec_invalid', what, {
      file: model.spec.provider.specName,
      pointer: `/x-token${at}`,
      fix,
    });
}

function checkExchange(
  model: ProviderModel,
  xToken: XToken,
  kind: string,
  exchange: XTokenExchange,
): OperationModel {
  const fail = refuser(model);
  const operation = model.operations.find(({ operationId }) => operationId === exchange.operation);
  if (!operation) {
    const known = model.operations.map(({ operationId }) => operationId).join(', ');
    throw fail(
      `/${kind}/operation`,
      `There is no operation "${exchange.operation}"`,
      `The spec has ${known}.`,
    );
  }
  const wireNames = [...operation.parameters, ...(operation.body?.fields ?? [])].map(({ name }) => name);
  for (const [name, source] of Object.entries(exchange.fields ?? {})) {
    const at = `/${kind}/fields${pointer(name)}`;
    if (!wireNames.includes(name))
      throw fail(at, `${operation.operationId} has no field "${name}"`, `It has ${wireNames.join(', ')}.`);
    if ('credential' in source && !xToken.credentials?.[source.credential]) {
      throw fail(
        `${at}/credential`,
        `There is no credential "${source.credential}"`,
        'Add it to x-token/credentials.',
      );
    }
  }
  return operation;
}

function checkClientAuth(
  model: ProviderModel,
  xToken: XToken,
  acquire: OperationModel,
): ClientAuthentication {
  const fail = refuser(model);
  const auth = xToken.clientAuth ?? { methods: ['none' as const] };
  for (const part of ['id', 'secret'] as const) {
    const credential = auth[part]?.credential;
    if (credential !== undefined && !xToken.credentials?.[credential]) {
      throw fail(
        `/clientAuth/${part}/credential`,
        `There is no credential "${credential}"`,
        'Add it to x-token/credentials.',
      );
    }
  }
  if (auth.methods.includes('signature') && !auth.signature) {
    throw fail('/clientAuth', 'The method signature needs the field "signature"');
  }
  if (auth.methods.includes('query') && acquire.parameters.every(parameter => parameter.in !== 'query')) {
    throw fail('/clientAuth/methods', `${acquire.operationId} has no query parameters`);
  }
  return auth;
}

/** The schema of the first documented success. */
function successSchema(model: ProviderModel, operation: OperationModel): Schema | undefined {
  const name = operation.answers.find(({ status }) => status.startsWith('2'))?.schema;
  const schema = name === undefined ? undefined : model.spec.document.components?.schemas?.[name];
  return schema && flatten(model.spec.document, schema);
}

const TOKEN_NAMES = ['access_token', 'accessToken', 'token'];
const TYPE_NAMES = ['token_type', 'tokenType'];
const REFRESH_NAMES = ['refresh_token', 'refreshToken'];
const SCOPE_NAMES = ['scope', 'scopes'];
const SECONDS_NAMES = ['expires_in', 'expiresIn'];

function inferAnswer(
  model: ProviderModel,
  xToken: XToken,
  schema: Schema,
  inferred: string[],
): AnswerMapping {
  const fail = refuser(model);
  const given = xToken.answer ?? {};
  const properties = schema.properties ?? {};
  const find = (names: readonly string[]) => names.find(name => Object.hasOwn(properties, name));
  const infer = (key: 'accessToken' | 'tokenType' | 'refreshToken' | 'scope', names: readonly string[]) => {
    const said = given[key];
    if (said !== undefined) return said;
    const name = find(names);
    if (name !== undefined) inferred.push(`answer.${key} = /${name}`);
    return name === undefined ? undefined : `/${name}`;
  };
  const accessToken = infer('accessToken', TOKEN_NAMES);
  if (accessToken === undefined) {
    throw fail(
      '/answer',
      `Which field holds the token can't be told; the answer has ${Object.keys(properties).join(', ') || 'no fields'}`,
      'Say it in x-token/answer/accessToken.',
    );
  }
  for (const [key, at] of Object.entries({
    ...given,
    lifetime: given.lifetime?.field,
    refreshLifetime: given.refreshLifetime?.field,
  })) {
    if (typeof at === 'string' && at.startsWith('/') && !hasPointer(model, schema, at)) {
      throw fail(
        `/answer/${key}`,
        `The answer has no ${at}`,
        `It has ${Object.keys(properties).join(', ')}.`,
      );
    }
  }
  const tokenType = infer('tokenType', TYPE_NAMES);
  const lifetime = given.lifetime ?? inferLifetime(model, properties, inferred);
  const refreshToken = infer('refreshToken', REFRESH_NAMES);
  const scope = infer('scope', SCOPE_NAMES);
  return {
    accessToken,
    ...(tokenType !== undefined && { tokenType }),
    tokenTypes: given.tokenTypes ?? ['Bearer'],
    ...(lifetime && { lifetime }),
    ...(given.defaultLifetimeSeconds !== undefined && {
      defaultLifetimeSeconds: given.defaultLifetimeSeconds,
    }),
    ...(refreshToken !== undefined && { refreshToken }),
    ...(given.refreshLifetime && { refreshLifetime: given.refreshLifetime }),
    ...(scope !== undefined && { scope }),
    ...(given.issuedTokenType !== undefined && { issuedTokenType: given.issuedTokenType }),
  };
}

/** `expires_in` means seconds in RFC 6749, whatever its JSON type. Other names mean too many things to guess. */
function inferLifetime(
  model: ProviderModel,
  properties: Readonly<Record<string, Schema>>,
  inferred: string[],
): LifetimeField | undefined {
  const name = SECONDS_NAMES.find(known => Object.hasOwn(properties, known));
  if (name !== undefined) {
    inferred.push(`answer.lifetime = /${name} in seconds`);
    return { field: `/${name}`, unit: 'seconds' };
  }
  const doubtful = Object.keys(properties).find(
    known => /expire|expiry|timeout|ttl|valid_until/i.test(known) && !/refresh/i.test(known),
  );
  if (doubtful === undefined) return undefined;
  throw refuser(model)(
    '/answer/lifetime',
    `The answer has "${doubtful}", and whether that is seconds or a moment can't be told`,
    `Say it: lifetime: { field: /${doubtful}, unit: seconds }.`,
  );
}

function hasPointer(model: ProviderModel, schema: Schema, at: string): boolean {
  let here: Schema | undefined = schema;
  for (const key of at.split('/').slice(1))
    here = here && flatten(model.spec.document, here).properties?.[key];
  return here !== undefined;
}

const CODE_POINTERS = ['/error_code', '/errorCode', '/error/type', '/error/code', '/error', '/code'];
const MESSAGE_POINTERS = [
  '/error_description',
  '/error_message',
  '/errorMessage',
  '/error/message',
  '/message',
  '/detail',
];

/** Where error code and message stand: every known place that some documented error has. */
function inferErrors(model: ProviderModel, { errors = {} }: XToken): ErrorMapping {
  const names = new Set(
    model.operations.flatMap(({ answers }) =>
      answers.filter(({ status }) => !status.startsWith('2')).flatMap(({ schema }) => schema ?? []),
    ),
  );
  const schemas = [...names].flatMap(name => model.spec.document.components?.schemas?.[name] ?? []);
  const present = (pointers: readonly string[]) =>
    pointers.filter(at =>
      schemas.some(schema => hasPointer(model, schema, at) && !isObject(model, schema, at)),
    );
  const spellings = errors.alsoSpelled && spellingsOf(model, schemas, errors.alsoSpelled);
  return {
    code: errors.code ?? present(CODE_POINTERS),
    message: errors.message ?? present(MESSAGE_POINTERS),
    ...(spellings && { spellings }),
  };
}

function isObject(model: ProviderModel, schema: Schema, at: string): boolean {
  let here: Schema | undefined = schema;
  for (const key of at.split('/').slice(1))
    here = here && flatten(model.spec.document, here).properties?.[key];
  const { type, properties } = flatten(model.spec.document, here ?? {});
  return type === 'object' || properties !== undefined;
}

function spellingsOf(
  model: ProviderModel,
  schemas: readonly Schema[],
  spelling: 'camelCase' | 'snake_case',
): Record<string, string> {
  const names = schemas.flatMap(schema => Object.keys(flatten(model.spec.document, schema).properties ?? {}));
  const respell = (name: string) =>
    spelling === 'camelCase'
      ? camelCase(name)
      : name.replace(/[A-Z]/g, capital => `_${capital.toLowerCase()}`);
  return Object.fromEntries(
    [...new Set(names)].map(name => [respell(name), name]).filter(([other, name]) => other !== name),
  );
}

function findTokenOperations(model: ProviderModel, accessToken: string): Map<string, string> {
  return new Map(
    model.operations.flatMap(operation => {
      const schema = successSchema(model, operation);
      return schema && hasPointer(model, schema, accessToken)
        ? [[operation.operationId, accessToken] as const]
        : [];
    }),
  );
}
