import { type TypeScript, ts } from './compiler.js';
import { docOf } from './doc.js';
import { basesOf, kindOf, memberKind, membersOf, statementOf } from './kinds.js';
import type { Declaration, EntryApi, Member, Overload } from './model.js';
import { isPrivate, print } from './print.js';
import type { ReadEntry } from './read-entry.js';
import { foreignPackage, isDeclaredIn, type Symbols } from './symbols.js';

/** Describes what an import path exports. */
export function describeEntry({ specifier, dir, exports, internals }: ReadEntry, symbols: Symbols): EntryApi {
  const describe = (name: string, symbol: TypeScript.Symbol, from?: string) =>
    describeSymbol(name, symbol, from, { specifier, symbols });
  return {
    specifier,
    exports: exports.map(({ name, symbol }) => {
      const from = isDeclaredIn(symbol, dir) ? symbols.exporterOf(symbol) : foreignPackage(symbol);
      return describe(name, symbol, from === specifier ? undefined : from);
    }),
    internals: internals.map(symbol => describe(symbol.name, symbol)),
  };
}

interface Surroundings {
  readonly specifier: string;
  readonly symbols: Symbols;
}

function describeSymbol(
  name: string,
  symbol: TypeScript.Symbol,
  from: string | undefined,
  { specifier, symbols }: Surroundings,
): Declaration {
  const nodes = (symbol.declarations ?? []).map(statementOf);
  const doc = docOf(symbol, symbols.checker);
  const kind = kindOf(nodes);
  if (from !== undefined) {
    return { name, kind, from, signature: '', doc, overloads: [], bases: [], refersTo: [], members: [] };
  }
  return {
    name,
    kind,
    signature: nodes.map(print).join('\n'),
    doc,
    overloads: nodes.length > 1 ? nodes.flatMap(node => overload(node, symbols)) : [],
    bases: symbols.references(nodes.flatMap(basesOf), specifier),
    refersTo: symbols.references(nodes, specifier).filter(({ name: other }) => other !== symbol.name),
    members: nodes.flatMap(membersOf).flatMap(node => member(node, symbols)),
  };
}

function overload(node: TypeScript.Node, { checker }: Symbols): Overload[] {
  if (!ts.isFunctionDeclaration(node)) return [];
  return [{ signature: print(node), doc: docOf(checker.getSignatureFromDeclaration(node), checker) }];
}

function member(node: TypeScript.ClassElement | TypeScript.TypeElement, { checker }: Symbols): Member[] {
  if (isPrivate(node)) return [];
  const symbol = checker.getSymbolAtLocation(node.name ?? node);
  return [
    {
      name: node.name?.getText() ?? '',
      kind: memberKind(node),
      isOptional: 'questionToken' in node && node.questionToken !== undefined,
      signature: print(node),
      doc: docOf(symbol, checker),
    },
  ];
}
