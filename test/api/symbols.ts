import path from 'node:path';
import { type TypeScript, ts } from './compiler.js';
import { isTopLevel } from './kinds.js';
import type { Reference } from './model.js';

/** Which import paths have which declarations, over all packages. */
export class Symbols {
  readonly checker: TypeScript.TypeChecker;
  /** The import path that first exported a symbol. */
  readonly #exportedBy = new Map<TypeScript.Symbol, string>();
  /** The import paths that have a symbol among their internals. */
  readonly #internalOf = new Map<TypeScript.Symbol, string[]>();

  constructor(checker: TypeScript.TypeChecker) {
    this.checker = checker;
  }

  addExport(symbol: TypeScript.Symbol, specifier: string): void {
    if (!this.#exportedBy.has(symbol)) this.#exportedBy.set(symbol, specifier);
  }

  addInternal(symbol: TypeScript.Symbol, specifier: string): void {
    this.#internalOf.set(symbol, [...(this.#internalOf.get(symbol) ?? []), specifier]);
  }

  /** The import path that exports a symbol, as far as exports were added. */
  exporterOf(symbol: TypeScript.Symbol): string | undefined {
    return this.#exportedBy.get(symbol);
  }

  /** The symbol that a name refers to, through all re-exports. */
  target(symbol: TypeScript.Symbol): TypeScript.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  /** Declarations at the top of some file that the code below a node names, in the order of the code. */
  named(node: TypeScript.Node): TypeScript.Symbol[] {
    const found = new Set<TypeScript.Symbol>();
    const visit = (inner: TypeScript.Node): void => {
      const named = ts.isIdentifier(inner) ? this.checker.getSymbolAtLocation(inner) : undefined;
      const symbol = named && this.target(named);
      if (symbol && isTopLevel(symbol)) found.add(symbol);
      ts.forEachChild(inner, visit);
    };
    visit(node);
    return [...found];
  }

  /** What the code of an import path names of ours. Complete once all packages were added. */
  references(nodes: readonly TypeScript.Node[], specifier: string): Reference[] {
    return [...new Set(nodes.flatMap(node => this.named(node)))].flatMap(symbol => {
      const internalOf = this.#internalOf.get(symbol) ?? [];
      const at = this.#exportedBy.get(symbol) ?? internalOf.find(one => one === specifier) ?? internalOf[0];
      return at === undefined ? [] : [{ name: symbol.name, specifier: at }];
    });
  }
}

/** The package of a name that a package passes on from another one. */
export function foreignPackage(symbol: TypeScript.Symbol): string {
  const file = symbol.declarations?.[0]?.getSourceFile().fileName ?? '';
  return (
    /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ??
    `@token-clients/${/\/packages\/([^/]+)/.exec(file)?.[1]}`
  );
}

/** Whether a symbol is declared in a folder. */
export function isDeclaredIn(symbol: TypeScript.Symbol, folder: string): boolean {
  return (
    symbol.declarations?.some(node => node.getSourceFile().fileName.startsWith(folder + path.sep)) ?? false
  );
}
