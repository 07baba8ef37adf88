import type { OpenApiDocument } from '../document/document.js';
import { isSame } from '../document/json.js';
import { FORMATS } from './formats.js';
import { readPattern } from './pattern.js';
import {
  allows,
  type Choice,
  memberSchemas,
  type PlainSchema,
  plainSchema,
  type WrittenSchema,
} from './plain-schema.js';

/** Which way a value goes: clients leave out what is readOnly, servers what is writeOnly. */
export type Direction = 'request' | 'response';

/** How many schemas may still be compared with a value. Where nothing is left, no value fits. */
export interface Budget {
  left: number;
}

/** Whether a schema allows a value, as far as its keywords can be judged without running its patterns. */
export function fits(
  document: OpenApiDocument,
  schema: PlainSchema,
  value: unknown,
  direction: Direction,
  budget: Budget = { left: 20_000 },
): boolean {
  return new Judge(document, direction, budget).fits(schema, value);
}

class Judge {
  readonly #document: OpenApiDocument;
  readonly #direction: Direction;
  readonly #budget: Budget;

  constructor(document: OpenApiDocument, direction: Direction, budget: Budget) {
    this.#document = document;
    this.#direction = direction;
    this.#budget = budget;
  }

  fits(plain: PlainSchema, value: unknown): boolean {
    if (--this.#budget.left < 0 || plain.isNever) return false;
    if (value === null && plain.isNullable) return true;
    return (
      hasType(plain, value) &&
      (plain.values?.some(one => isSame(one, value)) ?? true) &&
      this.#fitsByType(plain, value) &&
      plain.choices.every(choice => this.#fitsChoice(choice, value)) &&
      !plain.excluded.some(part => this.#fitsWritten(part, value))
    );
  }

  /** A discriminator says which part it is, even if the value fits others as well. */
  #fitsChoice({ isExclusive, parts, discriminator }: Choice, value: unknown): boolean {
    const name = discriminator && memberOf(value, discriminator.property)[0];
    const named = name === undefined ? undefined : parts[discriminator?.names.indexOf(name as string) ?? -1];
    if (named !== undefined) return this.#fitsWritten(named, value);
    const fitting = parts.filter(part => this.#fitsWritten(part, value)).length;
    return isExclusive ? fitting === 1 : fitting > 0;
  }

  #fitsWritten(schema: WrittenSchema, value: unknown): boolean {
    return this.fits(plainSchema(this.#document, schema), value);
  }

  #fitsByType(plain: PlainSchema, value: unknown): boolean {
    if (typeof value === 'string') return fitsString(plain, value);
    if (typeof value === 'number') return fitsNumber(plain, value);
    if (Array.isArray(value)) return this.#fitsList(plain, value);
    if (typeof value === 'object' && value !== null) return this.#fitsObject(plain, value);
    return true;
  }

  #fitsList(
    { least, most, items, prefixItems, hasUniqueItems }: PlainSchema,
    list: readonly unknown[],
  ): boolean {
    return (
      list.length >= least.minItems &&
      list.length <= most.maxItems &&
      (!hasUniqueItems ||
        list.every((one, index) => !list.slice(0, index).some(other => isSame(one, other)))) &&
      list.every((item, index) => {
        const own = prefixItems[index];
        return own === undefined
          ? items.every(one => this.#fitsWritten(one, item))
          : this.#fitsWritten(own, item);
      })
    );
  }

  #fitsObject(plain: PlainSchema, value: object): boolean {
    const { least, most, properties, required } = plain;
    const members = Object.entries(value);
    return (
      members.length >= least.minProperties &&
      members.length <= most.maxProperties &&
      [...required].every(
        name => Object.hasOwn(value, name) || this.#isLeftOut(properties.get(name) ?? []),
      ) &&
      members.every(([name, member]) =>
        memberSchemas(plain, name).every(schema => this.#fitsWritten(schema, member)),
      )
    );
  }

  #isLeftOut(schemas: readonly WrittenSchema[]): boolean {
    return schemas.some(schema => isLeftOut(plainSchema(this.#document, schema), this.#direction));
  }
}

/** The member of an object, in a list; empty for anything else. */
export function memberOf(value: unknown, name: string): unknown[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)
    ? [(value as Record<string, unknown>)[name]]
    : [];
}

/** Whether a property is not sent in this direction. */
export function isLeftOut({ isReadOnly, isWriteOnly }: PlainSchema, direction: Direction): boolean {
  return direction === 'request' ? isReadOnly : isWriteOnly;
}

function hasType({ types }: PlainSchema, value: unknown): boolean {
  if (types === undefined) return true;
  if (value === null) return types.has('null');
  if (Array.isArray(value)) return types.has('array');
  if (typeof value === 'number') return allows(types, Number.isInteger(value) ? 'integer' : 'number');
  return types.has(typeof value);
}

function fitsString({ least, most, formats, patterns }: PlainSchema, value: string): boolean {
  // Lengths count characters, not halves of them.
  const { length } = [...value];
  return (
    length >= least.minLength &&
    length <= most.maxLength &&
    formats.every(name => FORMATS.get(name)?.test.test(value) ?? true) &&
    patterns.every(source => readPattern(source)?.matches(value) ?? true)
  );
}

function fitsNumber({ least, most, multiplesOf, formats }: PlainSchema, value: number): boolean {
  return (
    value >= least.minimum &&
    value > least.exclusiveMinimum &&
    value <= most.maximum &&
    value < most.exclusiveMaximum &&
    multiplesOf.every(step => Number.isInteger(value / step)) &&
    (!formats.includes('int32') || Math.abs(value) < 2 ** 31) &&
    (!formats.includes('int64') || Number.isSafeInteger(value))
  );
}
