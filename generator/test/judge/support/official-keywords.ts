import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Version } from '../../../src/judge/keywords/keyword.js';
import type { Kind } from '../../../src/source/grammar.js';
import type { Loose } from '../../support/project.js';

const require = createRequire(import.meta.url);

/** Definitions that others are made with. */
const MIXED_IN = new Set(['examples', 'explodeforform']);

/** The kind of part that each other definition of the official schemas is about. */
const KINDS: Readonly<Record<string, Kind | 'reference'>> = {
  '': 'document',
  // OpenAPI 3.
  components: 'components',
  contact: 'contact',
  discriminator: 'discriminator',
  encoding: 'encoding',
  example: 'example',
  externaldocs: 'externalDocs',
  externaldocumentation: 'externalDocs',
  header: 'header',
  info: 'info',
  license: 'license',
  link: 'link',
  mediatype: 'mediaType',
  oauthflows: 'oauthFlows',
  operation: 'operation',
  parameter: 'parameter',
  pathitem: 'pathItem',
  reference: 'reference',
  requestbody: 'requestBody',
  response: 'response',
  responses: 'responses',
  schema: 'schema',
  securityscheme: 'securityScheme',
  server: 'server',
  servervariable: 'serverVariable',
  tag: 'tag',
  xml: 'xml',
  // Parts of one of these that have a definition of their own.
  apikeysecurityscheme: 'securityScheme',
  httpsecurityscheme: 'securityScheme',
  oauth2securityscheme: 'securityScheme',
  openidconnectsecurityscheme: 'securityScheme',
  implicit: 'oauthFlow',
  password: 'oauthFlow',
  clientcredentials: 'oauthFlow',
  authorizationcode: 'oauthFlow',
  deviceauthorization: 'oauthFlow',
  implicitoauthflow: 'oauthFlow',
  passwordoauthflow: 'oauthFlow',
  clientcredentialsflow: 'oauthFlow',
  authorizationcodeoauthflow: 'oauthFlow',
  parameterlocation: 'parameter',
  styleforcookie: 'parameter',
  styleforform: 'parameter',
  styleforheader: 'parameter',
  styleforpath: 'parameter',
  styleforquery: 'parameter',
  typeapikey: 'securityScheme',
  typehttp: 'securityScheme',
  typehttpbearer: 'securityScheme',
  typeoauth2: 'securityScheme',
  typeoidc: 'securityScheme',
  // Swagger 2.0.
  apikeysecurity: 'securityScheme',
  basicauthenticationsecurity: 'securityScheme',
  bodyparameter: 'parameter',
  fileschema: 'schema',
  formdataparametersubschema: 'parameter',
  headerparametersubschema: 'parameter',
  jsonreference: 'reference',
  oauth2accesscodesecurity: 'securityScheme',
  oauth2applicationsecurity: 'securityScheme',
  oauth2implicitsecurity: 'securityScheme',
  oauth2passwordsecurity: 'securityScheme',
  pathparametersubschema: 'parameter',
  primitivesitems: 'items',
  queryparametersubschema: 'parameter',
};

/** A keyword of one kind of part in one version of OpenAPI, as an official JSON Schema has it. */
export interface OfficialKeyword {
  readonly version: Version;
  readonly kind: Kind | 'reference';
  readonly name: string;
}

