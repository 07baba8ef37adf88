import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';

/**
 * Counts code that is, line for line, in more than one package. How a line is judged:
 *
 * 1. Types and comments are left out. What is left is what runs.
 * 2. Imports, re-exports, and lines that are only punctuation or a name are no code of their own.
 * 3. Data is what the spec says: the head of an object or list, a line `name: literal` in one, a literal in one.
 * 4. Wiring ties a declaration to the shared runtime: a field without a value, the head of a constructor, options
 *    taken apart by name, and a single call of something that is imported from another package. It decides nothing.
 * 5. All other lines that two packages have in common are support: logic that should be in the runtime.
 */
export interface Repeated {
  /** Lines of support that at least two packages have. */
  readonly support: ReadonlySet<string>;
  readonly wiring: ReadonlySet<string>;
  /** Lines of support, counted wherever they are repeated beyond the first package. */
  readonly copies: number;
  /** All lines that are left after step 2, in all packages. */
  readonly lines: number;
}

type Kind = 'nothing' | 'data' | 'wiring' | 'support';

/** Compares the TypeScript below some folders, one per package. */
export async function repeatedLines(folders: readonly string[]): Promise<Repeated> {
  const packages: Map<string, Kind>[] = [];
  const counts: Map<string, number>[] = [];
  let lines = 0;
  for (const folder of folders) {
    const kinds = new Map<string, Kind>();
    const count = new Map<string, number>();
    for (const file of typescriptBelow(folder)) {
      const { code } = await transform(readFileSync(file, 'utf8'), { loader: 'ts', target: 'es2022' });
      const foreign = importedFromPackages(code);
      for (const text of withoutImports(code)
        .split('\n')
        .map(line => line.trim())) {
        const kind = kindOf(text, foreign);
        if (kind === 'nothing') continue;
        lines++;
        kinds.set(text, kind);
        count.set(text, (count.get(text) ?? 0) + 1);
      }
    }
    packages.push(kinds);
    counts.push(count);
  }
  const shared = (kind: Kind) =>
    new Set(
      [...new Set(packages.flatMap(kinds => [...kinds.keys()]))].filter(
        text => packages.filter(kinds => kinds.get(text) === kind).length > 1,
      ),
    );
  const support = shared('support');
  let copies = 0;
  for (const text of support) {
    const all = counts.map(count => count.get(text) ?? 0);
    copies += all.reduce((sum, count) => sum + count, 0) - Math.max(...all);
  }
  return { support, wiring: shared('wiring'), copies, lines };
}

function kindOf(line: string, foreign: ReadonlySet<string>): Kind {
  if (/^(?:\/\/|\/\*\*|\*)/.test(line) || /^[\W_]*$/.test(line) || /^[\w$]+,?$/.test(line)) return 'nothing';
  if (/^(?:[\w$]+|['"][^'"]*['"]): (?:[[{]*(?:['"`\d]|true|false|null|[\]}[{])|[\w$]+,?$)/.test(line))
    return 'data';
  if (/^['"`\d][^;]*,?$/.test(line) || /^(?:export )?const [\w$]+ = [[{]$/.test(line)) return 'data';
  if (/^const \{ [\w$, ]+ \} = [\w$]+;$/.test(line)) return 'wiring';
  if (/^(?:static )?#?[\w$]+;$/.test(line) || /^constructor\([^)]*\) \{$/.test(line)) return 'wiring';
  const callee =
    /^(?:(?:this\.#?[\w$]+|(?:export )?const [\w$]+|return) ?=? ?)?(?:\/\* @__PURE__ \*\/ )?([\w$]+)\((?:[\w$, ]*\);|[[{])$/.exec(
      line,
    )?.[1];
  return callee !== undefined && foreign.has(callee) ? 'wiring' : 'support';
}

const IMPORT = /^(?:import|export)\b(?:[^;'"]*?\bfrom\b)?\s*(?:\{[^}]*\}|['"]([^'"]*)['"]);?$/gm;

function withoutImports(code: string): string {
  return code.replace(IMPORT, '');
}

/** Names that are imported from another package, not from a file beside. */
function importedFromPackages(code: string): Set<string> {
  const names = new Set<string>();
  for (const [statement, from] of code.matchAll(IMPORT)) {
    if (!from || from.startsWith('.')) continue;
    for (const [name] of statement.slice(0, statement.lastIndexOf('from')).matchAll(/[\w$]+/g))
      names.add(name);
  }
  return names;
}

function typescriptBelow(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .map(name => join(folder, name))
    .flatMap(path =>
      statSync(path).isDirectory() ? typescriptBelow(path) : path.endsWith('.ts') ? [path] : [],
    );
}
