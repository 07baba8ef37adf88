import type { OpenApiDocument } from '../document/document.js';
import { isObject } from '../document/json.js';
import { type Budget, type Direction, fits, isLeftOut, memberOf } from './fits.js';
import { isGuessable } from './guessable.js';
import {
  allows,
  both,
  type Choice,
  memberSchemas,
  type PlainSchema,
  plainSchema,
  type WrittenSchema,
} from './plain-schema.js';
import { numbers, strings } from './scalars.js';

/** What kind of value is wanted. */
export interface SampleOptions {
  readonly direction: Direction;
  /** `required`: as little as the schema allows; `all`: every property, where a schema does not contain itself. */
  readonly extent: 'required' | 'all';
  /** Values of the spec for the same thing, the best first: they are taken where they fit, property by property. */
  readonly examples?: readonly unknown[];
  /** Whether a list has an item where it may: an empty one is sent as nothing. */
  readonly hasItems?: boolean;
  /** What the value is called. */
  readonly property?: string;
  /** Members of the outermost object that are wanted only where they are required. */
  readonly omit?: readonly string[];
  /** What a string says that may say anything. Default: `example`. */
  readonly word?: (property: string | undefined) => string;
}

/** A value that was found. */
export interface Sample {
  readonly value: unknown;
}

/** How many schemas may be compared with values for one sample. */
const MAX_STEPS = 50_000;
/** How many choices one value may have to meet. */
const MAX_CHOICES = 20;
/** Longer lists are not made. */
const MAX_ITEMS = 100;

/**
 * Finds a value that fits a schema: from the spec's own examples where there are such, else a made-up one. The same schema
 * always gives the same value. Returns undefined if none was found: no value fits, or only one that nothing in the schema
 * leads to.
 */
