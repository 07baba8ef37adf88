import type { Loose } from '../../support/project.js';

/** A schema, and what TypeScript must make of it. */
export interface Row {
  readonly is: string;
  readonly schema: Loose;
  readonly openapi?: string;
  /** Values that TypeScript must take, and some that it must not. */
  readonly fits: readonly string[];
  readonly not?: readonly string[];
}

export const text = { type: 'string' };
export const int = { type: 'integer' };
export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
/** `then` and `else` of a condition. */
export const either = (whenTrue: Loose, whenFalse?: Loose): Loose =>
  Object.fromEntries([
    ['if', { minimum: 1 }],
    ['then', whenTrue],
    ...(whenFalse === undefined ? [] : [['else', whenFalse]]),
  ]);
export const object = (properties: Loose, more: Loose = {}) => ({ type: 'object', properties, ...more });

/** Schemas that the rows below refer to. */
export const others = {
  Named: object({ name: text }, { required: ['name'] }),
  Aged: object({ age: int }),
  Map: { type: 'object', additionalProperties: text },
  Cat: object({ kind: text, purrs: { type: 'boolean' } }, { required: ['kind'] }),
  Dog: object({ kind: text, barks: { type: 'boolean' } }, { required: ['kind'] }),
  Bird: object({ kind: { const: 'bird' } }, { required: ['kind'] }),
  A_with_defs: { $defs: { inner: text } },
  Animal: object(
    { kind: text },
    { required: ['kind'], discriminator: { propertyName: 'kind', mapping: { a: 'nowhere' } } },
  ),
};
