import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { prettyLiteral } from '../code/escape.js';
import { hashOf } from './manifest.js';
import { allProviders } from './providers.js';

/** Where the command line finds its providers, from the project's root. */
export const CLI_INDEX = 'packages/cli/src/generated/providers.ts';

/**
 * The command line's list of providers, made from the specs: names, aliases, and imports that run only when used.
 * Returns the text that the file should have, or undefined when it has it already.
 */
export async function nextCliIndex(root: string): Promise<string | undefined> {
  const specs = allProviders(root).map(({ name, specFile, overlayFiles = [] }) => ({
    name,
    texts: [specFile, ...overlayFiles].map(file => readFileSync(file, 'utf8')).filter(mayHaveAliases),
  }));
  const file = path.join(root, CLI_INDEX);
  const now = existsSync(file) ? readFileSync(file, 'utf8') : '';
  // Reading YAML takes longer than all else that a run without changes does.
  const memory = path.join(root, 'generator', '.cache', 'cli-index');
  if (existsSync(memory) && readFileSync(memory, 'utf8') === hashOf(JSON.stringify([specs, now])))
    return undefined;
  const next = await textOf(specs);
  mkdirSync(path.dirname(memory), { recursive: true });
  writeFileSync(memory, hashOf(JSON.stringify([specs, next])));
  return next === now ? undefined : next;
}

/** Writes the list, whole. */
export function writeCliIndex(root: string, text: string): void {
  const file = path.join(root, CLI_INDEX);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

async function textOf(
  specs: readonly { readonly name: string; readonly texts: readonly string[] }[],
): Promise<string> {
  const { parse } = await import('yaml');
  const entries = specs.map(
    ({ name, texts }) => `  {
    name: ${prettyLiteral(name)},
    aliases: ${prettyLiteral(texts.flatMap(text => aliasesIn(() => parse(text))))},
    load: () => import(${prettyLiteral(`@token-clients/${name}/reference`)}),
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
