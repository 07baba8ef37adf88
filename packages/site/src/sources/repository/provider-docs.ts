import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { specFiles } from '@token-clients/generator/mock-specs';
import { projectRoot, readProject } from '../../build/project.js';
import { type ApiDoc, apiDocOf, isApiDoc, type ModelDoc, modelDocOf } from './parse-docs.js';

/** The generated documents of one provider's package. */
export interface ProviderDocs {
  /** Name of the spec and of the package. */
  readonly name: string;
  readonly readme: string;
  readonly apis: readonly ApiDoc[];
  readonly models: readonly ModelDoc[];
}

/** The documents of every provider that has a spec in the project. */
export const PROVIDER_DOCS: readonly ProviderDocs[] = readProviderDocs();

function readProviderDocs(): ProviderDocs[] {
  return [...specFiles(projectRoot).keys()]
    .filter(name => existsSync(path.join(projectRoot, 'packages', name, 'docs')))
    .map(name => {
      const files = readdirSync(path.join(projectRoot, 'packages', name, 'docs'));
      const pages = files.map(file => [file, readProject(`packages/${name}/docs/${file}`)] as const);
      return providerDocs(name, readProject(`packages/${name}/README.md`), new Map(pages));
    });
}

/**
 * Takes the documents of a provider apart.
 *
 * @param pages the text of each file of `docs/`
 */
export function providerDocs(name: string, readme: string, pages: ReadonlyMap<string, string>): ProviderDocs {
  const entries = [...pages].filter(([file]) => file.endsWith('.md'));
  return {
    name,
    readme,
    apis: entries.flatMap(([file, text]) => (isApiDoc(text) ? [apiDocOf(file, text)] : [])),
    models: entries.flatMap(([file, text]) => (isApiDoc(text) ? [] : [modelDocOf(file, text)])),
  };
}

/** Returns the page of each document, and of each operation's section in one, by file and `FILE#ANCHOR`. */
export function pagesOfDocs({ name, apis, models }: ProviderDocs): [string, string][] {
  const folder = `packages/${name}/docs`;
  return [
    [`packages/${name}/README.md`, providerPath(name)],
    ...apis.flatMap(({ className, file, operations }): [string, string][] => [
      [`${folder}/${file}`, apiPath(name, className)],
      ...operations.map((operation): [string, string] => [
        `${folder}/${file}#${operation.anchor}`,
        operationPath(name, className, operation.name),
      ]),
    ]),
    ...models.map(({ typeName, file }): [string, string] => [`${folder}/${file}`, modelPath(name, typeName)]),
  ];
}

/** Returns the path of a provider's page. */
export function providerPath(provider: string): string {
  return `providers/${provider}`;
}

/** Returns the path of the page of a generated class. */
export function apiPath(provider: string, className: string): string {
  return `${providerPath(provider)}/${className}`;
}

/** Returns the path of the page of an operation. */
export function operationPath(provider: string, className: string, operation: string): string {
  return `${apiPath(provider, className)}/${operation}`;
}

/** Returns the path of the page of a schema. */
export function modelPath(provider: string, typeName: string): string {
  return `${providerPath(provider)}/models/${typeName}`;
}
