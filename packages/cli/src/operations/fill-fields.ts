import { basicAuth, type OperationReference } from '@token-clients/runtime';
import { configurationError, usageError } from '../cli-error.js';
import type { Context } from '../command.js';
import { PRIVATE_KEY } from '../config/credential-requirement.js';
import type { Credential } from '../config/credentials.js';
import type { Settings } from '../config/settings.js';
import { readerOf } from '../token/grant.js';
import { sourcesOf, tokenRequestOf } from './field-sources.js';
import type { FieldFlag } from './operation-flags.js';
import type { Fields } from './operation-input.js';

/** A request's fields, complete. */
export interface Filled {
  readonly fields: Fields;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Adds what profile, environment and descriptor know and the command line left out: credentials, the grant type.
 *
 * @throws CliError that names all required fields that are still missing: `configuration` if profile or environment
 * could give them all, else `usage`
 */
export async function fillFields(
  context: Context,
  given: Fields,
  settings: Settings,
  credentials: readonly Credential[],
  reference: OperationReference,
  flags: readonly FieldFlag[],
): Promise<Filled> {
  const { descriptor } = settings.provider;
  const { clientAuth } = descriptor;
  const sources = sourcesOf(descriptor, reference, given);
  const fields: Fields = { ...given };
  const value = async (name: string) => {
    const credential = credentials.find(one => one.name === name);
    return credential && (await readerOf(context, credential)?.());
  };

  const idFields = [clientAuth.id?.field, clientAuth.secret?.field].filter(name => name !== undefined);
  const inHeader =
    tokenRequestOf(descriptor, reference) !== undefined &&
    clientAuth.methods[0] === 'basic' &&
    !idFields.some(name => given[name] !== undefined);
  for (const { field } of flags) {
    const source = sources.get(field.name);
    if (fields[field.name] !== undefined || !source || (inHeader && idFields.includes(field.name))) continue;
    const filled = 'value' in source ? source.value : await value(source.credential);
    if (filled !== undefined) fields[field.name] = filled;
  }

  const headers: Record<string, string> = {};
  const absent: string[] = [];
  if (inHeader && clientAuth.id && clientAuth.secret) {
    const id = await value(clientAuth.id.credential);
    const secret = await value(clientAuth.secret.credential);
    if (id !== undefined && secret !== undefined)
      Object.assign(headers, basicAuth(id, secret, clientAuth.basicEncoding));
    else absent.push(...idFields);
  }
  checkComplete(fields, absent, settings, credentials, reference, flags);
  return { fields, headers };
}

function checkComplete(
  fields: Fields,
  absent: readonly string[],
  { provider }: Settings,
  credentials: readonly Credential[],
  reference: OperationReference,
  flags: readonly FieldFlag[],
): void {
  const sources = sourcesOf(provider.descriptor, reference, fields);
  const exchange = tokenRequestOf(provider.descriptor, reference);
  // With another grant type than the descriptor's, other fields may do.
  const usual = [...sources].every(([name, source]) => !('value' in source) || fields[name] === source.value);
  const isNeeded = (name: string) => {
    const source = exchange?.fields[name] && sources.get(name);
    return usual && source !== undefined && 'credential' in source && required(source.credential);
  };
  const required = (credential: string) => provider.descriptor.credentials[credential]?.required === true;
  const missing = flags.filter(
    ({ field }) =>
      absent.includes(field.name) ||
      ((field.required || isNeeded(field.name)) && fields[field.name] === undefined),
  );
  const key = credentials.find(({ name }) => name === PRIVATE_KEY);
  const noKey = reference.operation.signature !== undefined && key && !key.read ? key : undefined;
  if (missing.length === 0 && !noKey) return;
  const envOf = (name: string) => {
    const source = sources.get(name);
    const credential = source && 'credential' in source ? source.credential : undefined;
    return credential === undefined ? undefined : credentials.find(one => one.name === credential)?.env[0];
  };
  const lines = missing.map(({ name, field }) => {
    const env = envOf(field.name);
    return `  --${name}${env === undefined ? '' : ` or ${env}`}: ${field.description}`;
  });
  if (noKey)
    lines.push(`  --${noKey.flag}-file, --${noKey.flag}-stdin or ${noKey.env[0]}: ${noKey.description}`);
  const message = `${reference.operation.name}: nothing was sent, because this is missing:\n${lines.join('\n')}`;
  const fromOutside = missing.every(({ field }) => envOf(field.name) !== undefined);
  throw fromOutside ? configurationError(message) : usageError(message);
}
