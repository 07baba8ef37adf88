import ts from 'typescript';
import { memberName, stringLiteral } from '../code/escape.js';
import { STEP, WIDTH } from '../code/layout.js';
import { originalName } from '../types/safe-names.js';

/*
 * Prints what openapi-typescript makes in the layout of generated code, as the project's formatter would. TypeScript's own
 * printer has another layout: four blanks, double quotes, lines of any length.
 */

/** Where a type is printed. */
interface Place {
  readonly indent: string;
  /** The column at which it begins. */
  readonly column: number;
  /** How many characters follow on its last line. */
  readonly after: number;
}

/** Prints interfaces and type aliases. */
export function printTypes(statements: readonly ts.Node[]): string {
  return statements.map(statement => `${printStatement(statement)}\n`).join('');
}

function printStatement(node: ts.Node): string {
  if (ts.isInterfaceDeclaration(node)) {
    return `${commentsOf(node, '')}export interface ${node.name.text} ${members(node.members, '')}`;
  }
  if (ts.isTypeAliasDeclaration(node) && !node.typeParameters) {
    return `${commentsOf(node, '')}${assigned(`export type ${node.name.text} =`, node.type, '')};`;
  }
  if (ts.isTypeAliasDeclaration(node) && node.name.text === 'WithRequired') return WITH_REQUIRED;
  return unknownType(node);
}

/** A helper type that the library adds where it needs it. */
const WITH_REQUIRED = `type WithRequired<T, K extends keyof T> = T & {
  [P in K]-?: T[P];
};`;

function members(nodes: readonly ts.TypeElement[], indent: string): string {
  if (nodes.length === 0) return '{}';
  const deeper = indent + STEP;
  const lines = nodes.map(node => `${commentsOf(node, deeper)}${deeper}${printMember(node, deeper)}\n`);
  return `{\n${lines.join('')}${indent}}`;
}

