import { type TypeScript, ts } from './compiler.js';

const printer = ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.LineFeed });

/**
 * Prints a declaration as users have to read it: without comments, `export` and `declare`, without private members, and
 * without the members of nested types that can only be absent (`query?: never`), of which generated types are full.
 */
export function print(node: TypeScript.Node): string {
  const { transformed } = ts.transform(node, [context => root => publicPart(root, context)]);
  const [part = node] = transformed;
  return printer
    .printNode(ts.EmitHint.Unspecified, part, node.getSourceFile())
    .replace(/^(?: {4})+/gm, indent => ' '.repeat(indent.length / 2))
    .replace(/\n\s*\n/g, '\n')
    .replace(/\[\n\s*([^\n[\]]+)\n\s*\]/g, '[$1]');
}

function publicPart(root: TypeScript.Node, context: TypeScript.TransformationContext): TypeScript.Node {
  const visit = (node: TypeScript.Node, depth: number): TypeScript.Node | undefined => {
    if (isHidden(node) || (depth > 0 && isAlwaysAbsent(node))) return undefined;
    const next = ts.isTypeLiteralNode(node) ? depth + 1 : depth;
    return ts.visitEachChild(node, child => visit(child, next), context);
  };
  // A type that is one object is no nested one.
  return visit(root, ts.isTypeAliasDeclaration(root) && ts.isTypeLiteralNode(root.type) ? -1 : 0) ?? root;
}

function isHidden(node: TypeScript.Node): boolean {
  if (node.kind === ts.SyntaxKind.ExportKeyword || node.kind === ts.SyntaxKind.DeclareKeyword) return true;
  return ts.isClassElement(node) && isPrivate(node);
}

/** Whether only the class itself may use a member. */
export function isPrivate(node: TypeScript.ClassElement | TypeScript.TypeElement): boolean {
  const isMarked = (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Private) !== 0;
  return isMarked || (node.name !== undefined && ts.isPrivateIdentifier(node.name));
}

function isAlwaysAbsent(node: TypeScript.Node): boolean {
  return (
    ts.isPropertySignature(node) &&
    node.questionToken !== undefined &&
    node.type?.kind === ts.SyntaxKind.NeverKeyword
  );
}
