/// <reference path="./openapi-typescript.d.ts" />
import type { GlobalContext, OpenAPI3, SchemaObject } from 'openapi-typescript';
import { resolveRef, scanDiscriminators } from 'openapi-typescript/dist/lib/utils.mjs';
import transformSchema from 'openapi-typescript/dist/transform/index.mjs';
import transformSchemaObject from 'openapi-typescript/dist/transform/schema-object.mjs';
import ts from 'typescript';
import { extraType } from './extra-types.js';
import { printTypes } from './print-types.js';

/** The types of a document, given as JSON, by openapi-typescript with the settings that it has by default. */
export function types(source: string): string {
  const { 'x-aliases': aliases = {}, ...document } = JSON.parse(source) as OpenAPI3 & Aliases;
  const ctx = contextOf(document);
  return printTypes([
    ...Object.entries(aliases).map(([name, schema]) =>
      ts.factory.createTypeAliasDeclaration(
        undefined,
        name,
        undefined,
        transformSchemaObject(schema, { ctx }),
      ),
    ),
    ...transformSchema(document, ctx),
  ]);
}

/** Types of their own, by name. */
interface Aliases {
  readonly 'x-aliases'?: Readonly<Record<string, SchemaObject>>;
}

/** Its defaults, as its own front door sets them, but for what {@link extraType} adds. */
function contextOf(document: OpenAPI3): GlobalContext {
  const off = Object.fromEntries(SETTINGS.map(name => [name, false])) as Record<
    (typeof SETTINGS)[number],
    false
  >;
  return {
    ...off,
    // What has a default may be left out; a server need not fill it in.
    defaultNonNullable: false,
    discriminators: scanDiscriminators(document, {}),
    injectFooter: [],
    postTransform: undefined,
    // Settings of the bundler.
    redoc: undefined as never,
    resolve: ref => resolveRef(document, ref, { silent: true }),
    silent: true,
    transform: extraType,
    transformProperty: undefined,
  };
}

const SETTINGS = [
  'additionalProperties',
  'alphabetize',
  'arrayLength',
  'conditionalEnums',
  'dedupeEnums',
  'emptyObjectsUnknown',
  'enum',
  'enumValues',
  'excludeDeprecated',
  'exportType',
  'generatePathParams',
  'immutable',
  'makePathsEnum',
  'pathParamsAsTypes',
  'propertiesRequiredByDefault',
  'readWriteMarkers',
  'rootTypes',
  'rootTypesKeepCasing',
  'rootTypesNoSchemaPrefix',
] as const;
