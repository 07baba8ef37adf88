import type { ProviderReference } from '@token-clients/runtime';
import {
  array,
  boolean,
  exactOptional,
  type GenericSchema,
  number,
  object,
  picklist,
  pipe,
  readonly,
  record,
  string,
  union,
  unknown,
} from 'valibot';
import { operation } from './operation-schema.js';
import { identifier, nameList, shown, wireName, word } from './strings.js';

const field = object({
  name: wireName,
  in: picklist(['path', 'query', 'header', 'body']),
  type: picklist(['string', 'number', 'integer', 'boolean', 'array', 'object']),
  required: boolean(),
  description: shown,
  secret: boolean(),
  deprecated: boolean(),
  values: exactOptional(pipe(array(union([string(), number(), boolean()])), readonly())),
  default: exactOptional(unknown()),
  example: exactOptional(unknown()),
});

const fields = pipe(array(field), readonly());

const body = object({
  name: wireName,
  mediaType: wireName,
  required: boolean(),
  schema: shown,
  fields,
  examples: record(string(), unknown()),
});

const operations = array(
  object({
    operationId: shown,
    operation,
    summary: shown,
    description: shown,
    deprecated: boolean(),
    parameters: fields,
    body: exactOptional(body),
    responses: pipe(
      array(object({ status: shown, description: shown, schema: exactOptional(shown) })),
      readonly(),
    ),
    security: nameList,
  }),
);

/** The operations of a provider, with their descriptions. What this version does not know of it is left out. */
export const reference: GenericSchema<unknown, ProviderReference> = object({
  provider: word,
  title: shown,
  description: shown,
  version: shown,
  specSha256: shown,
  factory: identifier,
  aliases: pipe(array(word), readonly()),
  apis: pipe(
    array(object({ className: identifier, description: shown, operations: pipe(operations, readonly()) })),
    readonly(),
  ),
});
