import { lastKey, type OpenApiDocument, pointer } from '../document/document.js';
import { isObject } from '../document/json.js';
import type { Spec } from '../document/spec.js';
import type { RefusalRule } from '../refusals/refusals.js';
import { type Field, type Kind, openApi3, referable } from '../source/grammar.js';
import { type Part, referenceOf } from '../source/walk.js';
import { type Keyword, type Version, versions } from './keywords/keyword.js';
import { keywordOf, keywords } from './keywords/keywords.js';
import { wrongOwnKey } from './own-keys.js';
import { typeMeant, unknownKeyword } from './unknown-keyword.js';
import { described, fitting, typeOf } from './value-type.js';

/**
 * Judges each part of a spec by the list of keywords, and returns the spec with parts of the right types only, so that
 * whatever reads it next needs no check of its own.
 *
 * Refused is a keyword that can't be honoured, and a value of the wrong type that decides something. What can only be meant
 * in one way is taken that way (`"true"` for `true`, nothing for an empty object), and what decides nothing is left out;
 * both are advice. All of it goes to `findings`; what is refused is left out as well, so that reading can go on.
 */
export function judgeSpec(spec: Spec): Spec {
  const document = new Judge(spec).part('document', spec.document as Part, '', 0) ?? {};
  return document === spec.document ? spec : { ...spec, document: document as OpenApiDocument };
}

/** Deeper than any document that people write, and less deep than calls can be. */
const MAX_DEPTH = 500;

class Judge {
  readonly #spec: Spec;
  readonly #version: Version;

  constructor(spec: Spec) {
    this.#spec = spec;
    this.#version = versions.find(version => String(spec.document.openapi).startsWith(version)) ?? '3.0';
  }

  /** Returns the part, or a copy in which all is of the right type; undefined for a part that can't be used. */
  part(kind: Kind, part: Part, at: string, depth: number): Part | undefined {
    if (isReferenceAlone(kind, part)) return part;
    if (depth > MAX_DEPTH) {
      this.#refuse('too-large', at, `It is nested more than ${MAX_DEPTH} levels deep`);
      return undefined;
    }
    const entries = Object.entries(part);
    const sound = entries.flatMap(([name, value]): [string, unknown][] => {
      const next = this.#member(kind, name, value, at + pointer(name), depth);
      return next === undefined ? [] : [[next.name ?? name, next.value]];
    });
    if (this.#lacksSome(kind, part, new Map(sound), at)) return undefined;
    const isSame =
      sound.length === entries.length &&
      sound.every(([name, value], index) => entries[index]?.[0] === name && entries[index]?.[1] === value);
    return isSame ? part : this.#spec.places.copy(part, Object.fromEntries(sound));
  }

  /** Returns what a member of a part is taken for; undefined if it is left out. */
  #member(kind: Kind, name: string, value: unknown, at: string, depth: number): Member | undefined {
    if (kind === 'securityRequirement') return this.#value(name, value ?? [], at, SCOPES);
    if (name === '$ref' && referable.has(kind)) return this.#value(name, value, at, REFERENCE);
    const keyword = keywordOf(kind, name);
    const { fields, others } = openApi3.get(kind) ?? { fields: new Map<string, Field>() };
    if (keyword === undefined) {
      if (name.startsWith('x-')) return this.#ownKey(name, value, at);
      return others === undefined
        ? this.#unknown(kind, name, value, at)
        : this.#other(kind, others, name, value, at, depth);
    }
    if (!this.#isJudged(keyword, name, value, at)) return undefined;
    const field = fields.get(name);
    return field === undefined
      ? this.#value(name, value, at, keyword, kind === 'schema')
      : this.#parts(field, keyword, name, value, at, depth);
  }

  #ownKey(name: string, value: unknown, at: string): Member | undefined {
    const wrong = wrongOwnKey(name, value);
    if (!wrong) return { value };
    this.#refuse('wrong-type', at, wrong.problem, wrong.fix);
    return undefined;
  }

