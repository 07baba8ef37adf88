import { pointer, pointerKeys } from '../document/document.js';
import { isObject } from '../document/json.js';
import { accessTokenNameWeight, normalName } from './names.js';
import type { SuccessFacts } from './operation-facts.js';
import type { ReadSchema } from './schema-reader.js';

/** A member of a response. */
export interface ResponseMember {
  /** Where it is in the response, as a JSON pointer. */
  readonly at: string;
  readonly name: string;
  readonly schema: ReadSchema;
  /** Where it was written. */
  readonly pointer: string;
  readonly depth: number;
  readonly required: boolean;
}

/** A place where an access token may be. */
export interface TokenPlace extends ResponseMember {
  readonly confidence: number;
  /** The member that has the name of a token is an object, and the token is in it. */
  readonly isInside: boolean;
}

const DEEPEST = 5;
const MOST_MEMBERS = 2_000;

interface Level {
  readonly schema: ReadSchema;
  readonly at: string;
  /** The schemas around it: one that is inside itself is not entered again. */
  readonly around: readonly ReadSchema[];
}

/** Lists the members of a response at any depth, those further up first. Lists are not entered. */
export function membersOfResponse({ schema }: Pick<SuccessFacts, 'schema'>): ResponseMember[] {
  const found = new Map<string, ResponseMember>();
  let level: readonly Level[] = schema ? [{ schema, at: '', around: [] }] : [];
  for (let depth = 1; depth <= DEEPEST && level.length > 0; depth++) {
    const next: Level[] = [];
    for (const { schema: outer, at, around } of level) {
      for (const shape of outer.shapes) {
        for (const { name, schema: own, required } of shape.values()) {
          const place = at + pointer(name);
          if (found.has(place) || found.size >= MOST_MEMBERS || around.includes(own)) continue;
          found.set(place, { at: place, name, schema: own, pointer: own.pointer, depth, required });
          if (own !== outer) next.push({ schema: own, at: place, around: [...around, outer] });
        }
      }
    }
    level = next;
  }
  return [...found.values()];
}

/** Names under which a wrapped token stands in its object. */
const INNER_NAMES = /^(?:access_?token|token|value|token_value|jwt|raw|encoded|id)$/;

/** Objects that hold another token than the access token. */
const OTHER_TOKENS = /\/(?:refresh|id|csrf)[^/]*\//i;

/** Lists where an access token may be in a response, the surest first. */
export function tokensIn(success: SuccessFacts): TokenPlace[] {
  const members = membersOfResponse(success);
  const places = members.flatMap(member => {
    const weight = accessTokenNameWeight(member.name);
    if (weight === 0 || OTHER_TOKENS.test(member.at)) return [];
    const confidence = Math.max(0, weight - 0.03 * (member.depth - 1));
    if (isStringLike(member.schema)) return [{ ...member, confidence, isInside: false }];
    if (member.schema.type !== 'object' && member.schema.shapes.every(({ size }) => size === 0)) return [];
    return members
      .filter(({ at }) => at.startsWith(`${member.at}/`) && at.slice(member.at.length + 1).indexOf('/') < 0)
      .filter(({ name, schema }) => INNER_NAMES.test(normalName(name)) && isStringLike(schema))
      .filter(({ name }) => accessTokenNameWeight(name) === 0)
      .map(inner => ({ ...inner, confidence: confidence - 0.15, isInside: true }));
  });
  return places.sort((a, b) => b.confidence - a.confidence || a.depth - b.depth);
}

/** Whether a value may be a string. */
export function isStringLike({ type, shapes, isOpen }: ReadSchema): boolean {
  return type === 'string' || (type === undefined && (isOpen || shapes.every(({ size }) => size === 0)));
}

/** Lists the members beside a token, or next to the object around it, that may say when it expires. */
export function expiryNamesOf(success: SuccessFacts, tokenAt: string): ResponseMember[] {
  const around = tokenAt.slice(0, tokenAt.lastIndexOf('/'));
  return membersOfResponse(success)
    .filter(
      ({ name, schema }) => isExpiryName(name) && !['object', 'array', 'boolean'].includes(schema.type ?? ''),
    )
    .map(member => ({ member, distance: distanceOf(member.at, around) }))
    .sort((a, b) => a.distance - b.distance || expiryRank(a.member.name) - expiryRank(b.member.name))
    .map(({ member }) => member);
}

function distanceOf(at: string, around: string): number {
  const own = at.slice(0, at.lastIndexOf('/'));
  return own === around ? 0 : around.startsWith(own) ? 1 : 2;
}

const EXPIRY = /expir|^exp$|^ttl$|_ttl$|valid_?(?:until|to|till|for|seconds)|life_?time|^max_age$/;
const NOT_EXPIRY = /refresh|^id_token|^expired$|is_expired|warning/;

/** Whether a name says when something expires. */
export function isExpiryName(name: string): boolean {
  const spelled = normalName(name);
  return EXPIRY.test(spelled) && !NOT_EXPIRY.test(spelled);
}

/** `expires_in` says more than `expires_at`, and both more than a name of one's own. */
function expiryRank(name: string): number {
  const spelled = normalName(name);
  return /^expires?_?in$/.test(spelled) ? 0 : /^expires?_?(?:at|on)?$/.test(spelled) ? 1 : 2;
}

/** Finds a value in the examples of a response. */
export function examplesAt({ examples }: SuccessFacts, member: ResponseMember): unknown[] {
  const keys = pointerKeys(member.at);
  const inBody = examples.flatMap(example => {
    let here: unknown = example;
    for (const key of keys) here = isObject(here) && Object.hasOwn(here, key) ? here[key] : undefined;
    return here === undefined ? [] : [here];
  });
  return [...member.schema.examples, ...inBody];
}
