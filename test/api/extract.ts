import path from 'node:path';
import type { Manifest, PackageInfo } from '../architecture/support/project.js';
import { type TypeScript, ts } from './compiler.js';
import { docOf } from './doc.js';
import type { Declaration, EntryApi, Member, PackageApi } from './model.js';
import { isPrivate, print } from './print.js';

/** Reads what packages export, from their built types. `root` is the project's folder. */
export function extractApi(
  root: string,
  infos: readonly Pick<PackageInfo, 'folder' | 'manifest'>[],
): PackageApi[] {
  const packages = infos.map(({ folder, manifest }) => ({
    manifest,
    dir: path.join(root, 'packages', folder),
    entries: entriesOf(manifest),
  }));
  const program = ts.createProgram({
    rootNames: packages.flatMap(({ dir, entries }) => entries.map(({ types }) => path.join(dir, types))),
    options: {
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      // Names are looked up, types are not computed: the standard library would only cost time.
      noLib: true,
      types: [],
    },
  });
  return packages.map(({ manifest, dir, entries }) => {
    const reader = new PackageReader(program, dir);
    return {
      name: manifest.name,
      entries: entries.map(({ subpath, types }) =>
        reader.entry(path.posix.join(manifest.name, subpath), path.join(dir, types)),
      ),
    };
  });
}

function entriesOf({ exports = {} }: Manifest): { subpath: string; types: string }[] {
  return Object.entries(exports).flatMap(([subpath, target]) =>
    typeof target === 'string' ? [] : [{ subpath, types: target.types }],
  );
}

class PackageReader {
  readonly #program: TypeScript.Program;
  readonly #checker: TypeScript.TypeChecker;
  readonly #dir: string;
  /** The import path that first exported a symbol. */
  readonly #exportedBy = new Map<TypeScript.Symbol, string>();

  constructor(program: TypeScript.Program, dir: string) {
    this.#program = program;
    this.#checker = program.getTypeChecker();
    this.#dir = dir + path.sep;
  }

  entry(specifier: string, file: string): EntryApi {
    const source = this.#program.getSourceFile(file);
    const module = source && this.#checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`${file} has not been built, or exports nothing. Run: npm run build`);
    const exported = this.#checker
      .getExportsOfModule(module)
      .map(symbol => ({ name: symbol.name, symbol: this.#target(symbol) }))
      .sort((a, b) => byName(a.name, b.name));
    for (const { symbol } of exported) {
      if (!this.#exportedBy.has(symbol)) this.#exportedBy.set(symbol, specifier);
    }
    return {
      specifier,
      exports: exported.map(({ name, symbol }) => {
        const from = this.#isOwn(symbol) ? this.#exportedBy.get(symbol) : foreignPackage(symbol);
        return this.#declaration(name, symbol, from === specifier ? undefined : from);
      }),
      internals: this.#internals(exported.map(({ symbol }) => symbol))
        .map(symbol => this.#declaration(symbol.name, symbol, undefined))
        .sort((a, b) => byName(a.name, b.name)),
    };
  }

  /** The symbol that an exported name refers to, through all re-exports. */
  #target(symbol: TypeScript.Symbol): TypeScript.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol;
  }

  #isOwn(symbol: TypeScript.Symbol): boolean {
    return symbol.declarations?.some(node => node.getSourceFile().fileName.startsWith(this.#dir)) ?? false;
  }

  #declaration(name: string, symbol: TypeScript.Symbol, from: string | undefined): Declaration {
    const nodes = (symbol.declarations ?? []).map(statementOf);
    const doc = docOf(symbol, this.#checker);
    const kind = kindOf(nodes);
    if (from !== undefined) return { name, kind, from, signature: '', doc, members: [] };
    return {
      name,
      kind,
      signature: nodes.map(print).join('\n'),
      doc,
      members: nodes.flatMap(membersOf).flatMap(node => this.#member(node)),
    };
  }

  #member(node: TypeScript.ClassElement | TypeScript.TypeElement): Member[] {
    if (isPrivate(node)) return [];
    const symbol = this.#checker.getSymbolAtLocation(node.name ?? node);
    return [
      {
        name: node.name?.getText() ?? '',
        kind: memberKind(node),
        isOptional: 'questionToken' in node && node.questionToken !== undefined,
        signature: print(node),
        doc: docOf(symbol, this.#checker),
      },
    ];
  }

  /** Declarations of this package that these refer to, directly or not, and that none of its paths exports. */
  #internals(symbols: readonly TypeScript.Symbol[]): TypeScript.Symbol[] {
    const seen = new Set(symbols);
    const found: TypeScript.Symbol[] = [];
    const visit = (node: TypeScript.Node): void => {
      if (ts.isIdentifier(node)) {
        const named = this.#checker.getSymbolAtLocation(node);
        const symbol = named && this.#target(named);
        if (symbol && !seen.has(symbol) && this.#isOwn(symbol) && isTopLevel(symbol)) {
          seen.add(symbol);
          if (!this.#exportedBy.has(symbol)) {
            found.push(symbol);
            symbol.declarations?.forEach(visit);
          }
        }
      }
      ts.forEachChild(node, visit);
    };
    for (const symbol of symbols) if (this.#isOwn(symbol)) symbol.declarations?.forEach(visit);
    return found;
  }
}

function byName(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x === y ? (a < b ? -1 : 1) : x < y ? -1 : 1;
}

/** The package of a name that a package passes on from another one. */
function foreignPackage(symbol: TypeScript.Symbol): string {
  const file = symbol.declarations?.[0]?.getSourceFile().fileName ?? '';
  return (
    /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ??
    `@token-clients/${/\/packages\/([^/]+)/.exec(file)?.[1]}`
  );
}

/** A constant is declared inside of a statement, which holds its `const`. */
function statementOf(node: TypeScript.Declaration): TypeScript.Node {
  return ts.isVariableDeclaration(node) ? node.parent.parent : node;
}

function isTopLevel(symbol: TypeScript.Symbol): boolean {
  return (
    symbol.declarations?.some(node => statementOf(node).parent?.kind === ts.SyntaxKind.SourceFile) ?? false
  );
}

function kindOf(nodes: readonly TypeScript.Node[]): Declaration['kind'] {
  if (nodes.some(ts.isFunctionDeclaration)) return 'function';
  if (nodes.some(ts.isClassDeclaration)) return 'class';
  if (nodes.some(ts.isVariableStatement)) return 'constant';
  return nodes.some(ts.isInterfaceDeclaration) ? 'interface' : 'type';
}

function membersOf(node: TypeScript.Node): readonly (TypeScript.ClassElement | TypeScript.TypeElement)[] {
  if (ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)) return [...node.members];
  return ts.isTypeAliasDeclaration(node) && ts.isTypeLiteralNode(node.type) ? [...node.type.members] : [];
}

function memberKind(node: TypeScript.Node): Member['kind'] {
  if (ts.isConstructorDeclaration(node) || ts.isConstructSignatureDeclaration(node)) return 'constructor';
  if (ts.isMethodDeclaration(node) || ts.isMethodSignature(node)) return 'method';
  if (ts.isIndexSignatureDeclaration(node)) return 'index';
  return ts.isCallSignatureDeclaration(node) ? 'call' : 'property';
}
