import type { Kind } from '../../source/grammar.js';
import {
  contactKeywords,
  externalDocsKeywords,
  infoKeywords,
  licenseKeywords,
  tagKeywords,
} from './document-keywords.js';
import { honoured, type Keywords, needed, only, refused, without } from './keyword.js';
import {
  operationKeywords,
  parameterKeywords,
  pathItemKeywords,
  responsesKeywords,
} from './request-keywords.js';
import { schemaKeywords, xmlKeywords } from './schema-keywords.js';

/** Picks the entries that have not changed since Swagger 2.0. */
function same(known: Keywords, names: string): Keywords {
  return Object.fromEntries(names.split(/\s+/).map(name => [name, entry(known, name)]));
}

function entry(known: Keywords, name: string) {
  const found = known[name];
  if (found === undefined) throw new TypeError(`There is no keyword ${name}`);
  return found;
}

const HEADER = 'Code does not read headers by itself; `response.headers` has them.';
const HOST = 'Where requests go.';
const LISTS = 'No style of OpenAPI writes lists of lists.';
const FLOW =
  'Code is made of operations. Where none obtains a token, `npm run new-provider` writes standard ones into the overlay.';
const LIMITS = `multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems
  uniqueItems`;

/** What describes a value that is not in a body. */
const value: Keywords = {
  type: honoured('string', 'The type.'),
  format: honoured('string', 'Secrets, files and whole numbers of 64 bits are marked by it.'),
  items: honoured('part', 'The type of the members of a list.'),
  collectionFormat: honoured('string', 'How a list is written.'),
  enum: honoured('list', 'The values that the type allows.'),
  default: honoured('any', 'Documented; never sent by itself.'),
  ...same(schemaKeywords, LIMITS),
};

const swagger: Partial<Record<Kind, Keywords>> = {
  document: {
    swagger: needed(honoured('string', 'Decides how the document is read.')),
    info: honoured('part', 'Title, text and version of the package.'),
    host: honoured('string', HOST),
    basePath: honoured('string', HOST),
    schemes: honoured('string list', HOST),
    consumes: honoured('string list', 'The media types of bodies.'),
    produces: honoured('string list', 'The media types of responses.'),
    paths: honoured('part', 'The operations.'),
    definitions: honoured('part', 'The types, by their names.'),
    parameters: honoured('part', 'What references of this kind lead to.'),
    responses: honoured('part', 'What references of this kind lead to.'),
    security: honoured('part', 'What an operation needs that says nothing of its own.'),
    securityDefinitions: honoured('part', 'How operations are authorized.'),
    tags: honoured('part', 'The classes that operations are in.'),
    externalDocs: without('part', 'For people.'),
  },
  info: same(infoKeywords, 'title version description termsOfService contact license'),
  contact: contactKeywords,
  license: same(licenseKeywords, 'name url'),
  paths: {},
  pathItem: same(pathItemKeywords, '$ref get put post delete options head patch parameters'),
  operation: {
    ...same(
      operationKeywords,
      'tags summary description externalDocs operationId parameters responses deprecated security',
    ),
    consumes: honoured('string list', 'The media types of the body.'),
    produces: honoured('string list', 'The media types of the responses.'),
    schemes: honoured('string list', HOST),
  },
  externalDocs: externalDocsKeywords,
  parameter: {
    ...same(parameterKeywords, 'name in description required allowEmptyValue schema'),
    ...value,
  },
  items: {
    ...value,
    maxItems: without('number', LISTS),
    minItems: without('number', LISTS),
    uniqueItems: without('boolean', LISTS),
    items: refused('part', LISTS, { rule: 'parameter-style' }),
    collectionFormat: refused('string', LISTS, { rule: 'parameter-style' }),
  },
  responses: responsesKeywords,
  response: {
    description: honoured('words', 'The text of the response.'),
    schema: honoured('part', 'The type of the response.'),
    headers: without('part', HEADER),
    examples: honoured('any', 'What contract tests expect.'),
  },
  header: Object.fromEntries(
    Object.entries({ ...value, description: without('words', HEADER) }).map(([name, { holds }]) => [
      name,
      without(holds, HEADER),
    ]),
  ),
  tag: same(tagKeywords, 'name description externalDocs'),
  schema: {
    ...same(
      schemaKeywords,
      `$ref format title description default maxProperties minProperties required enum additionalProperties type items
      allOf properties readOnly xml externalDocs example ${LIMITS}`,
    ),
    discriminator: without('string', 'A value of a type that extends this one has the fields of this one.'),
  },
  xml: same(xmlKeywords, 'name namespace prefix attribute wrapped'),
  securityScheme: {
    type: needed(honoured('string', 'How the call is authorized.')),
    description: honoured('words', 'The text of the scheme.'),
    name: honoured('words', 'The header or query parameter of an API key.'),
    in: honoured('string', 'Where an API key is sent.'),
    flow: without('string', FLOW),
    authorizationUrl: without('string', FLOW),
    tokenUrl: without('string', FLOW),
    scopes: without('string map', FLOW),
  },
  securityRequirement: {},
};

/** Every keyword of Swagger 2.0. What is honoured is first converted to what OpenAPI 3.0 has in its place. */
export const swaggerKeywords: Readonly<Partial<Record<Kind, Keywords>>> = Object.fromEntries(
  Object.entries(swagger).map(([kind, known]) => [kind, only(['2.0'], known)]),
);
