import type { ProviderContract } from '@token-clients/runtime';
import {
  lookUp,
  type OpenApiDocument,
  type OpenApiOperation,
  pointer,
  type Schema,
} from '../document/document.js';
import { membersOf, schemaAt } from '../read/fields.js';
import type { OperationModel, ProviderModel } from '../read/provider-model.js';
import { sampleOf } from '../sample/sample.js';
import { placeWithoutValue } from '../sample/without-value.js';
import type { TokenModel } from '../token/token-model.js';
import { reportMissing } from './missing-values.js';

/** Made-up values that a contract has for what token requests send. */
type CredentialSamples = Pick<ProviderContract, 'credentials' | 'refreshToken'>;

/**
 * Makes up a value of each credential, and of the refresh token if one is ever sent. Where the field can't hold any string,
 * the value is one of its own, or fits its pattern, format or length.
 */
export function credentialSamples(model: ProviderModel, token: TokenModel): CredentialSamples {
  const { methods, secret } = token.clientAuth;
  const bearer = methods.includes('bearer') ? secret?.credential : undefined;
  const credentials = Object.fromEntries(
    Object.keys(token.xToken.credentials ?? {}).map(name => [
      name,
      name === bearer ? bearerCredential(name) : freeCredential(name),
    ]),
  );
  let refreshToken = 'fake-refresh-token-of-the-caller';
  for (const { operation, credential, field } of sentFields(token)) {
    const schema = schemaOf(model, operation, field);
    if (!schema) continue;
    const free = credential === undefined ? refreshToken : (credentials[credential] ?? '');
    const value = fittingText(model, operation, schema, field, free);
    if (value === undefined) continue;
    if (credential === undefined) refreshToken = value;
    else credentials[credential] = value;
  }
  return { credentials, ...(token.requests.refresh && { refreshToken }) };
}

/** Makes up a credential that may be any string: one that needs encoding everywhere, so that a wrong encoding shows. */
function freeCredential(name: string): string {
  return `fake ${name}~&=+%/é`;
}

/** Makes up a credential that a bearer header can carry (RFC 6750 section 2.1). */
function bearerCredential(name: string): string {
  return `fake-${name}~+/.`;
}

/** Returns a string if a field can hold it, else one that it can hold. A list is passed with blanks between its items. */
function fittingText(
  model: ProviderModel,
  operation: OperationModel,
  schema: Schema,
  property: string,
  text: string,
): string | undefined {
  const examples = [text, text.split(' ')];
  const options = { direction: 'request', extent: 'all', examples, property, hasItems: true } as const;
  const { document } = model.spec;
  const sample = sampleOf(document, schema, options);
  if (!sample) {
    const place = placeWithoutValue(document, schema, placeOf(document, operation, property), 'request');
    reportMissing(model, operation, place, true);
    return undefined;
  }
  const { value } = sample;
  if (Array.isArray(value)) return value.map(String).join(' ');
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
}

/** Where the field of a request is described, as closely as that can be said. */
function placeOf(document: OpenApiDocument, { pointer: at, body }: OperationModel, field: string): string {
  const { parameters = [] } = lookUp(document, at) as OpenApiOperation;
  const index = parameters.findIndex(({ name }) => name === field);
  if (index >= 0) return `${at}/parameters/${index}/schema`;
  const members = pointer('components', 'schemas', body?.schema ?? '', 'properties', field);
  return lookUp(document, members) === undefined ? at : members;
}

interface SentField {
  readonly operation: OperationModel;
  readonly field: string;
  /** Undefined for the refresh token. */
  readonly credential: string | undefined;
}

function sentFields({ xToken, clientAuth, requests }: TokenModel): SentField[] {
  return (['acquire', 'refresh'] as const).flatMap(kind => {
    const operation = requests[kind];
    if (!operation) return [];
    const sent = Object.entries(xToken[kind]?.fields ?? {}).flatMap(([field, { credential, token }]) =>
      credential === undefined && token !== 'refresh' ? [] : [{ operation, credential, field }],
    );
    const client = [clientAuth.id, clientAuth.secret].flatMap(part => (part ? [{ operation, ...part }] : []));
    return [...sent, ...client];
  });
}

/** Finds the schema of a field of a token request: of a parameter, or of a member of its body, maybe inside of others. */
function schemaOf(
  { spec: { document } }: ProviderModel,
  operation: OperationModel,
  field: string,
): Schema | undefined {
  const { parameters = [] } = lookUp(document, operation.pointer) as OpenApiOperation;
  const parameter = parameters.find(({ name }) => name === field)?.schema;
  if (parameter) return parameter;
  const body = operation.body && document.components?.schemas?.[operation.body.schema];
  if (!body) return undefined;
  return field.startsWith('/')
    ? schemaAt(document, body, field)
    : membersOf(document, body).get(field)?.schema;
}