  /** Judges a member of a map, such as a path or a response. */
  #other(
    kind: Kind,
    field: Field,
    name: string,
    value: unknown,
    at: string,
    depth: number,
  ): Member | undefined {
    const parts = this.#parts(field, MEMBER, name, value ?? {}, at, depth);
    if (kind !== 'responses' || parts === undefined || /^[1-5](\d\d|XX)$/.test(name)) return parts;
    if (/^[1-5]xx$/i.test(name)) {
      this.#advise('wrong-type', at, `The status "${name}" is written ${name.toUpperCase()}`);
      return { ...parts, name: name.toUpperCase() };
    }
    this.#refuse(
      'status',
      at,
      `"${name.slice(0, 40)}" is no status of a response`,
      'Write a code such as 400, 4XX, or default.',
    );
    return undefined;
  }

  /** Says what the list of keywords says; false if the keyword is not for what reads the document next. */
  #isJudged(
    { effect, versions: having, rule, unless, says }: Keyword,
    name: string,
    value: unknown,
    at: string,
  ): boolean {
    if (!having.includes(this.#version)) {
      this.#advise(
        'other-version',
        at,
        `"${name}" is a keyword of OpenAPI ${having.join(', ')}, and this is ${this.#version}${effect === 'refused' ? '; it is ignored' : ''}`,
      );
      return effect !== 'refused';
    }
    if (effect !== 'refused' || value === null || unless?.includes(value)) return true;
    this.#refuse(rule ?? 'unsupported-keyword', at, `"${name}" cannot be honoured. ${says}`, LEAVE_OUT);
    return false;
  }

  #parts(
    field: Field,
    keyword: Keyword,
    name: string,
    value: unknown,
    at: string,
    depth: number,
  ): Member | undefined {
    if (value === null) return this.#nothing(name, at);
    const { kind, holds } = field;
    if (holds === 'list') {
      if (!Array.isArray(value)) return this.#wrong(keyword, name, value, at, 'a list');
      return {
        value: this.#each(value, at, (one, place) => this.#one(kind, keyword, one, place, depth)),
      };
    }
    // What PHP writes for an empty object.
    if (Array.isArray(value) && value.length === 0) return this.#parts(field, keyword, name, {}, at, depth);
    if (holds === 'one') {
      if (kind === 'schema' && typeof value === 'boolean') return { value: booleanSchema(name, value) };
      const part = this.#one(kind, keyword, value, at, depth);
      return part === undefined ? undefined : { value: part };
    }
    if (!isObject(value)) return this.#wrong(keyword, name, value, at, 'an object');
    const entries = Object.entries(value).map(
      ([key, one]) => [key, this.#one(kind, keyword, one ?? {}, at + pointer(key), depth)] as const,
    );
    const isSame = entries.every(([key, one]) => one === value[key]);
    return {
      value: isSame
        ? value
        : this.#copy(
            value,
            entries.filter(([, one]) => one !== undefined),
          ),
    };
  }

  #one(kind: Kind, keyword: Keyword, value: unknown, at: string, depth: number): Part | undefined {
    if (kind === 'schema' && typeof value === 'boolean') return value ? {} : { not: {} };
    if (isObject(value)) return this.part(kind, value, at, depth + 1);
    this.#wrong(keyword, lastKey(at), value, at, 'an object');
    return undefined;
  }

  #each(
    list: readonly unknown[],
    at: string,
    judge: (one: unknown, at: string) => Part | undefined,
  ): readonly unknown[] {
    const sound = list.map((one, index) => judge(one, at + pointer(index)));
    if (sound.every((one, index) => one === list[index])) return list;
    const { places, document } = this.#spec;
    // The index of a part no longer says where it was written.
    for (const [index, one] of sound.entries())
      if (one) places.set(one, places.at(document, at + pointer(index)));
    return places.copy(
      list,
      sound.filter(one => one !== undefined),
    );
  }

  #copy(from: Part, entries: readonly (readonly [string, unknown])[]): Part {
    return this.#spec.places.copy(from, Object.fromEntries(entries));
  }

  #value(name: string, value: unknown, at: string, keyword: Keyword, isWider = false): Member | undefined {
    if (value === null && keyword.holds !== 'any') return this.#nothing(name, at);
    const fit = fitting(value, keyword.holds);
    const odd = keyword.values && oddOne(fit?.value, keyword.values);
    if (odd !== undefined) return this.#odd(keyword, name, odd, at, isWider);
    if (fit === undefined) return this.#wrong(keyword, name, value, at, described(keyword.holds), isWider);
    if (fit.value !== value && keyword.holds !== 'words')
      this.#advise('wrong-type', at, `"${name}" must be ${described(keyword.holds)}, and is taken for one`);
    return fit;
  }

  /** Reports a value of the wrong type, which is left out: in a schema that only makes the type wider. */
  #wrong(
    keyword: Keyword,
    name: string,
    value: unknown,
    at: string,
    wanted: string,
    isWider = false,
  ): undefined {
    const problem = `"${name.slice(0, 100)}" must be ${wanted}, and is ${typeOf(value)}`;
    if (keyword.effect === 'none' || keyword.holds === 'words' || isWider)
      this.#advise('wrong-type', at, `${problem}; it is ignored`);
    else this.#refuse('wrong-type', at, problem, 'Write it as OpenAPI defines it.');
    return undefined;
  }

  #odd({ values = [] }: Keyword, name: string, value: string, at: string, isWider: boolean): undefined {
    const problem = `"${name}" is "${value.slice(0, 100)}", which OpenAPI does not define`;
    const kind = value === 'any' ? 'advice' : 'note';
    const fix = (name === 'type' ? typeMeant(value) : undefined) ?? `Write ${values.join(', ')}.`;
    if (isWider) this.#advise('wrong-type', at, `${problem}, so any value is allowed there`, fix, kind);
    else this.#refuse('wrong-type', at, problem, fix);
    return undefined;
  }

  #nothing(name: string, at: string): undefined {
    this.#advise('wrong-type', at, `"${name}" is null, and counts as not written`);
    return undefined;
  }

  #unknown(kind: Kind, name: string, value: unknown, at: string): Member {
    const { problem, fix } = unknownKeyword(kind, name);
    this.#advise('unknown-keyword', at, problem, fix);
    return { value };
  }

  /** Reports what a part must have and never had; true if it lacks anything now. */
  #lacksSome(kind: Kind, part: Part, sound: ReadonlyMap<string, unknown>, at: string): boolean {
    const missing = requiredOf(kind, part).filter(name => !sound.has(name));
    for (const name of missing)
      if ((part[name] === null || !Object.hasOwn(part, name)) && !Object.hasOwn(part, '$ref'))
        this.#refuse('missing', at, `It has no "${name}"`, `Add "${name}".`);
    return missing.length > 0;
  }

  #refuse(rule: RefusalRule, at: string, problem: string, fix?: string): void {
    const { findings, places, document } = this.#spec;
    findings.add({ kind: 'refused', rule, problem, fix, place: places.at(document, at) });
  }

  #advise(rule: string, at: string, problem: string, fix?: string, kind: 'advice' | 'note' = 'advice'): void {
    const { findings, places, document } = this.#spec;
    findings.add({ kind, rule, problem, fix, place: places.at(document, at) });
  }
}

