import type { FieldReference } from '@token-clients/runtime';
import { camelCase } from '../names.js';
import { flatten } from './document.js';
import { membersOf } from './fields.js';
import { TOKEN_NAMES } from './infer-response.js';
import type { OperationModel, ProviderModel } from './provider-model.js';
import { refused } from './refused.js';
import type { XToken, XTokenRequest } from './x-token.js';

/**
 * An `x-token` for a spec that has none, by what its names tell. Somebody has to look at it: names don't say how often
 * a secret may be wrong, or what an error means.
 *
 * @throws GenerateError `spec_invalid` when no operation returns a token, or several might be the one
 */
export function proposeXToken(model: ProviderModel): XToken {
  const { spec, operations } = model;
  const found = operations.filter(operation => returnsToken(model, operation));
  const refreshes = found.filter(operation => fieldsOfCall(operation).some(isRefreshToken));
  const acquires = found.filter(operation => !refreshes.includes(operation));
  const [acquire, ...others] = acquires.length > 0 ? acquires : found;
  if (!acquire) {
    throw refused(
      spec,
      '/paths',
      `No operation returns ${TOKEN_NAMES.join(', ')}, so the one that gets a token can't be told`,
      'Add x-token as specs/x-token.schema.json describes it.',
    );
  }
  if (others.length > 0) {
    const names = [acquire, ...others].map(({ operationId }) => operationId).join(', ');
    throw refused(
      spec,
      '/paths',
      `Several operations return a token (${names}), so the one to use can't be told`,
      'Add x-token with acquire/operation.',
    );
  }
  const prefix = spec.provider.name.replaceAll('-', '_').toUpperCase();
  const credentials: Record<string, NonNullable<XToken['credentials']>[string]> = Object.create(null);
  const credentialFor = ({ name, description, secret }: FieldReference) => {
    const credential = camelCase(name);
    credentials[credential] ??= {
      description: description || `${name} of your app.`,
      ...(secret && { secret }),
      env: [`${prefix}_${credential.replace(/[A-Z]/g, capital => `_${capital}`).toUpperCase()}`],
    };
    return { credential, field: name };
  };
  const [refresh] = refreshes;
  const isBasic = usesBasic(model, acquire);
  const [id, secret] = [ID, SECRET].map(pattern =>
    fieldsOfCall(acquire).find(({ name }) => pattern.test(name)),
  );
  const virtual = (name: string, isSecret: boolean): FieldReference => ({
    ...{ name, in: 'body', type: 'string', required: true, deprecated: false, secret: isSecret },
    description: isSecret ? 'Secret of your app.' : 'ID of your app.',
  });
  const methods = [...(secret ? [PLACES[secret.in]] : []), ...(isBasic ? (['basic'] as const) : [])];
  return {
    // Filled by what follows.
    credentials,
    clientAuth: {
      methods: methods.length > 0 ? methods : ['none'],
      ...((id || isBasic) && { id: credentialFor(id ?? virtual('client_id', false)) }),
      ...((secret || isBasic) && { secret: credentialFor(secret ?? virtual('client_secret', true)) }),
    },
    acquire: exchange(acquire, 'client_credentials', credentialFor),
    ...(refresh && { refresh: exchange(refresh, 'refresh_token', credentialFor) }),
  };
}

const ID = /^(client|app|consumer)_?(id|key)$|^clientId$/i;
const SECRET = /^(client|app|consumer)_?secret$|^clientSecret$/i;
const PLACES = { body: 'body', query: 'query', header: 'header', path: 'body' } as const;

function exchange(
  operation: OperationModel,
  usual: 'client_credentials' | 'refresh_token',
  credentialFor: (field: FieldReference) => { readonly credential: string },
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
          return [field.name, { credential: credentialFor(field).credential }];
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

function returnsToken({ spec: { document } }: ProviderModel, { responses }: OperationModel): boolean {
  const name = responses.find(({ status, schema }) => status.startsWith('2') && schema !== undefined)?.schema;
  const schema = name === undefined ? undefined : document.components?.schemas?.[name];
  const members = schema && membersOf(document, flatten(document, schema));
  return members !== undefined && TOKEN_NAMES.some(token => members.has(token));
}

function usesBasic({ spec }: ProviderModel, { requirements }: OperationModel): boolean {
  const schemes = spec.document.components?.securitySchemes ?? {};
  return requirements.flatMap(Object.keys).some(name => schemes[name]?.scheme === 'basic');
}
