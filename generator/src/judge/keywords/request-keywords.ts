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

const SENT = 'How its value is written.';

const METHOD = 'Clients have no types for methods that HTTP did not have when openapi-fetch was made.';

export const pathItemKeywords: Keywords = {
  $ref: honoured('string', 'The path item itself is elsewhere.'),
  summary: without('words', 'Each operation has its own.'),
  description: without('words', 'Each operation has its own.'),
  servers: honoured('part', 'Where requests of this path go.'),
  parameters: honoured('part', 'What every operation of the path takes.'),
  get: honoured('part', 'An operation.'),
  put: honoured('part', 'An operation.'),
  post: honoured('part', 'An operation.'),
  delete: honoured('part', 'An operation.'),
  options: honoured('part', 'An operation.'),
  head: honoured('part', 'An operation.'),
  patch: honoured('part', 'An operation.'),
  trace: refused('part', 'No runtime sends TRACE: fetch forbids it.', { rule: 'trace-method' }),
  ...only(since32, {
    query: refused('part', METHOD),
    additionalOperations: refused('part', METHOD),
  }),
};

export const operationKeywords: Keywords = {
  tags: honoured('string list', 'The first one is the class that the method is in.'),
  summary: honoured('words', 'The first sentence of the text.'),
  description: honoured('words', 'The text of the method.'),
  externalDocs: without('part', 'For people.'),
  operationId: honoured('words', 'The name of the method.'),
  parameters: honoured('part', 'What the method takes.'),
  requestBody: honoured('part', 'What the method sends.'),
  responses: honoured('part', 'What the method returns or throws.'),
  callbacks: without('part', 'Requests that the vendor sends.'),
  deprecated: honoured('boolean', 'The mark of the method.'),
  security: honoured('part', 'What authorizes the call.'),
  servers: honoured('part', 'Where the request goes.'),
};

export const parameterKeywords: Keywords = {
  name: needed(honoured('words', 'The name on the wire.')),
  in: needed(
    oneOf(['path', 'query', 'header', 'cookie', 'querystring'], honoured('string', 'Where it is sent.')),
  ),
  description: honoured('words', 'The text of the parameter.'),
  required: honoured('boolean', 'Whether a caller must pass it.'),
  deprecated: honoured('boolean', 'The mark of the parameter.'),
  allowEmptyValue: without(
    'boolean',
    'An empty string is sent as it is; OpenAPI advises against the keyword.',
  ),
  style: honoured('string', SENT),
  explode: honoured('boolean', SENT),
  allowReserved: honoured('boolean', SENT),
  schema: honoured('part', 'Its type.'),
  content: honoured('part', 'Its type, and the media type it is written in.'),
  example: honoured('any', 'The value in the documentation and in contract tests.'),
  examples: honoured('part', 'The same, by names.'),
};

const COMMENT = 'A comment in the types.';

export const requestBodyKeywords: Keywords = {
  description: honoured('words', COMMENT),
  content: needed(honoured('part', 'The media types, of which one is sent.')),
  required: honoured('boolean', 'Whether a caller must pass it.'),
};

const STREAM = 'A body that is a stream of items; the runtime reads and writes whole bodies.';

export const mediaTypeKeywords: Keywords = {
  schema: honoured('part', 'The type of the body.'),
  example: honoured('any', 'What contract tests send or expect.'),
  examples: honoured('part', 'The same, by names.'),
  encoding: honoured('part', 'How fields of a form are written.'),
  ...only(since32, {
    itemSchema: refused('part', STREAM),
    prefixEncoding: refused('part', STREAM),
    itemEncoding: refused('part', STREAM),
    description: honoured('words', COMMENT),
  }),
};

const NESTED = 'A multipart body inside a part of another one; the runtime writes one level.';

export const encodingKeywords: Keywords = {
  contentType: honoured('words', 'The media type of a part.'),
  headers: refused('part', "Headers of a part can't be set by FormData."),
  style: honoured('string', 'How a field is written.'),
  explode: honoured('boolean', 'How a field is written.'),
  allowReserved: honoured('boolean', 'How a field is written.'),
  ...only(since32, {
    encoding: refused('part', NESTED),
    prefixEncoding: refused('part', NESTED),
    itemEncoding: refused('part', NESTED),
  }),
};

export const responsesKeywords: Keywords = {
  default: honoured('part', 'The response of every status that is not listed.'),
};

const HEADER = 'Code does not read headers by itself; `response.headers` has them.';

export const responseKeywords: Keywords = {
  description: honoured('words', 'The text of the response.'),
  headers: without('part', HEADER),
  content: honoured('part', 'The media types, of which one is read.'),
  links: without('part', 'Links describe what may follow a call; code does not follow them.'),
  ...only(since32, { summary: honoured('words', COMMENT) }),
};

export const headerKeywords: Keywords = {
  description: without('words', HEADER),
  required: without('boolean', HEADER),
  deprecated: without('boolean', HEADER),
  style: without('string', HEADER),
  explode: without('boolean', HEADER),
  schema: without('part', HEADER),
  content: without('part', HEADER),
  example: without('any', HEADER),
  examples: without('part', HEADER),
  ...only(only30, {
    allowEmptyValue: without('boolean', HEADER),
    allowReserved: without('boolean', HEADER),
  }),
};

export const exampleKeywords: Keywords = {
  summary: without('words', 'Tests are named by the example.'),
  description: without('words', 'Tests are named by the example.'),
  value: honoured('any', 'What contract tests send or expect.'),
  externalValue: without('string', 'Nothing outside a spec is read: the example counts as not given.'),
  ...only(since32, {
    dataValue: honoured('any', 'What contract tests send or expect.'),
    serializedValue: without('string', 'Contract tests compare values, not their text.'),
  }),
};

const LINK = 'Links describe what may follow a call; code does not follow them.';

export const linkKeywords: Keywords = {
  operationRef: without('string', LINK),
  operationId: without('string', LINK),
  parameters: without('any', LINK),
  requestBody: without('any', LINK),
  description: without('words', LINK),
  server: without('part', LINK),
};

/** What may stand beside `$ref` in a Reference Object. */
export const referenceKeywords: Keywords = {
  $ref: honoured('string', 'The part itself is elsewhere.'),
  ...only(since31, {
    summary: without('words', 'The part itself has its own.'),
    description: without('words', 'The part itself has its own.'),
  }),
};
