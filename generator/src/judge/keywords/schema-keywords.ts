import { knownDialects } from './document-keywords.js';
import {
  honoured,
  type Keywords,
  needed,
  oneOf,
  only,
  only30,
  refused,
  since31,
  since32,
  without,
} from './keyword.js';

const SAMPLE = 'Values that contract tests make up keep to it; TypeScript has no type for it.';
const LIMIT = 'A server checks it; TypeScript has no type for it.';
const WIDER = 'The type of the rest stands: it allows more, and a server checks the difference.';
const EITHER = 'The type allows a value with it and one without.';
const NAMED = 'It has no meaning until something refers to it, and such a reference is refused.';

const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];

/** What every version has. */
const common: Keywords = {
  $ref: honoured('string', 'The schema itself is elsewhere.'),
  title: honoured('words', 'A comment in the types.'),
  description: honoured('words', 'The text of the type or field.'),
  type: oneOf(TYPES, honoured('string or string list', 'The type.')),
  format: honoured('string', 'Secrets, files and whole numbers of 64 bits are marked by it.'),
  enum: honoured('list', 'The values that the type allows.'),
  default: honoured('any', 'Documented; never sent by itself.'),
  properties: honoured('part', 'The fields.'),
  required: honoured('string list', 'Which fields must be there.'),
  additionalProperties: honoured('part', 'The type of fields that have no name.'),
  items: honoured('part', 'The type of the members of a list.'),
  allOf: honoured('part', 'All of these types at once.'),
  anyOf: honoured('part', 'One or more of these types.'),
  oneOf: honoured('part', 'One of these types.'),
  not: honoured('part', SAMPLE),
  discriminator: honoured('part', 'Which of several types a value has.'),
  readOnly: honoured('boolean', 'Left out of requests.'),
  writeOnly: honoured('boolean', 'Left out of responses, and secret.'),
  deprecated: honoured('boolean', 'The mark of the field.'),
  example: honoured('any', 'The value in the documentation and in contract tests.'),
  externalDocs: without('part', 'For people.'),
  xml: without('part', 'The runtime reads and writes no XML.'),
  multipleOf: honoured('number', SAMPLE),
  maximum: honoured('number', SAMPLE),
  exclusiveMaximum: honoured('number or boolean', SAMPLE),
  minimum: honoured('number', SAMPLE),
  exclusiveMinimum: honoured('number or boolean', SAMPLE),
  maxLength: honoured('number', SAMPLE),
  minLength: honoured('number', SAMPLE),
  pattern: honoured('string', SAMPLE),
  maxItems: honoured('number', SAMPLE),
  minItems: honoured('number', SAMPLE),
  uniqueItems: honoured('boolean', SAMPLE),
  maxProperties: honoured('number', SAMPLE),
  minProperties: honoured('number', SAMPLE),
};

/** What JSON Schema 2020-12 has beyond that. */
const jsonSchema: Keywords = {
  $schema: refused('string', 'A schema of another dialect means something else.', { unless: knownDialects }),
  $id: refused('string', 'It changes what the references inside it are relative to.'),
  $anchor: without('string', NAMED),
  $dynamicAnchor: without('string', NAMED),
  $dynamicRef: refused('string', 'What it refers to depends on where a value is.'),
  $vocabulary: without('boolean map', 'It is for schemas of schemas.'),
  $comment: without('words', 'For whoever edits the document.'),
  $defs: honoured('part', 'What references into it lead to.'),
  const: honoured('any', 'The one value that the type allows.'),
  prefixItems: honoured('part', 'The types of the first members of a list.'),
  contains: without('part', WIDER),
  minContains: without('number', LIMIT),
  maxContains: without('number', LIMIT),
  patternProperties: honoured('part', 'The types of fields by the form of their names.'),
  propertyNames: without('part', WIDER),
  dependentSchemas: honoured('part', EITHER),
  dependentRequired: without('string list map', WIDER),
  if: without('part', 'It decides between `then` and `else`; the type allows both.'),
  // biome-ignore lint/suspicious/noThenProperty: the name of a keyword
  then: honoured('part', EITHER),
  else: honoured('part', EITHER),
  unevaluatedItems: without('part', WIDER),
  unevaluatedProperties: honoured('part', 'The type of fields that have no name.'),
  contentEncoding: without('string', 'The string is passed on as it is.'),
  contentMediaType: without('string', 'The string is passed on as it is.'),
  contentSchema: without('part', 'The string is passed on as it is.'),
  examples: honoured('list', 'Values in the documentation and in contract tests.'),
  definitions: honoured('part', 'What references into it lead to.'),
  dependencies: without('any', WIDER),
  $recursiveAnchor: without('any', NAMED),
  $recursiveRef: refused('string', 'What it refers to depends on where a value is.'),
};

export const schemaKeywords: Keywords = {
  ...common,
  ...only(since31, jsonSchema),
  ...only(only30, { nullable: honoured('boolean', 'Whether the value may be `null`.') }),
};

export const discriminatorKeywords: Keywords = {
  propertyName: needed(honoured('string', 'The field that decides.')),
  mapping: honoured('string map', 'Which value of the field stands for which type.'),
  ...only(since32, {
    defaultMapping: refused('string', 'The type of a value that the field does not decide.'),
  }),
};

const XML = 'The runtime reads and writes no XML.';

export const xmlKeywords: Keywords = {
  name: without('string', XML),
  namespace: without('string', XML),
  prefix: without('string', XML),
  attribute: without('boolean', XML),
  wrapped: without('boolean', XML),
  ...only(since32, { nodeType: without('string', XML) }),
};
