import type { FieldReference } from '@token-clients/runtime';
import { invalidSpec } from '../document/invalid-spec.js';
import { camelCase } from '../names.js';
import { membersOf } from '../read/fields.js';
import type { OperationModel, ProviderModel } from '../read/provider-model.js';
import { takesBasic } from '../read/security-schemes.js';
import type { XToken, XTokenRequest } from '../read/x-token.js';
import { successSchema } from './infer-response.js';

const TOKEN_NAMES = ['access_token', 'accessToken', 'token'];

type Credentials = Record<string, NonNullable<XToken['credentials']>[string]>;

/**
 * Proposes an `x-token` for a spec that has none, from names alone. A person must review it: names don't say how often a
 * secret may be wrong, or what an error means.
 *
 * @throws {GenerateError} `spec_invalid` when no operation returns a token, or several operations might be the one
 */
export function proposeXToken(model: ProviderModel): XToken {
  const { acquire, refresh } = findTokenOperations(model);
  const credentials: Credentials = Object.create(null);
  const declare = (field: FieldReference) => declareCredential(credentials, envPrefix(model), field);
  const clientAuth = proposeClientAuth(acquire, takesBasic(model, acquire), declare);
  const requests = {
    acquire: proposeRequest(acquire, 'client_credentials', declare),
    ...(refresh && { refresh: proposeRequest(refresh, 'refresh_token', declare) }),
  };
  return { credentials, clientAuth, ...requests };
}

function findTokenOperations(model: ProviderModel): { acquire: OperationModel; refresh?: OperationModel } {
  const { spec, operations } = model;
  const found = operations.filter(operation => returnsToken(model, operation));
  const refreshes = found.filter(operation => fieldsOfCall(operation).some(isRefreshToken));
  const acquires = found.filter(operation => !refreshes.includes(operation));
  const [acquire, ...others] = acquires.length > 0 ? acquires : found;
  if (!acquire) {
    throw invalidSpec(
      spec,
      '/paths',
      `No operation returns ${TOKEN_NAMES.join(', ').replace(/, (?!.*,)/, ' or ')}`,
      'Add x-token as specs/x-token.schema.json describes it.',
    );
  }
  if (others.length > 0) {
    const names = [acquire, ...others].map(({ operationId }) => operationId).join(', ');
    throw invalidSpec(
      spec,
      '/paths',
      `Several operations return a token (${names})`,
      'Add x-token, and name one of them in acquire/operation.',
    );
  }
  const [refresh] = refreshes;
  return { acquire, ...(refresh && { refresh }) };
}

/** Declares the credential that fills a field, and returns its name. */
function declareCredential(
  credentials: Credentials,
  prefix: string,
  { name, description, secret }: FieldReference,
): string {
  const credential = camelCase(name);
  credentials[credential] ??= {
    description: description || `${name} of your app.`,
    ...(secret && { secret }),
    env: [`${prefix}_${credential.replace(/[A-Z]/g, capital => `_${capital}`).toUpperCase()}`],
  };
  return credential;
}

function envPrefix({ spec }: ProviderModel): string {
  return spec.provider.name.replaceAll('-', '_').toUpperCase();
}

type Declare = (field: FieldReference) => string;

function proposeClientAuth(
  acquire: OperationModel,
  isBasic: boolean,
  declare: Declare,
): NonNullable<XToken['clientAuth']> {
  const fields = fieldsOfCall(acquire);
  const secretField = fields.find(({ name }) => SECRET.test(name));
  const id = fields.find(({ name }) => ID.test(name)) ?? (isBasic ? BASIC_ID : undefined);
  const secret = secretField ?? (isBasic ? BASIC_SECRET : undefined);
  const methods = [
    ...(secretField ? [METHODS[secretField.in]] : []),
    ...(isBasic ? (['basic'] as const) : []),
  ];
  return {
    methods: methods.length > 0 ? methods : ['none'],
    ...(id && { id: { credential: declare(id), field: id.name } }),
    ...(secret && { secret: { credential: declare(secret), field: secret.name } }),
  };
}

const ID = /^(client|app|consumer)_?(id|key)$|^clientId$/i;
const SECRET = /^(client|app|consumer)_?secret$|^clientSecret$/i;

/** The method of client authentication that sends a secret in such a place. */
const METHODS = { body: 'body', query: 'query', header: 'header', path: 'body' } as const;

/** What HTTP Basic carries is no field of the spec. */
const BASIC_ID: FieldReference = {
  name: 'client_id',
  in: 'body',
  type: 'string',
  required: true,
  description: 'ID of your app.',
  secret: false,
  deprecated: false,
};
const BASIC_SECRET: FieldReference = {
  ...BASIC_ID,
  name: 'client_secret',
  description: 'Secret of your app.',
  secret: true,
};

function proposeRequest(
  operation: OperationModel,
  usual: 'client_credentials' | 'refresh_token',
  declare: Declare,
): XTokenRequest {
  const fields = fieldsOfCall(operation);
  const grant = fields.find(({ name }) => camelCase(name) === 'grantType');
  const grantType = grant?.values && !grant.values.includes(usual) ? (grant.values[0] ?? usual) : usual;
  const needed = fields.filter(field =>
    isRefreshToken(field) ? usual === 'refresh_token' : field.required || field === grant,
  );
  return {
    operation: operation.operationId,
    grantType,
    fields: Object.fromEntries(
      needed
        .filter(({ name }) => !ID.test(name) && !SECRET.test(name))
        .map(field => {
          if (field === grant) return [field.name, { value: grantType }];
          if (isRefreshToken(field)) return [field.name, { token: 'refresh' as const }];
          return [field.name, { credential: declare(field) }];
        }),
    ),
  };
}

function fieldsOfCall({ parameters, body }: OperationModel): FieldReference[] {
  return [...parameters, ...(body?.fields ?? [])];
}

function isRefreshToken({ name }: FieldReference): boolean {
  return camelCase(name) === 'refreshToken';
}

function returnsToken(model: ProviderModel, operation: OperationModel): boolean {
  const schema = successSchema(model, operation);
  const members = schema && membersOf(model.spec.document, schema);
  return members !== undefined && TOKEN_NAMES.some(token => members.has(token));
}
