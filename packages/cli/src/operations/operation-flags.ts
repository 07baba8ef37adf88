import type {
  BodyReference,
  FieldReference,
  OperationReference,
  TokenDescriptor,
} from '@token-clients/runtime';
import type { Flag } from '../args.js';
import { CONNECTION_FLAGS } from '../config/connection-settings.js';
import { readableSpelling, vendorSpelling } from '../names.js';
import { INHERITED_FLAGS } from '../shared-flags.js';
import { type KnownSource, sourcesOf, tokenRequestOf } from './field-sources.js';
import { isJson, isMultipart } from './whole-body.js';

/** A flag that fills one field of a request. */
export interface FieldFlag extends Flag {
  readonly field: FieldReference;
}

/** Returns the flags of an operation: one for each field, in the order of the spec. */
export function fieldFlags(reference: OperationReference, descriptor: TokenDescriptor): FieldFlag[] {
  const { parameters, body } = reference;
  const sources = sourcesOf(descriptor, reference);
  return [...parameters, ...(body?.fields ?? [])].map(field => ({
    name: flagName(field, body, readableSpelling),
    aliases: [flagName(field, body, vendorSpelling)],
    value:
      field.type === 'string' || field.type === 'array' || field.type === 'object' ? 'string' : field.type,
    help: helpOf(field, sources.get(field.name), descriptor, takesFile(field, body)),
    field,
  }));
}

/** Returns the flag for members that the spec does not have; undefined if the operation has no JSON body. */
export function additionalFlag({ body }: OperationReference): Flag | undefined {
  if (!body || !isJson(body)) return undefined;
  return {
    name: `${vendorSpelling(body.name)}-additional-properties`,
    value: 'string',
    help: 'further members of the body, as a JSON object',
  };
}

export const REQUEST_FLAG: Flag = {
  name: 'request',
  value: 'string',
  help: 'the fields as JSON, @file, or - for stdin; flags win over it',
};

/** Overrides the guard against lock-outs, for operations that carry credentials. */
export const FORCE_FLAG: Flag = {
  name: 'force',
  help: 'send credentials again that were rejected before, which may lock the account',
};

/** Whether an operation may carry credentials that the server can reject. */
export function carriesCredentials(reference: OperationReference, descriptor: TokenDescriptor): boolean {
  const { parameters, body, operation } = reference;
  return (
    tokenRequestOf(descriptor, reference) !== undefined ||
    operation.signature !== undefined ||
    [...parameters, ...(body?.fields ?? [])].some(({ secret }) => secret)
  );
}

/** Fields of a JSON body keep their name as it is, after the body's name; all else is written with dashes. */
function flagName(
  field: FieldReference,
  body: BodyReference | undefined,
  spelling: (name: string) => string,
): string {
  const name =
    field.in === 'body' && body && isJson(body)
      ? `${vendorSpelling(body.name)}-${field.name}`
      : spelling(field.name);
  return RESERVED.has(name) ? `param-${name}` : name;
}

const RESERVED = new Set([
  ...[...INHERITED_FLAGS, ...CONNECTION_FLAGS].map(({ name }) => name),
  'request',
  'body',
  'dry-run',
  'curl',
  'query',
  'field',
  'base-url',
  'force',
]);

/** Whether a field may be a file. */
export function takesFile(field: FieldReference, body: BodyReference | undefined): boolean {
  return body !== undefined && isMultipart(body) && field.in === 'body' && field.type === 'string';
}

function helpOf(
  field: FieldReference,
  source: KnownSource | undefined,
  descriptor: TokenDescriptor,
  isFile: boolean,
): string {
  const { description, required, deprecated, values, secret, type } = field;
  const credential = source && 'credential' in source ? descriptor.credentials[source.credential] : undefined;
  const notes = [
    deprecated && 'deprecated',
    required && 'required',
    values && `one of: ${values.join(', ')}`,
    (type === 'array' || type === 'object') && 'as JSON',
    isFile && !secret && 'or @FILE',
    source && 'value' in source && `default ${source.value}`,
    credential?.env?.[0] !== undefined && `or ${credential.env[0]}`,
    secret && 'env:NAME, file:PATH, command:LINE or - keep it out of sight',
  ].filter(Boolean);
  return notes.length === 0 ? description : `${description} (${notes.join('; ')})`;
}
