import type { OpenApiDocument, Schema } from './document.js';

/** The key by which a spec says what integers of 64 bits are in code: at its root for all, or at one of them. */
export const INT64 = 'x-int64';

/** What an integer of 64 bits is in code. */
export type Int64 = 'number' | 'string' | 'bigint';

/** Says of an integer of 64 bits what it is in code; undefined for any other schema, and for one that a number can hold. */
export function int64Of(document: OpenApiDocument, schema: Schema): Int64 | undefined {
  const { type, format, maximum, minimum } = schema as Schema & {
    readonly maximum?: unknown;
    readonly minimum?: unknown;
  };
  if (schema.enum !== undefined || schema.const !== undefined) return undefined;
  const isInteger = type === 'integer' || (Array.isArray(type) && type.includes('integer'));
  if (!isInteger || (format !== 'int64' && format !== 'uint64')) return undefined;
  const isSmall = Number.isSafeInteger(maximum) && (format === 'uint64' || Number.isSafeInteger(minimum));
  if (isSmall) return undefined;
  const chosen = schema[INT64] ?? document[INT64];
  return chosen === 'string' || chosen === 'bigint' ? chosen : 'number';
}

/** What a reader has to know of an integer of 64 bits that is a number in code; undefined for any other schema. */
export function int64Limit(document: OpenApiDocument, schema: Schema): string | undefined {
  return int64Of(document, schema) === 'number'
    ? 'A number, exact up to 9,007,199,254,740,991 (2^53 - 1).'
    : undefined;
}
