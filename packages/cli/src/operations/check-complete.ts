import type { OperationReference } from '@token-clients/runtime';
import { configurationError, usageError } from '../cli-error.js';
import { PRIVATE_KEY } from '../config/credential-requirement.js';
import type { Credential } from '../config/credentials.js';
import type { Settings } from '../config/settings.js';
import { sourcesOf, tokenRequestOf } from './field-sources.js';
import type { FieldFlag } from './operation-flags.js';
import type { Fields } from './operation-input.js';

/** A request that is about to be sent, or shown. */
interface RequestToCheck {
  readonly fields: Fields;
  /** Fields of the client's id and secret that neither a field nor a header has. */
  readonly absent: readonly string[];
  /** Fields that a header has in their place. */
  readonly inHeaders: readonly string[];
  readonly settings: Settings;
  readonly credentials: readonly Credential[];
  readonly reference: OperationReference;
  readonly flags: readonly FieldFlag[];
}

/**
 * Makes sure that all required fields are there.
 *
 * @throws {CliError} that names all that are missing: `configuration` if profile or environment could give each of them,
 * else `usage`
 */
export function checkComplete(request: RequestToCheck): void {
  const { fields, absent, inHeaders, settings, credentials, reference, flags } = request;
  const { descriptor } = settings.provider;
  const sources = sourcesOf(descriptor, reference, fields);
  const tokenRequest = tokenRequestOf(descriptor, reference);
  // With another grant type than the descriptor's, other fields may do.
  const isUsual = [...sources].every(
    ([name, source]) => !('value' in source) || fields[name] === source.value,
  );
  const isNeeded = (name: string) => {
    const source = tokenRequest?.fields[name] && sources.get(name);
    return (
      isUsual &&
      source !== undefined &&
      'credential' in source &&
      descriptor.credentials[source.credential]?.required === true
    );
  };
  const missing = flags.filter(
    ({ field: { name, required } }) =>
      absent.includes(name) ||
      ((required || isNeeded(name)) && fields[name] === undefined && !inHeaders.includes(name)),
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
  const couldBeSet = missing.every(({ field }) => envOf(field.name) !== undefined);
  throw couldBeSet ? configurationError(message) : usageError(message);
}
