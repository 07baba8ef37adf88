/*
 * As much of TypeScript's syntax trees as types are made of: what openapi-typescript makes types with and `print-types.ts` reads.
 * It stands for the package `typescript` in the bundle, where that would be nine tenths of the code and of the time to start.
 * What is not here is not used; a version of openapi-typescript that uses more fails at its first type, and a test compares
 * with the package.
 */

/** A node of a syntax tree; which members it has depends on its kind. */
interface TreeNode {
  readonly kind: number;
  readonly [member: string]: unknown;
}

interface SyntheticComment {
  readonly kind: number;
  readonly text: string;
  readonly hasTrailingNewLine: boolean;
}

/** Keywords and tokens, as they are written. */
const TOKENS = {
  BigIntKeyword: 'bigint',
  BooleanKeyword: 'boolean',
  ExportKeyword: 'export',
  FalseKeyword: 'false',
  MinusToken: '-',
  NeverKeyword: 'never',
  NullKeyword: 'null',
  NumberKeyword: 'number',
  QuestionToken: '?',
  ReadonlyKeyword: 'readonly',
  StringKeyword: 'string',
  TrueKeyword: 'true',
  UndefinedKeyword: 'undefined',
  UnknownKeyword: 'unknown',
} as const;

const KINDS = [
  'Identifier',
  'StringLiteral',
  'NumericLiteral',
  'PrefixUnaryExpression',
  'Parameter',
  'PropertySignature',
  'IndexSignature',
  'TypeReference',
  'TypeLiteral',
  'ArrayType',
  'TupleType',
  'OptionalType',
  'RestType',
  'UnionType',
  'IntersectionType',
  'ParenthesizedType',
  'IndexedAccessType',
  'LiteralType',
  'InterfaceDeclaration',
  'TypeAliasDeclaration',
  'MultiLineCommentTrivia',
] as const;

type KindName = keyof typeof TOKENS | (typeof KINDS)[number];

const names = [...(Object.keys(TOKENS) as (keyof typeof TOKENS)[]), ...KINDS];
const kinds = Object.fromEntries(names.map((name, kind) => [name, kind])) as Record<KindName, number>;

/** The kinds by name, and the names by kind. */
const SyntaxKind: Readonly<Record<string | number, string | number>> = {
  ...kinds,
  ...Object.fromEntries(names.map((name, kind) => [kind, name])),
};

const make = (kind: KindName, members: Readonly<Record<string, unknown>> = {}): TreeNode => ({
  kind: kinds[kind],
  ...members,
});

const isKind =
  (...those: KindName[]) =>
  ({ kind }: TreeNode): boolean =>
    those.some(name => kinds[name] === kind);

const createIdentifier = (text: string) => make('Identifier', { text, escapedText: text });

const asName = (name: string | TreeNode) => (typeof name === 'string' ? createIdentifier(name) : name);

const isUnion = isKind('UnionType', 'IntersectionType');

/** TypeScript puts a union into parentheses where it is a part of another type. */
const asPart = (type: TreeNode) => (isUnion(type) ? make('ParenthesizedType', { type }) : type);

const asParts = (types: readonly TreeNode[]) => types.map(asPart);