export function sampleOf(
  document: OpenApiDocument,
  schema: WrittenSchema,
  options: SampleOptions,
): Sample | undefined {
  const sampler = new Sampler(document, options);
  try {
    return sampler.make(plainSchema(document, schema), {
      examples: options.examples ?? [],
      above: [],
      number: 0,
      property: options.property,
      around: [],
      others: new Set(),
    });
  } catch (error) {
    // The schema is deeper than any value that could be sent.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Returns whether a schema allows a value, as far as its keywords can be judged without running its patterns. */
export function allowsValue(
  document: OpenApiDocument,
  schema: WrittenSchema,
  value: unknown,
  direction: Direction,
): boolean {
  return fits(document, plainSchema(document, schema), value, direction);
}

interface Situation {
  readonly examples: readonly unknown[];
  /** The schemas around this one. */
  readonly above: readonly PlainSchema[];
  /** Another value for each number, where there are several. */
  readonly number: number;
  readonly property?: string | undefined;
  /** What the value has to fit besides its own schema: that of the choice of which it is a part. */
  readonly around: readonly PlainSchema[];
  /** Members that other parts of the choice require. */
  readonly others: ReadonlySet<string>;
}

class Sampler {
  readonly #document: OpenApiDocument;
  readonly #options: SampleOptions;
  readonly #budget: Budget = { left: MAX_STEPS };

  constructor(document: OpenApiDocument, options: SampleOptions) {
    this.#document = document;
    this.#options = options;
  }

  make(plain: PlainSchema, situation: Situation): Sample | undefined {
    // Making a value costs as much as judging several.
    this.#budget.left -= 10;
    if (this.#budget.left <= 0 || plain.isNever || situation.above.includes(plain)) return undefined;
    const { direction } = this.#options;
    for (const value of this.#candidates(plain, situation)) {
      const isRight = [plain, ...situation.around].every(schema =>
        fits(this.#document, schema, value, direction, this.#budget),
      );
      if (isRight) return { value };
      if (this.#budget.left <= 0) return undefined;
    }
    return undefined;
  }

  /** Values that may fit, in the order in which they are wanted. */
  *#candidates(plain: PlainSchema, given: Situation): Generator<unknown> {
    const { number } = given;
    const examples = [...given.examples, ...plain.examples];
    const situation = { ...given, examples, above: [...given.above, plain] };
    // An object is made from the members of the examples, because these may lack some.
    const isReady = (value: unknown) =>
      (!isObject(value) || plain.properties.size === 0) &&
      !(this.#options.word && isGuessable(given.property, value));
    if (number === 0) yield* examples.filter(value => value !== null && isReady(value));
    const values = plain.values ?? [];
    yield* values.slice(number).filter(value => value !== null);
    yield* this.#chosen(plain, situation);
    yield* this.#made(plain, situation);
    yield* examples;
    yield* values;
    yield null;
  }

  /** Values of one part of the first choice. The other choices are met by what is made for that part. */
  *#chosen(plain: PlainSchema, situation: Situation): Generator<unknown> {
    const [choice, ...choices] = plain.choices;
    if (!choice || situation.around.length >= MAX_CHOICES) return;
    const required = new Set([...situation.others, ...this.#requiredBy(choice.parts)]);
    for (const [index, part] of choice.parts.entries()) {
      const chosen = plainSchema(this.#document, part);
      if (situation.above.includes(chosen)) continue;
      const above = [...situation.above, chosen];
      const around = [...situation.around, plain];
      const others = new Set([...required].filter(name => !chosen.required.has(name)));
      for (const named of namesOf(choice, index)) {
        const joined = both(both({ ...plain, choices }, chosen), plainSchema(this.#document, named));
        const sample = this.make(joined, { ...situation, above, around, others });
        if (sample) yield sample.value;
      }
    }
  }

  #requiredBy(parts: readonly WrittenSchema[]): string[] {
    return parts.flatMap(part => [...plainSchema(this.#document, part).required]);
  }

  *#made(plain: PlainSchema, situation: Situation): Generator<unknown> {
    const { property, number } = situation;
    const word = () => this.#options.word?.(property) ?? 'example';
    for (const type of typesOf(plain)) {
      if (type === 'object') yield* this.#objects(plain, situation);
      if (type === 'array') yield* this.#lists(plain, situation);
      if (type === 'string') yield* strings(plain, word(), number);
      if (type === 'integer' || type === 'number') yield* numbers(plain, type === 'integer', number);
      if (type === 'boolean') yield* [number % 2 === 0, number % 2 !== 0];
    }
  }

  *#objects(plain: PlainSchema, situation: Situation): Generator<unknown> {
    const isFull = this.#options.extent === 'all';
    const kinds = isFull ? [() => true, (name: string) => !situation.others.has(name)] : [];
    for (const takes of [...kinds, () => false]) {
      const object = this.#object(plain, situation, takes);
      if (object) yield object;
    }
  }

  /** @param takes whether a member is wanted that is not required */
  #object(plain: PlainSchema, given: Situation, takes: (name: string) => boolean): object | undefined {
    const situation = { ...given, around: [], others: new Set<string>() };
    const { properties, required, additional, least, most } = plain;
    const members = new Map<string, unknown>();
    const add = (name: string, schemas: readonly WrittenSchema[], number: number) => {
      const examples = situation.examples.flatMap(example => memberOf(example, name));
      const sample = this.make(this.#joined(schemas), { ...situation, examples, number, property: name });
      if (sample) members.set(name, sample.value);
      return sample !== undefined;
    };
    for (const name of new Set([...properties.keys(), ...required])) {
      const schemas = memberSchemas(plain, name);
      if (isLeftOut(this.#joined(schemas), this.#options.direction)) continue;
      const isRequired = required.has(name);
      const isOmitted = given.property === undefined && this.#options.omit?.includes(name);
      if (isOmitted && !isRequired) continue;
      if (!isRequired && !(takes(name) && members.size < most.maxProperties)) continue;
      if (!add(name, schemas, situation.number) && isRequired) return undefined;
    }
    const isMap = properties.size === 0 && additional.some(({ schema }) => typeof schema === 'object');
    const wanted = Math.min(Math.max(least.minProperties, takes('property1') && isMap ? 1 : 0), MAX_ITEMS);
    for (let index = 1; members.size < wanted; index++) {
      const name = `property${index}`;
      if (!add(name, memberSchemas(plain, name), index - 1)) break;
    }
    return Object.fromEntries(members);
  }

  *#lists(plain: PlainSchema, situation: Situation): Generator<unknown> {
    const { minItems } = plain.least;
    const { extent, hasItems } = this.#options;
    const wanted = extent === 'all' || hasItems ? Math.max(1, minItems) : minItems;
    for (const length of new Set([Math.min(wanted, plain.most.maxItems), minItems])) {
      const list = this.#list(plain, situation, length);
      if (list) yield list;
    }
  }

  #list(plain: PlainSchema, situation: Situation, length: number): readonly unknown[] | undefined {
    if (length > MAX_ITEMS) return undefined;
    const list: unknown[] = [];
    for (let index = 0; index < length; index++) {
      const own = plain.prefixItems[index];
      const sample = this.make(this.#joined(own === undefined ? plain.items : [own]), {
        ...situation,
        around: [],
        others: new Set(),
        examples: situation.examples.flatMap(example =>
          Array.isArray(example) ? example.slice(index, index + 1) : [],
        ),
        number: plain.hasUniqueItems ? situation.number + index : situation.number,
      });
      if (!sample) return undefined;
      list.push(sample.value);
    }
    return list;
  }

  #joined(schemas: readonly WrittenSchema[]): PlainSchema {
    const [first, ...others] = schemas.map(schema => plainSchema(this.#document, schema));
    // One schema stays the object that it is, by which a circle is seen.
    return others.reduce(both, first ?? plainSchema(this.#document, true));
  }
}

/** Schemas that make a value say which part of a choice it is: by its discriminator, and without. */
function namesOf({ discriminator }: Choice, index: number): WrittenSchema[] {
  const name = discriminator?.names[index];
  if (!discriminator || name === undefined) return [true];
  const { property } = discriminator;
  return [{ required: [property], properties: Object.fromEntries([[property, { const: name }]]) }, true];
}

/** Types to try: those of the schema, else those that its keywords are about. */
function typesOf(plain: PlainSchema): string[] {
  const all = ['object', 'array', 'string', 'integer', 'number', 'boolean'];
  const { types } = plain;
  if (types) return all.filter(type => allows(types, type));
  if (plain.properties.size + plain.additional.length + plain.required.size > 0) return all;
  if (plain.items.length + plain.prefixItems.length > 0) return ['array', 'string'];
  const isNumber =
    Number.isFinite(plain.least.minimum) ||
    Number.isFinite(plain.most.maximum) ||
    plain.multiplesOf.length > 0;
  return isNumber ? ['integer', 'number', 'string'] : ['string', ...all];
}
