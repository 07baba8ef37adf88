import type { TypeScript } from './compiler.js';
import { isDeclaredIn, type Symbols } from './symbols.js';

/** One import path of a package. */
export interface EntryPlace {
  readonly specifier: string;
  /** The file with its types. */
  readonly types: string;
  /** The folder of its package. */
  readonly dir: string;
}

/** What one import path exports, as the compiler knows it. */
export interface ReadEntry extends EntryPlace {
  /** By name. */
  readonly exports: readonly { readonly name: string; readonly symbol: TypeScript.Symbol }[];
  /** By name. */
  readonly internals: readonly TypeScript.Symbol[];
}

/** Finds what an import path exports, and adds it to `symbols`. */
export function readEntry(program: TypeScript.Program, symbols: Symbols, place: EntryPlace): ReadEntry {
  const source = program.getSourceFile(place.types);
  const module = source && symbols.checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${place.types} has not been built, or exports nothing. Run: npm run build`);
  const exports = symbols.checker
    .getExportsOfModule(module)
    .map(symbol => ({ name: symbol.name, symbol: symbols.target(symbol) }))
    .sort((a, b) => byName(a.name, b.name));
  for (const { symbol } of exports) symbols.addExport(symbol, place.specifier);
  const internals = internalsOf(
    exports.map(({ symbol }) => symbol),
    symbols,
    place.dir,
  ).sort((a, b) => byName(a.name, b.name));
  for (const symbol of internals) symbols.addInternal(symbol, place.specifier);
  return { ...place, exports, internals };
}

/** Declarations of this package that these refer to, directly or not, and that none of its paths exports. */
function internalsOf(
  exported: readonly TypeScript.Symbol[],
  symbols: Symbols,
  dir: string,
): TypeScript.Symbol[] {
  const seen = new Set(exported);
  const found: TypeScript.Symbol[] = [];
  const visit = (symbol: TypeScript.Symbol): void => {
    const named = (symbol.declarations ?? []).flatMap(node => symbols.named(node));
    for (const next of named) {
      if (seen.has(next) || !isDeclaredIn(next, dir)) continue;
      seen.add(next);
      if (symbols.exporterOf(next) !== undefined) continue;
      found.push(next);
      visit(next);
    }
  };
  for (const symbol of exported) if (isDeclaredIn(symbol, dir)) visit(symbol);
  return found;
}

function byName(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x === y ? (a < b ? -1 : 1) : x < y ? -1 : 1;
}
