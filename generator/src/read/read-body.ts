import {
  type HttpMethod,
  type MediaType,
  type OpenApiOperation,
  pointer,
  schemaName,
} from '../document/document.js';
import { invalidSpec } from '../document/invalid-spec.js';
import type { Spec } from '../document/spec.js';
import { camelCase, isIdentifier, lowerFirst } from '../names.js';
import { charsetOf, type MediaKind } from '../wire/media-kind.js';
import { exactPlaces } from './exact-places.js';
import { fieldOf, fieldsOf, secretsIn } from './fields.js';
import { formFields } from './form-fields.js';
import { kindOfMedia } from './kind-of-media.js';
import { partTypes } from './part-types.js';
import type { BodyModel } from './provider-model.js';

/**
 * Reads the body of a normalised operation; undefined if it has none.
 *
 * @throws {GenerateError} `spec_invalid` when the runtime cannot write its type or its character set, its schema has no
 * name, or a form holds an object
 */
export function readBody(
  spec: Spec,
  { requestBody, ...operation }: OpenApiOperation,
  httpMethod: HttpMethod,
  place: string,
  method: string,
): BodyModel | undefined {
  const { content = {}, required = false } = requestBody ?? {};
  const [[mediaType, media] = []] = Object.entries(content);
  if (mediaType === undefined || !media) return undefined;
  const at = `${place}/requestBody/content`;
  if (httpMethod === 'get' || httpMethod === 'head') {
    throw invalidSpec(
      spec,
      `${place}/requestBody`,
      `A ${httpMethod.toUpperCase()} request has a body, which fetch does not send`,
      'Describe its fields as parameters, or the method that the API takes a body with.',
      'body-of-get',
    );
  }
  const schema = schemaName(media.schema);
  const kind = kindOfMedia(spec.document, mediaType, media);
  if (!kind) {
    throw invalidSpec(
      spec,
      at,
      `The body is written as ${Object.keys(content).join(' or ')}, which clients do not write`,
      'Describe it as JSON or as a form if the API reads that.',
      'media-type',
    );
  }
  const charset = kind === 'bytes' ? undefined : charsetOf(mediaType);
  if (charset !== undefined && !/^(utf-?8|us-ascii)$/.test(charset)) {
    throw invalidSpec(
      spec,
      `${at}${pointer(mediaType)}`,
      `The body is written in the character set ${charset}, and clients write UTF-8`,
      'Leave out the character set if the API reads UTF-8.',
      'media-type',
    );
  }
  if (schema === undefined) {
    throw invalidSpec(
      spec,
      `${at}${pointer(mediaType)}`,
      'The body has no schema',
      'Say what is in it.',
      'unnamed-schema',
    );
  }
  const isObject = kind !== 'text' && kind !== 'bytes';
  const exact = kind === 'json' ? exactPlaces(spec.document, [media.schema ?? {}]) : undefined;
  return {
    name: argumentName(givenName(spec, operation, place) ?? lowerFirst(schema), method),
    kind,
    mediaType: mediaType.includes('*') ? IN_A_RANGE[kind] : mediaType,
    required,
    schema,
    fields: isObject ? fieldsOf(spec.document, media.schema ?? {}) : [],
    ...(kind === 'form' ? formFields(spec, media, at + pointer(mediaType)) : { joined: {}, styles: {} }),
    ...(exact && { exact }),
    partTypes: kind === 'multipart' ? partTypes(spec, media, at + pointer(mediaType)) : {},
    examples: examplesOf(media),
    secrets: isObject ? secretsIn(spec.document, media.schema ?? {}) : wholeSecret(spec, media),
  };
}

/** What is sent where the spec has a range, such as `text/*`. */
const IN_A_RANGE: Readonly<Record<MediaKind, string>> = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  multipart: 'multipart/form-data',
  text: 'text/plain',
  bytes: 'application/octet-stream',
};

/** The name of a secret that is the whole body. */
function wholeSecret({ document }: Spec, { schema = {} }: MediaType): string[] {
  return fieldOf(document, '', schema, true).secret ? [''] : [];
}

/** Returns the name that the spec chooses for the body's argument. */
function givenName(spec: Spec, operation: OpenApiOperation, place: string): string | undefined {
  const name: unknown = operation[BODY_NAME];
  if (name === undefined || typeof name === 'string') return name;
  throw invalidSpec(
    spec,
    `${place}/${BODY_NAME}`,
    'The name of the body must be a string',
    'Write a name.',
    'name',
  );
}

const BODY_NAME = 'x-codegen-request-body-name';

/** Names the body's argument. The method's own name would hide the constant that the method passes to the runtime. */
function argumentName(wanted: string, method: string): string {
  const name = camelCase(wanted);
  if (isIdentifier(name) && ![method, 'parameters', 'options'].includes(name)) return name;
  return method === 'body' ? 'requestBody' : 'body';
}

/** Lists the examples of a body or a response by name; a single one has no name of its own. */
export function examplesOf({ example, examples = {} }: MediaType): Record<string, unknown> {
  const named = Object.entries(examples).flatMap(([name, { value }]) =>
    value === undefined ? [] : [[name, value]],
  );
  return named.length === 0 && example !== undefined ? { example } : Object.fromEntries(named);
}
