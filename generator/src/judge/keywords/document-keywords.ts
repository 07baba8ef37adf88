import { honoured, type Keywords, needed, only, refused, since31, since32, without } from './keyword.js';

const NOT_CALLED = 'Clients call operations; where else to look is for people.';
const DIALECTS = [
  'https://spec.openapis.org/oas/3.1/dialect/base',
  'https://spec.openapis.org/oas/3.1/dialect/2024-11-10',
  'https://spec.openapis.org/oas/3.2/dialect/2025-09-17',
  'https://json-schema.org/draft/2020-12/schema',
  'https://json-schema.org/draft/2020-12/schema#',
];

/** Schemas of these dialects mean what the generator takes them to mean. */
export const knownDialects: readonly string[] = DIALECTS;

export const documentKeywords: Keywords = {
  openapi: needed(honoured('string', 'Decides how the document is read.')),
  info: honoured('part', 'Title, text and version of the package.'),
  servers: honoured('part', 'Where requests go.'),
  paths: honoured('part', 'The operations.'),
  components: honoured('part', 'What references lead to.'),
  security: honoured('part', 'What an operation needs that says nothing of its own.'),
  tags: honoured('part', 'The classes that operations are in.'),
  externalDocs: without('part', NOT_CALLED),
  ...only(since31, {
    jsonSchemaDialect: refused('string', 'Schemas of another dialect mean something else.', {
      unless: DIALECTS,
    }),
    webhooks: without('part', 'Requests that the vendor sends; a client sends none of them.'),
  }),
  ...only(since32, { $self: honoured('string', 'What references are relative to.') }),
};

export const infoKeywords: Keywords = {
  title: honoured('words', 'What the package is about.'),
  description: honoured('words', 'The text of the package.'),
  version: honoured('words', 'The version of the API, in the reference.'),
  termsOfService: without('string', NOT_CALLED),
  contact: without('part', NOT_CALLED),
  license: without('part', NOT_CALLED),
  ...only(since31, { summary: without('words', 'The description says more.') }),
};

export const contactKeywords: Keywords = {
  name: without('words', NOT_CALLED),
  url: without('string', NOT_CALLED),
  email: without('string', NOT_CALLED),
};

export const licenseKeywords: Keywords = {
  name: without('words', NOT_CALLED),
  url: without('string', NOT_CALLED),
  ...only(since31, { identifier: without('string', NOT_CALLED) }),
};

export const serverKeywords: Keywords = {
  url: needed(honoured('string', 'Where requests go.')),
  description: honoured('words', 'What a caller chooses among servers by.'),
  variables: honoured('part', 'What a caller may set in the URL.'),
  ...only(since32, { name: without('words', 'Servers are chosen by number.') }),
};

export const serverVariableKeywords: Keywords = {
  default: needed(honoured('words', 'What the URL has if the caller says nothing.')),
  enum: honoured('string list', 'What a caller may set.'),
  description: without('words', NOT_CALLED),
};

export const externalDocsKeywords: Keywords = {
  url: without('string', NOT_CALLED),
  description: without('words', NOT_CALLED),
};

export const tagKeywords: Keywords = {
  name: needed(honoured('words', 'The name of a class.')),
  description: honoured('words', 'The text of a class.'),
  externalDocs: without('part', NOT_CALLED),
  ...only(since32, {
    summary: without('words', 'The description says more.'),
    parent: without('string', 'Classes are not in one another.'),
    kind: without('string', 'Each tag of an operation is taken for a class.'),
  }),
};

const HELD = 'What references of this kind lead to.';

export const componentsKeywords: Keywords = {
  schemas: honoured('part', 'The types, by their names.'),
  responses: honoured('part', HELD),
  parameters: honoured('part', HELD),
  examples: honoured('part', HELD),
  requestBodies: honoured('part', HELD),
  headers: without('part', 'Code does not read headers by itself; `response.headers` has them.'),
  securitySchemes: honoured('part', 'How operations are authorized.'),
  links: without('part', 'Links describe what may follow a call; code does not follow them.'),
  callbacks: without('part', 'Requests that the vendor sends.'),
  ...only(since31, { pathItems: honoured('part', HELD) }),
  ...only(since32, { mediaTypes: honoured('part', HELD) }),
};
