import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Project } from '../project/project.js';
import { hashOf } from './manifest.js';
import { allProviders } from './providers.js';

/** A file, from the root, and the text that it should have. */
export interface NewFile {
  readonly place: string;
  readonly text: string;
}

/**
 * The command line's list of providers, made from the specs: names, aliases, and imports that run only when used.
 * Returns the text that the file should have, or undefined when it has it already, or where the project has no such list.
 */
export async function nextCliIndex(project: Project): Promise<NewFile | undefined> {
  const { root, cache, cliIndex } = project;
  if (cliIndex === undefined) return undefined;
  const specs = allProviders(project).map(({ name, packageName, specFile, overlayFiles }) => ({
    name,
    packageName,
    texts: [specFile, ...overlayFiles].map(file => readFileSync(file, 'utf8')).filter(mayHaveAliases),
  }));
  const file = path.join(root, cliIndex);
  const now = existsSync(file) ? readFileSync(file, 'utf8') : '';
  // Reading YAML takes longer than all else that a run without changes does.
  const memory = path.join(cache, 'cli-index');
  if (existsSync(memory) && readFileSync(memory, 'utf8') === hashOf(JSON.stringify([specs, now])))
    return undefined;
  const next = await textOf(specs);
  mkdirSync(path.dirname(memory), { recursive: true });
  writeFileSync(memory, hashOf(JSON.stringify([specs, next])));
  return next === now ? undefined : { place: cliIndex, text: next };
}

/** The file of the list, from the root; none where the project has no list. */
export function cliIndexFiles({ cliIndex }: Project): string[] {
  return cliIndex === undefined ? [] : [cliIndex];
}

/** Writes the list, whole. */
export function writeCliIndex({ root }: Project, { place, text }: NewFile): void {
  const file = path.join(root, place);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

async function textOf(
  specs: readonly {
    readonly name: string;
    readonly packageName: string;
    readonly texts: readonly string[];
  }[],
): Promise<string> {
  const { parseText } = await import('../text/parse-text.js');
  const { prettyLiteral } = await import('../code/escape.js');
  const entries = specs.map(
    ({ name, packageName, texts }) => `  {
    name: ${prettyLiteral(name)},
    aliases: ${prettyLiteral(texts.flatMap(text => aliasesIn(() => parseText(text, name))))},
    load: () => import(${prettyLiteral(`${packageName}/reference`)}),
  },\n`,
  );
  return `// Generated from specs/ by "npm run generate". Do not edit.
import type { ProviderEntry } from '../providers/registry.js';

/** The providers that come with the program. A package is loaded only when a command needs it. */
export const bundledProviders: readonly ProviderEntry[] = [
${entries.join('')}];
`;
}

/** Parsing a large spec takes seconds, and few have aliases. */
function mayHaveAliases(text: string): boolean {
  return text.includes('x-token') && text.includes('aliases');
}

/** Aliases in a spec or an overlay that may be broken; generating that spec reports it. */
function aliasesIn(read: () => unknown): string[] {
  try {
    const { actions = [], ...own } = read() as Loose;
    return [own, ...actions.map(action => action?.update)].flatMap(part => {
      const aliases = part?.['x-token']?.aliases;
      return Array.isArray(aliases) ? aliases.filter(alias => /^[a-z][a-z0-9-]*$/.test(alias)) : [];
    });
  } catch {
    return [];
  }
}

interface Loose {
  readonly 'x-token'?: { readonly aliases?: unknown };
  readonly actions?: readonly ({ readonly update?: Loose } | undefined)[];
}
