import { type TypeScript, ts } from './compiler.js';
import type { Declaration, Member } from './model.js';

/** A constant is declared inside of a statement, which holds its `const`. */
export function statementOf(node: TypeScript.Declaration): TypeScript.Node {
  return ts.isVariableDeclaration(node) ? node.parent.parent : node;
}

/** Whether a symbol is declared by a statement of its file. */
export function isTopLevel(symbol: TypeScript.Symbol): boolean {
  return (
    symbol.declarations?.some(node => statementOf(node).parent?.kind === ts.SyntaxKind.SourceFile) ?? false
  );
}

/** Returns what the statements of one name declare. */
export function kindOf(nodes: readonly TypeScript.Node[]): Declaration['kind'] {
  if (nodes.some(ts.isFunctionDeclaration)) return 'function';
  if (nodes.some(ts.isClassDeclaration)) return 'class';
  if (nodes.some(ts.isVariableStatement)) return 'constant';
  return nodes.some(ts.isInterfaceDeclaration) ? 'interface' : 'type';
}

/** Returns the members of a class, an interface or an object type. */
export function membersOf(
  node: TypeScript.Node,
): readonly (TypeScript.ClassElement | TypeScript.TypeElement)[] {
  if (ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)) return [...node.members];
  return ts.isTypeAliasDeclaration(node) && ts.isTypeLiteralNode(node.type) ? [...node.type.members] : [];
}

/** Returns what kind of member it is. */
export function memberKind(node: TypeScript.Node): Member['kind'] {
  if (ts.isConstructorDeclaration(node) || ts.isConstructSignatureDeclaration(node)) return 'constructor';
  if (ts.isMethodDeclaration(node) || ts.isMethodSignature(node)) return 'method';
  if (ts.isIndexSignatureDeclaration(node)) return 'index';
  return ts.isCallSignatureDeclaration(node) ? 'call' : 'property';
}

/** Returns what a class or an interface extends, by the expression or the name that says so. */
export function basesOf(node: TypeScript.Node): readonly TypeScript.Node[] {
  if (!ts.isClassDeclaration(node) && !ts.isInterfaceDeclaration(node)) return [];
  return (node.heritageClauses ?? [])
    .filter(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)
    .flatMap(({ types }) => types.map(({ expression }) => expression));
}