function printMember(node: ts.TypeElement, indent: string): string {
  const type = (node as ts.PropertySignature | ts.IndexSignatureDeclaration).type as ts.TypeNode;
  const isReadonly = (node as ts.PropertySignature).modifiers?.some(
    ({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword,
  );
  return `${assigned(`${isReadonly ? 'readonly ' : ''}${nameOf(node)}:`, type, indent)};`;
}

/** A type after what it belongs to, on the same line unless it is a union on several. */
function assigned(head: string, type: ts.TypeNode, indent: string): string {
  const text = printType(type, { indent, column: indent.length + head.length + 1, after: 1 });
  return text.startsWith('\n') ? head + text : `${head} ${text}`;
}

function nameOf(node: ts.TypeElement): string {
  if (ts.isIndexSignatureDeclaration(node)) {
    const [parameter] = node.parameters;
    return parameter?.type ? `[${flatLeaf(parameter.name)}: ${flat(parameter.type)}]` : '[key: string]';
  }
  return `${propertyName(node.name as ts.PropertyName)}${(node as ts.PropertySignature).questionToken ? '?' : ''}`;
}

function propertyName(name: ts.PropertyName): string {
  const { text } = name as ts.StringLiteral | ts.Identifier | ts.NumericLiteral;
  return ts.isNumericLiteral(name) ? text : memberName(originalName(text));
}

/** JSDoc comments, each line at the indentation of what it is about. */
function commentsOf(node: ts.Node, indent: string): string {
  return (ts.getSyntheticLeadingComments(node) ?? [])
    .map(({ text }) => {
      const [first = '', ...rest] = `/*${text}*/`.split('\n');
      return [`${indent}${first.trimEnd()}`, ...rest.map(line => `${indent} ${line.trim()}`.trimEnd())].join(
        '\n',
      );
    })
    .map(comment => `${comment}\n`)
    .join('');
}

function printType(type: ts.TypeNode, place: Place): string {
  const line = flat(type);
  if (line !== undefined && place.column + line.length + place.after <= WIDTH) return line;
  if (ts.isTypeLiteralNode(type)) return members(type.members, place.indent);
  if (ts.isUnionTypeNode(type)) return printUnion(type, place);
  if (ts.isIntersectionTypeNode(type)) return printIntersection(type, place);
  if (ts.isArrayTypeNode(type)) {
    return `${printType(type.elementType, { ...place, after: place.after + '[]'.length })}[]`;
  }
  if (ts.isParenthesizedTypeNode(type)) return printParentheses(type, place);
  if (ts.isTypeReferenceNode(type) && type.typeArguments) {
    return `${flatName(type)}${printList('<', type.typeArguments, '>', place, '')}`;
  }
  if (ts.isTupleTypeNode(type)) return printList('[', type.elements, ']', place, ',');
  if (ts.isRestTypeNode(type)) return `...${printType(type.type, { ...place, column: place.column + 3 })}`;
  if (ts.isOptionalTypeNode(type)) return `${printType(type.type, { ...place, after: place.after + 1 })}?`;
  return line ?? unknownType(type);
}

function printUnion({ types }: ts.UnionTypeNode, place: Place): string {
  if (isHugged(types)) return types.map(type => printType(type, place)).join(' | ');
  const indent = place.indent + STEP;
  return types
    .map(type => {
      const deeper = indent + STEP;
      return `\n${indent}| ${printType(type, { indent: deeper, column: deeper.length, after: 0 })}`;
    })
    .join('');
}

/** An object that may be null begins on the line of its name. */
function isHugged(types: readonly ts.TypeNode[]): boolean {
  const isNull = (type: ts.TypeNode) => flat(type) === 'null';
  return types.filter(isNull).length === types.length - 1 && types.some(ts.isTypeLiteralNode);
}

/** Objects follow on the line of what is before them; other types get a line of their own. */
function printIntersection({ types }: ts.IntersectionTypeNode, place: Place): string {
  const { indent } = place;
  let text = '';
  let isIndented = false;
  for (const [index, type] of types.entries()) {
    const before = types[index - 1];
    const column = text.length - text.lastIndexOf('\n') - 1 + (text.includes('\n') ? 0 : place.column);
    if (!before) {
      text += printType(type, place);
      continue;
    }
    const [isObject, wasObject] = [ts.isTypeLiteralNode(type), ts.isTypeLiteralNode(before)];
    if (!isObject && !wasObject) {
      const deeper = indent + STEP;
      text += ` &\n${deeper}${printType(type, { indent: deeper, column: deeper.length, after: place.after })}`;
      continue;
    }
    if (isObject !== wasObject && index > 1) isIndented = true;
    const inner = isIndented ? indent + STEP : indent;
    text += ` & ${printType(type, { indent: inner, column: column + 3, after: place.after })}`;
  }
  return text;
}

function printParentheses({ type }: ts.ParenthesizedTypeNode, place: Place): string {
  const { indent } = place;
  if (!needsParentheses(type)) return printType(type, place);
  if (ts.isUnionTypeNode(type) && !isHugged(type.types)) return `(${printUnion(type, place)}\n${indent})`;
  return `(${printType(type, { ...place, column: place.column + 1, after: place.after + 1 })})`;
}

function needsParentheses(type: ts.TypeNode): boolean {
  return (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type)) && type.types.length > 1;
}

function printList(
  open: string,
  types: readonly ts.TypeNode[],
  close: string,
  { indent }: Place,
  last: string,
): string {
  const deeper = indent + STEP;
  const lines = types.map((type, index) => {
    const comma = index < types.length - 1 ? ',' : last;
    return `${deeper}${printType(type, { indent: deeper, column: deeper.length, after: comma.length })}${comma}`;
  });
  return `${open}\n${lines.join('\n')}\n${indent}${close}`;
}

/** A type on one line; undefined if it holds an object, which never is on one line. */
function flat(type: ts.TypeNode): string | undefined {
  if (ts.isTypeLiteralNode(type)) return type.members.length === 0 ? '{}' : undefined;
  if (ts.isUnionTypeNode(type)) return joined(type.types, ' | ');
  if (ts.isIntersectionTypeNode(type)) return joined(type.types, ' & ');
  if (ts.isArrayTypeNode(type)) return wrapped('', type.elementType, '[]');
  if (ts.isParenthesizedTypeNode(type))
    return needsParentheses(type.type) ? wrapped('(', type.type, ')') : flat(type.type);
  if (ts.isIndexedAccessTypeNode(type)) {
    const [object, index] = [flat(type.objectType), flat(type.indexType)];
    return object === undefined || index === undefined ? undefined : `${object}[${index}]`;
  }
  if (ts.isRestTypeNode(type)) return wrapped('...', type.type, '');
  if (ts.isOptionalTypeNode(type)) return wrapped('', type.type, '?');
  if (ts.isTupleTypeNode(type)) {
    const items = joined(type.elements, ', ');
    return items === undefined ? undefined : `[${items}]`;
  }
  if (ts.isTypeReferenceNode(type)) {
    if (!type.typeArguments) return flatName(type);
    const items = joined(type.typeArguments, ', ');
    return items === undefined ? undefined : `${flatName(type)}<${items}>`;
  }
  return flatLeaf(type);
}

function flatLeaf(type: ts.Node): string {
  if (ts.isLiteralTypeNode(type)) return flatLeaf(type.literal);
  if (ts.isStringLiteral(type)) return stringLiteral(originalName(type.text));
  // The library has string literals as identifiers, in JSON.
  if (ts.isIdentifier(type))
    return type.text.startsWith('"') ? stringLiteral(JSON.parse(type.text)) : type.text;
  if (ts.isNumericLiteral(type)) return type.text;
  if (ts.isPrefixUnaryExpression(type)) return `-${flatLeaf(type.operand)}`;
  return ts.tokenToString(type.kind) ?? unknownType(type);
}

function flatName({ typeName }: ts.TypeReferenceNode): string {
  return flatLeaf(typeName);
}

function joined(types: readonly ts.TypeNode[], separator: string): string | undefined {
  const parts = types.map(flat);
  return parts.includes(undefined) ? undefined : parts.join(separator);
}

function wrapped(open: string, type: ts.TypeNode, close: string): string | undefined {
  const inner = flat(type);
  return inner === undefined ? undefined : `${open}${inner}${close}`;
}

function unknownType({ kind }: ts.Node): never {
  throw new Error(`There is no layout for a ${ts.SyntaxKind[kind]}`);
}
