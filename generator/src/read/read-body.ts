import { type MediaType, type OpenApiOperation, pointer, resolve, schemaName } from '../document/document.js';
import { invalidSpec } from '../document/invalid-spec.js';
import type { Spec } from '../document/spec.js';
import { camelCase, isIdentifier, lowerFirst } from '../names.js';
import { fieldsOf, secretsIn } from './fields.js';
import type { BodyModel } from './provider-model.js';

/**
 * Reads the body of an operation; undefined if it has none.
 *
 * @throws {GenerateError} `spec_invalid` when the runtime cannot write its type, its schema has no name, or a form holds
 * an object
 */
export function readBody(
  spec: Spec,
  operation: OpenApiOperation,
  place: string,
  method: string,
): BodyModel | undefined {
  if (!operation.requestBody) return undefined;
  const { content = {}, required = false } = resolve(spec.document, operation.requestBody);
  const mediaType = Object.keys(content).find(type => BODY_KINDS.has(type)) ?? '';
  const [kind, media] = [BODY_KINDS.get(mediaType), content[mediaType]];
  if (!kind || !media) {
    throw invalidSpec(
      spec,
      `${place}/requestBody/content`,
      `Bodies of type ${Object.keys(content).join(', ')} are not supported`,
      `The runtime sends ${[...BODY_KINDS.keys()].join(' and ')}.`,
    );
  }
  const schema = schemaName(media.schema);
  if (schema === undefined) {
    throw invalidSpec(
      spec,
      `${place}/requestBody/content${pointer(mediaType)}/schema`,
      'The body schema has no name',
      'Move it to components/schemas and refer to it.',
    );
  }
  const fields = fieldsOf(spec.document, media.schema ?? {});
  const nested = kind === 'form' && fields.find(({ type }) => type === 'object');
  if (nested) {
    throw invalidSpec(
      spec,
      `/components/schemas${pointer(schema)}/properties${pointer(nested.name)}`,
      'A form field cannot hold an object',
      'Make its members fields of the form, or send JSON.',
    );
  }
  return {
    name: argumentName(operation['x-codegen-request-body-name'] ?? lowerFirst(schema), method),
    kind,
    mediaType,
    required,
    schema,
    fields,
    joined: joinedFields(media),
    examples: examplesOf(media),
    secrets: secretsIn(spec.document, media.schema ?? {}),
  };
}

const BODY_KINDS: ReadonlyMap<string, 'json' | 'form'> = new Map([
  ['application/json', 'json'],
  ['application/x-www-form-urlencoded', 'form'],
] as const);

/** Names the body's argument. The method's own name would hide the constant that the method passes to the runtime. */
function argumentName(wanted: string, method: string): string {
  const name = camelCase(wanted);
  if (isIdentifier(name) && ![method, 'parameters', 'options'].includes(name)) return name;
  return method === 'body' ? 'requestBody' : 'body';
}

/** Finds the separators of lists that are sent as one value: `spaceDelimited` and the like. */
function joinedFields({ encoding = {} }: MediaType): Record<string, string> {
  const separators: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|', form: ',' };
  return Object.fromEntries(
    Object.entries(encoding).flatMap(([name, { style = 'form', explode = style === 'form' }]) =>
      explode ? [] : [[name, separators[style] ?? ',']],
    ),
  );
}

/** Lists the named examples of a body or a response. */
export function examplesOf({ examples = {} }: MediaType): Record<string, unknown> {
  return Object.fromEntries(Object.entries(examples).map(([name, { value }]) => [name, value]));
}
