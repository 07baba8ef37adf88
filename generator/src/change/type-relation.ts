import type { Shape } from './shape.js';

/** The exported types of a package, by name. */
export type Types = Readonly<Record<string, Shape>>;

/** A type and the package that it is of. */
export interface Typed {
  readonly shape: Shape;
  readonly types: Types;
}

/** What became of a type: `wider` takes values that the old one did not, `narrower` does not take all that it did. */
export type Relation = 'same' | 'wider' | 'narrower' | 'other';

/**
 * Compares two types as TypeScript does: by their structure, whatever they are called.
 *
 * @param pairs types that count as the same, by their old names: each is compared by itself
 */
export function relationOf(
  before: Typed,
  after: Typed,
  pairs: ReadonlyMap<string, string> = new Map(),
): Relation {
  const isPair = (old: string, now: string) => pairs.get(old) === now;
  const isWider = new Comparison(before.types, after.types, isPair).fits(before.shape, after.shape);
  const isNarrower = new Comparison(after.types, before.types, (now, old) => isPair(old, now)).fits(
    after.shape,
    before.shape,
  );
  if (isWider && isNarrower) return 'same';
  return isWider ? 'wider' : isNarrower ? 'narrower' : 'other';
}

class Comparison {
  readonly #from: Types;
  readonly #to: Types;
  readonly #isPair: (from: string, to: string) => boolean;
  /** Pairs that are being compared further out: in a circle, they fit if nothing else speaks against it. */
  readonly #open = new Set<string>();

  constructor(from: Types, to: Types, isPair: (from: string, to: string) => boolean) {
    this.#from = from;
    this.#to = to;
    this.#isPair = isPair;
  }

  fits(from: Shape, to: Shape): boolean {
    if (isUnknown(to)) return true;
    if (from.ref !== undefined || to.ref !== undefined) return this.#named(from, to);
    if (from.any) return from.any.every(one => this.fits(one, to));
    if (from.type === 'never') return true;
    if (isUnknown(from)) return false;
    if (from.values && from.values.length > 1 && !to.values)
      return from.values.every(value => this.fits({ values: [value] }, to));
    if (to.any) return to.any.some(one => this.fits(from, one)) || this.#fitsTogether(from, to.any);
    if (to.all) return to.all.every(one => this.fits(from, one));
    if (from.all) return from.all.some(one => this.fits(one, to)) || this.#merged(from, to);
    if (to.type === 'open') return isObjectType(from);
    if (from.values) return from.values.every(value => fitsValue(value, to));
    if (to.values || to.type === undefined || from.type === undefined) return false;
    return this.#ofType(from, to);
  }

  #named(from: Shape, to: Shape): boolean {
    if (from.ref !== undefined && to.ref !== undefined && this.#isPair(from.ref, to.ref)) return true;
    const key = JSON.stringify([from, to]);
    if (this.#open.has(key)) return true;
    this.#open.add(key);
    const fits = this.fits(named(from, this.#from), named(to, this.#to));
    this.#open.delete(key);
    return fits;
  }

  /** A type with a few values fits a union if each value fits one of its variants. */
  #fitsTogether(from: Shape, variants: readonly Shape[]): boolean {
    if (from.values)
      return from.values.every(value => variants.some(one => this.fits({ values: [value] }, one)));
    return (
      from.type === 'boolean' && [true, false].every(value => variants.some(one => fitsValue(value, one)))
    );
  }

  /** An intersection of objects has the members of all of them. */
  #merged(from: Shape, to: Shape): boolean {
    const merged = mergedObject(from, this.#from);
    return merged !== undefined && this.fits(merged, to);
  }

  #ofType(from: Shape, to: Shape): boolean {
    if (isList(from) && isList(to)) return this.#lists(from, to);
    if (from.type === 'object' && to.type === 'object') return this.#objects(from, to);
    return from.type === to.type;
  }

  #objects(from: Shape, to: Shape): boolean {
    const own = from.fields ?? {};
    for (const [name, wanted] of Object.entries(to.fields ?? {})) {
      const field = Object.hasOwn(own, name) ? own[name] : undefined;
      if (!field) {
        // What an index gives may be missing.
        if (!wanted.isOptional) return false;
        if (from.others && !this.fits(from.others, wanted.is)) return false;
        continue;
      }
      if (field.isOptional && !wanted.isOptional) return false;
      if (!this.fits(field.is, wanted.is)) return false;
    }
    const { others } = to;
    if (!others || isUnknown(others)) return true;
    const members = [...Object.values(own).map(({ is }) => is), ...(from.others ? [from.others] : [])];
    return members.every(one => this.fits(one, others));
  }

  #lists(from: Shape, to: Shape): boolean {
    if (!to.places)
      return [...(from.places ?? []), ...(from.items ? [from.items] : [])].every(one =>
        this.fits(one, to.items ?? {}),
      );
    if (!from.places || (from.least ?? 0) < (to.least ?? 0)) return false;
    if (!to.items && (from.items || from.places.length > to.places.length)) return false;
    return from.places.every((one, index) => this.fits(one, to.places?.[index] ?? to.items ?? {}));
  }
}

/** Whether a type says nothing: any value fits it. */
export function isUnknown(shape: Shape): boolean {
  return Object.keys(shape).length === 0;
}

function named(shape: Shape, types: Types): Shape {
  const { ref } = shape;
  return ref === undefined ? shape : Object.hasOwn(types, ref) ? (types[ref] ?? {}) : {};
}

function isObjectType({ type, fields }: Shape): boolean {
  return type === 'object' || type === 'open' || fields !== undefined;
}

function isList({ type }: Shape): boolean {
  return type === 'array' || type === 'tuple';
}

function fitsValue(value: unknown, { type, values, any }: Shape): boolean {
  if (any) return any.some(one => fitsValue(value, one));
  if (values) return values.some(one => JSON.stringify(one) === JSON.stringify(value));
  if (value === null) return type === 'null';
  return typeof value === type;
}

/** The members of an object and of all that it is made of; undefined for what is no object. */
export function mergedObject(
  shape: Shape,
  types: Types,
  open: ReadonlySet<Shape> = new Set(),
): Shape | undefined {
  const own = named(shape, types);
  if (open.has(own)) return undefined;
  if (!own.all) return isObjectType(own) ? own : undefined;
  const parts = own.all.map(one => mergedObject(one, types, new Set([...open, own])));
  if (parts.some(part => part === undefined)) return undefined;
  const fields = new Map<string, Field>();
  for (const part of parts) {
    for (const [name, field] of Object.entries(part?.fields ?? {})) {
      const known = fields.get(name);
      fields.set(name, known ? bothOf(known, field) : field);
    }
  }
  const others = parts.flatMap(part => (part?.others ? [part.others] : []));
  return {
    type: 'object',
    fields: Object.fromEntries(fields),
    ...(others[0] && { others: others.length > 1 ? { all: others } : others[0] }),
  };
}

type Field = NonNullable<Shape['fields']>[string];

function bothOf(a: Field, b: Field): Field {
  const parts = [a.is, b.is].filter(one => !isUnknown(one));
  const isSame = JSON.stringify(a.is) === JSON.stringify(b.is);
  return {
    is: isSame || parts.length < 2 ? (parts[0] ?? {}) : { all: parts },
    ...(a.isOptional && b.isOptional && { isOptional: true as const }),
    ...((a.isDeprecated || b.isDeprecated) && { isDeprecated: true as const }),
  };
}