const factory = {
  createArrayTypeNode: (type: TreeNode) => make('ArrayType', { elementType: asPart(type) }),
  createFalse: () => make('FalseKeyword'),
  createIdentifier,
  createIndexedAccessTypeNode: (objectType: TreeNode, indexType: TreeNode) =>
    make('IndexedAccessType', { objectType: asPart(objectType), indexType }),
  createIndexSignature: (modifiers: unknown, parameters: unknown, type: TreeNode) =>
    make('IndexSignature', { modifiers, parameters, type }),
  createInterfaceDeclaration: (
    modifiers: unknown,
    name: string | TreeNode,
    typeParameters: unknown,
    heritageClauses: unknown,
    members: unknown,
  ) =>
    make('InterfaceDeclaration', { modifiers, name: asName(name), typeParameters, heritageClauses, members }),
  createIntersectionTypeNode: (types: readonly TreeNode[]) =>
    make('IntersectionType', { types: asParts(types) }),
  createKeywordTypeNode: (kind: number): TreeNode => ({ kind }),
  createLiteralTypeNode: (literal: TreeNode) => make('LiteralType', { literal }),
  createModifier: (kind: number): TreeNode => ({ kind }),
  createNodeArray: (nodes: readonly TreeNode[] = []) => [...nodes],
  createNull: () => make('NullKeyword'),
  createNumericLiteral: (value: number | string) => make('NumericLiteral', { text: String(value) }),
  createOptionalTypeNode: (type: TreeNode) => make('OptionalType', { type: asPart(type) }),
  createParameterDeclaration: (
    modifiers: unknown,
    dotDotDotToken: unknown,
    name: string | TreeNode,
    questionToken: unknown,
    type: TreeNode,
  ) => make('Parameter', { modifiers, dotDotDotToken, name: asName(name), questionToken, type }),
  createPrefixUnaryExpression: (operator: number, operand: TreeNode) =>
    make('PrefixUnaryExpression', { operator, operand }),
  createPropertySignature: (
    modifiers: unknown,
    name: string | TreeNode,
    questionToken: unknown,
    type: TreeNode,
  ) => make('PropertySignature', { modifiers, name: asName(name), questionToken, type }),
  createRestTypeNode: (type: TreeNode) => make('RestType', { type }),
  createStringLiteral: (text: string) => make('StringLiteral', { text }),
  createToken: (kind: number): TreeNode => ({ kind }),
  createTrue: () => make('TrueKeyword'),
  createTupleTypeNode: (elements: readonly TreeNode[]) => make('TupleType', { elements }),
  createTypeAliasDeclaration: (
    modifiers: unknown,
    name: string | TreeNode,
    typeParameters: unknown,
    type: TreeNode,
  ) => make('TypeAliasDeclaration', { modifiers, name: asName(name), typeParameters, type }),
  createTypeLiteralNode: (members: readonly TreeNode[] = []) => make('TypeLiteral', { members }),
  createTypeReferenceNode: (typeName: string | TreeNode, typeArguments?: readonly TreeNode[]) =>
    make('TypeReference', { typeName: asName(typeName), typeArguments }),
  createUnionTypeNode: (types: readonly TreeNode[]) => make('UnionType', { types: asParts(types) }),
};

const comments = new WeakMap<TreeNode, SyntheticComment[]>();

/** What stands for the package `typescript`. */
export const typeNodes = {
  SyntaxKind,
  ScriptTarget: {},
  factory,
  addSyntheticLeadingComment(node: TreeNode, kind: number, text: string, hasTrailingNewLine: boolean) {
    comments.set(node, [...(comments.get(node) ?? []), { kind, text, hasTrailingNewLine }]);
    return node;
  },
  getSyntheticLeadingComments: (node: TreeNode) => comments.get(node),
  /** Reads one helper type that openapi-typescript adds; of it, only the name is printed. */
  createSourceFile(_: string, source: string) {
    const [, name = ''] = /^type (\w+)</.exec(source) ?? [];
    return { statements: [factory.createTypeAliasDeclaration(undefined, name, [], make('UnknownKeyword'))] };
  },
  tokenToString: (kind: number) => Object.values(TOKENS)[kind],
  isArrayTypeNode: isKind('ArrayType'),
  isIdentifier: isKind('Identifier'),
  isIndexedAccessTypeNode: isKind('IndexedAccessType'),
  isIndexSignatureDeclaration: isKind('IndexSignature'),
  isInterfaceDeclaration: isKind('InterfaceDeclaration'),
  isIntersectionTypeNode: isKind('IntersectionType'),
  isLiteralTypeNode: isKind('LiteralType'),
  isNumericLiteral: isKind('NumericLiteral'),
  isOptionalTypeNode: isKind('OptionalType'),
  isParenthesizedTypeNode: isKind('ParenthesizedType'),
  isPrefixUnaryExpression: isKind('PrefixUnaryExpression'),
  isRestTypeNode: isKind('RestType'),
  isStringLiteral: isKind('StringLiteral'),
  isTupleTypeNode: isKind('TupleType'),
  isTypeAliasDeclaration: isKind('TypeAliasDeclaration'),
  isTypeLiteralNode: isKind('TypeLiteral'),
  isTypeNode: isKind(
    'ArrayType',
    'BigIntKeyword',
    'BooleanKeyword',
    'IndexedAccessType',
    'IntersectionType',
    'LiteralType',
    'NeverKeyword',
    'NumberKeyword',
    'OptionalType',
    'ParenthesizedType',
    'RestType',
    'StringKeyword',
    'TupleType',
    'TypeLiteral',
    'TypeReference',
    'UndefinedKeyword',
    'UnionType',
    'UnknownKeyword',
  ),
  isTypeReferenceNode: isKind('TypeReference'),
  isUnionTypeNode: isKind('UnionType'),
};
