import {
  type ClientAuthenticationMethod,
  type FilledTokenRequest,
  fillTokenRequest,
  type OperationReference,
  type TokenDescriptor,
  type TokenRequest,
} from '@token-clients/runtime';
import type { Context } from '../command.js';
import type { Credential } from '../config/credentials.js';
import type { Settings } from '../config/settings.js';
import { readerOf } from '../token/grant.js';
import { checkComplete } from './check-complete.js';
import { isOtherGrant, sourcesOf, tokenRequestOf } from './field-sources.js';
import type { FieldFlag } from './operation-flags.js';
import type { Fields } from './operation-input.js';

/** The request of an operation, complete. */
export interface FilledOperation extends Pick<FilledTokenRequest, 'operation' | 'headers'> {
  readonly parameters: Fields;
  /** Absent where the operation has no body. */
  readonly body: Fields | undefined;
}

/**
 * Adds what profile, environment and descriptor have and the command line left out: credentials and the grant type, by the
 * library's own `fillTokenRequest`.
 *
 * @throws {CliError} `configuration` when required fields are missing that profile or environment could give, else `usage`
 */
export async function fillOperation(
  context: Context,
  given: Fields,
  settings: Settings,
  credentials: readonly Credential[],
  reference: OperationReference,
  flags: readonly FieldFlag[],
): Promise<FilledOperation> {
  const { descriptor } = settings.provider;
  const request = tokenRequestOf(descriptor, reference);
  const client = [descriptor.clientAuth.id, descriptor.clientAuth.secret].flatMap(part => part ?? []);
  const clientFields = client.map(({ field }) => field);
  const isInHeader =
    request !== undefined &&
    descriptor.clientAuth.methods[0] === 'basic' &&
    clientFields.every(name => given[name] === undefined);

  // Only what is lacking is read: a credential may cost a question, or run a command.
  const values = new Map<string, string>();
  for (const [field, source] of sourcesOf(descriptor, reference, given)) {
    if ('value' in source || given[field] !== undefined) continue;
    if (!request && !flags.some(flag => flag.field.name === field)) continue;
    const credential = credentials.find(({ name }) => name === source.credential);
    const value = credential && (await readerOf(context, credential)?.());
    if (value !== undefined) values.set(source.credential, value);
  }

  const absent = isInHeader && client.some(({ credential }) => !values.has(credential)) ? clientFields : [];
  const filled = fillTokenRequest(
    descriptor,
    requestOf(reference, request, given),
    { value: name => values.get(name) },
    { clientAuth: absent.length > 0 ? 'none' : isInHeader ? 'basic' : methodOf(descriptor, request) },
  );
  const fields = complete(given, filled, flags, request !== undefined);
  const inHeaders = isInHeader ? clientFields : Object.keys(filled.headers);
  checkComplete({ fields, absent, inHeaders, settings, credentials, reference, flags });
  return {
    operation: request ? filled.operation : reference.operation,
    headers: Object.fromEntries(
      Object.entries(filled.headers).filter(([name]) => fields[name] === undefined),
    ),
    ...placed(fields, filled, reference),
  };
}

/** How id and secret are sent where they are fields: as the descriptor says, also in place of HTTP Basic. */
function methodOf(
  { clientAuth: { methods } }: TokenDescriptor,
  request: TokenRequest | undefined,
): ClientAuthenticationMethod {
  const [method = 'none'] = methods;
  return !request || method === 'basic' ? 'body' : method;
}

/** The descriptor's token request as the command line wants it; for any other operation one without fields. */
function requestOf(
  { operation }: OperationReference,
  request: TokenRequest | undefined,
  given: Fields,
): TokenRequest {
  if (!request) return { operation, grantType: '', fields: {}, fieldsIn: 'body' };
  return isOtherGrant(request, given) ? { ...request, fields: {} } : request;
}

/**
 * What the command line gives, then what else the operation has a flag for, in the order of its flags. A token request gets
 * all that the descriptor has for it.
 */
function complete(
  given: Fields,
  { parameters, body, headers }: FilledTokenRequest,
  flags: readonly FieldFlag[],
  isTokenRequest: boolean,
): Fields {
  const further: Fields = { ...parameters, ...body };
  const fields: Fields = { ...given };
  const add = (name: string, value: unknown) => {
    if (fields[name] === undefined && value !== undefined) fields[name] = value;
  };
  for (const { field } of flags) add(field.name, (field.in === 'header' ? headers : further)[field.name]);
  if (isTokenRequest) for (const [name, value] of Object.entries(further)) add(name, value);
  return fields;
}

/** Fields by where they are sent. */
function placed(
  fields: Fields,
  filled: Pick<FilledTokenRequest, 'parameters'>,
  { parameters, body }: OperationReference,
): Pick<FilledOperation, 'parameters' | 'body'> {
  const isParameter = (name: string) =>
    Object.hasOwn(filled.parameters, name) || parameters.some(parameter => parameter.name === name);
  const entries = Object.entries(fields);
  return {
    parameters: Object.fromEntries(entries.filter(([name]) => isParameter(name))),
    body: body && Object.fromEntries(entries.filter(([name]) => !isParameter(name))),
  };
}
