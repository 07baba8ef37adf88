import type { SchemaObject, TransformNodeOptions } from 'openapi-typescript';
import transformSchemaObject from 'openapi-typescript/dist/transform/schema-object.mjs';
import ts from 'typescript';
import type { TypeSchema } from '../types/type-schema.js';

const { factory } = ts;

/** Writes the types that TypeScript has and JSON Schema has not; undefined for all others, which the library writes. */
export function extraType(schema: SchemaObject, options: TransformNodeOptions): ts.TypeNode | undefined {
  const { type, name = '', prefixItems = [], items, minItems = 0 } = schema as TypeSchema;
  const typeOf = (one: TypeSchema) => transformSchemaObject(one as SchemaObject, options);
  switch (type) {
    case 'never':
      return factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword);
    case 'bigint':
      return factory.createKeywordTypeNode(ts.SyntaxKind.BigIntKeyword);
    case 'bytes':
      return factory.createUnionTypeNode(
        ['Blob', 'ArrayBuffer', 'Uint8Array'].map(known => factory.createTypeReferenceNode(known)),
      );
    case 'blob':
      return factory.createTypeReferenceNode('Blob');
    case 'open':
      return factory.createTypeLiteralNode([]);
    case 'alias':
      return factory.createTypeReferenceNode(name);
    case 'tuple':
      return factory.createTupleTypeNode([
        ...prefixItems.map((one, index) =>
          index < minItems ? typeOf(one) : factory.createOptionalTypeNode(typeOf(one)),
        ),
        ...(items ? [factory.createRestTypeNode(factory.createArrayTypeNode(typeOf(items)))] : []),
      ]);
    default:
      return undefined;
  }
}