/** Lists what the official JSON Schemas of OpenAPI and of JSON Schema 2020-12 have. */
export async function officialKeywords(): Promise<OfficialKeyword[]> {
  const documents = (['2.0', '3.0', '3.1', '3.2'] as const).flatMap(version =>
    definitionsOf('', openApiSchema(version), openApiSchema(version)).flatMap(({ name, names }) => {
      const key = keyOf(name);
      if (names.length === 0 || MIXED_IN.has(key)) return [];
      if (!Object.hasOwn(KINDS, key))
        throw new Error(`The schema of ${version} has a definition that is not known: ${name}`);
      return names.map(keyword => ({ version, kind: KINDS[key] as Kind, name: keyword }));
    }),
  );
  const vocabularies = [
    ...jsonSchemaVocabularies().map(vocabulary => ['3.1', vocabulary] as const),
    ...jsonSchemaVocabularies().map(vocabulary => ['3.2', vocabulary] as const),
    ['3.1', await baseVocabulary('openapi-3-1')] as const,
    ['3.2', await baseVocabulary('openapi-3-2')] as const,
  ];
  const schemas = vocabularies.flatMap(([version, { $defs = {}, ...vocabulary }]) => [
    ...namesIn(vocabulary, {}).map(name => ({ version, kind: 'schema' as const, name })),
    ...Object.entries($defs).flatMap(([definition, own]) => {
      const kind = KINDS[keyOf(definition)];
      return kind === undefined ? [] : namesIn(own, {}).map(name => ({ version, kind, name }));
    }),
  ]);
  return [...documents, ...schemas];
}

function keyOf(definition: string): string {
  return definition.toLowerCase().replaceAll('-', '');
}

function openApiSchema(version: Version): Loose {
  const folder = path.dirname(require.resolve('@seriousme/openapi-schema-validator'));
  return JSON.parse(readFileSync(path.join(folder, `schemas/v${version}/schema.json`), 'utf8'));
}

/** The schema of JSON Schema 2020-12, which has what earlier drafts had as well, and every vocabulary that it names. */
function jsonSchemaVocabularies(): Loose[] {
  const folder = 'ajv/dist/refs/json-schema-2020-12';
  const { allOf, ...schema }: Loose = require(`${folder}/schema.json`);
  return [schema, ...allOf.map(({ $ref }: Loose) => require(`${folder}/${$ref}.json`))];
}

async function baseVocabulary(folder: string): Promise<Loose> {
  const entry = require.resolve('@hyperjump/json-schema/openapi-3-1');
  const file = path.join(path.dirname(entry), '..', folder, 'meta/base.js');
  return (await import(pathToFileURL(file).href)).default;
}

interface Definition {
  readonly name: string;
  readonly names: readonly string[];
}

/** Lists the definitions of a schema, those inside definitions too. */
function definitionsOf(name: string, schema: Loose, root: Loose): Definition[] {
  const { $defs, definitions, ...own } = schema;
  return [
    { name, names: namesIn(own, root) },
    ...Object.entries<Loose>({ ...$defs, ...definitions }).flatMap(([inner, value]) =>
      definitionsOf(inner, value, root),
    ),
  ];
}

/** Lists the fixed names of a schema's properties; those that only a pattern allows if the pattern lists them. */
function namesIn(schema: Loose, root: Loose): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const inner = [
    ...['allOf', 'oneOf', 'anyOf'].flatMap(key => schema[key] ?? []),
    ...['if', 'then', 'else'].flatMap(key => schema[key] ?? []),
    ...Object.values(schema.dependentSchemas ?? {}),
    // Those of a definition itself are definitions of their own, and left out before.
    ...Object.values(schema.$defs ?? {}),
    ...referredTo(schema.$ref, root),
  ];
  const listed = Object.keys(schema.patternProperties ?? {}).flatMap(pattern =>
    pattern === '^\\$ref$' ? ['$ref'] : (/\^\(([a-z|]+)\)\$$/.exec(pattern)?.[1]?.split('|') ?? []),
  );
  return [
    ...new Set([
      ...Object.keys(schema.properties ?? {}),
      ...listed,
      ...inner.flatMap(one => namesIn(one, root)),
    ]),
  ];
}

/** The definition that a schema is made with. */
function referredTo(ref: unknown, root: Loose): Loose[] {
  const keys = typeof ref === 'string' ? ref.split('/').slice(1) : [];
  if (!MIXED_IN.has(keyOf(keys.at(-1) ?? ''))) return [];
  return [keys.reduce((here, key) => here?.[key], root)];
}