/** A member as it is taken, under another name if it has one. */
interface Member {
  readonly value: unknown;
  readonly name?: string;
}

const LEAVE_OUT = 'Leave it out, or leave out the operation that needs it.';

const entry = (holds: Keyword['holds']): Keyword => ({ effect: 'honoured', holds, says: '', versions });
const REFERENCE = entry('string');
const SCOPES = entry('string list');
const MEMBER = entry('part');

function isReferenceAlone(kind: Kind, part: Part): boolean {
  return kind !== 'schema' && kind !== 'pathItem' && referenceOf(kind, part) !== undefined;
}

/** Where a boolean is usual it stays; elsewhere it becomes the schema that means the same. */
function booleanSchema(name: string, value: boolean): unknown {
  if (/^(additional|unevaluated)/.test(name)) return value;
  return value ? {} : { not: {} };
}

/** Names what a part must have, for some only if another member has a certain value. */
function requiredOf(kind: Kind, part: Part): string[] {
  if (kind === 'items') return [];
  const always = Object.entries(keywords[kind]).filter(([, { isRequired }]) => isRequired);
  const byType: Readonly<Record<string, readonly string[]>> = { apiKey: ['name', 'in'], http: ['scheme'] };
  const type = kind === 'securityScheme' ? String(part.type) : '';
  return [...always.map(([name]) => name), ...(Object.hasOwn(byType, type) ? (byType[type] ?? []) : [])];
}

/** The first of one or several strings that is none of the values. */
function oddOne(value: unknown, values: readonly string[]): string | undefined {
  const strings: unknown[] = Array.isArray(value) ? value : [value];
  return strings.find((one): one is string => typeof one === 'string' && !values.includes(one));
}
