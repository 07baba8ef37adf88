import type { Change } from './change.js';
import { changeOf } from './change-of.js';
import type { TypePairs } from './pair-types.js';
import { listed, type Sentence, sentence } from './sentence.js';
import type { FieldShape, Shape } from './shape.js';
import { shapeText } from './shape-text.js';
import { isUnknown, mergedObject, type Relation, relationOf, type Types } from './type-relation.js';

/** What two versions of a type are compared in. */
export interface ShapeContext {
  readonly before: Types;
  readonly after: Types;
  readonly pairs: TypePairs;
  readonly isSent: boolean;
  readonly isReceived: boolean;
  readonly part: Change['part'];
  /** Which operations it is about, as the end of a sentence. */
  readonly users: Sentence;
}

/**
 * Compares a type with what it has become, field by field. What is sent may become wider and what is received narrower, and a
 * program still compiles; anything else breaks those that use it.
 *
 * @param at what it is called, such as `TokenRequest.scope`
 */
export function compareShapes(context: ShapeContext, before: Shape, after: Shape, at: string): Change[] {
  const { pairs, isSent, isReceived, part, users } = context;
  if (before.ref !== undefined && after.ref !== undefined && pairs.get(before.ref) === after.ref) return [];
  if (before.values && after.values) return compareValues(context, before.values, after.values, at);
  if (before.type === 'array' && after.type === 'array')
    return compareShapes(context, before.items ?? {}, after.items ?? {}, `${at}[]`);
  if (before.ref === undefined && after.ref === undefined) {
    const [own, next] = withoutShared(before, after, pairs);
    const [old, now] = [mergedObject(own, context.before), mergedObject(next, context.after)];
    if (old && now) return compareObjects(context, old, now, at);
  }
  const relation = relationIn(context, before, after);
  if (relation === 'same') return [];
  const isBreaking = (isSent && relation !== 'wider') || (isReceived && relation !== 'narrower');
  const isOld = (name: string) => pairs.has(name);
  const isNew = (name: string) => [...pairs.values()].includes(name);
  const [old, now] = [shapeText(before, context.before, isOld), shapeText(after, context.after, isNew)];
  const text = sentence`${at} is ${now} instead of ${old}${users}`;
  return [changeOf(part, at)('changed', isBreaking, text)];
}

function relationIn({ before: old, after: now, pairs }: ShapeContext, before: Shape, after: Shape): Relation {
  return relationOf({ shape: before, types: old }, { shape: after, types: now }, pairs);
}

/** Leaves out the types that both are made of: each is compared by itself. */
function withoutShared(before: Shape, after: Shape, pairs: TypePairs): readonly [Shape, Shape] {
  const [old = [], now = []] = [before.all, after.all];
  const shared = old.flatMap(({ ref }) => {
    const next = ref === undefined ? undefined : pairs.get(ref);
    return next !== undefined && now.some(one => one.ref === next) ? [[ref, next] as const] : [];
  });
  if (shared.length === 0) return [before, after];
  const left = (parts: readonly Shape[], side: 0 | 1): Shape => ({
    all: parts.filter(({ ref }) => !shared.some(pair => pair[side] === ref)),
  });
  return [before.all ? left(old, 0) : before, after.all ? left(now, 1) : after];
}

function compareValues(
  { isSent, isReceived, part, users }: ShapeContext,
  before: readonly unknown[],
  after: readonly unknown[],
  at: string,
): Change[] {
  const missing = (from: readonly unknown[], among: readonly unknown[]) => {
    const known = new Set(among.map(one => JSON.stringify(one)));
    return from.filter(one => !known.has(JSON.stringify(one))).map(one => shapeText({ values: [one] }));
  };
  const [added, removed] = [missing(after, before), missing(before, after)];
  const change = changeOf(part, at);
  return [
    // A program that handles every value that it can receive has none for this one.
    ...(added.length > 0
      ? [change('added', isReceived, sentence`${at} may also be ${listed(added)}${users}`)]
      : []),
    ...(removed.length > 0
      ? [change('removed', isSent || isReceived, sentence`${at} can no longer be ${listed(removed)}${users}`)]
      : []),
  ];
}

function compareObjects(context: ShapeContext, before: Shape, after: Shape, at: string): Change[] {
  const [old, now] = [before.fields ?? {}, after.fields ?? {}];
  const changes = Object.entries(old).flatMap(([name, field]) => {
    const next = Object.hasOwn(now, name) ? now[name] : undefined;
    return next
      ? compareFields(context, field, next, memberOf(at, name))
      : [removedField(context, field, after.others, memberOf(at, name))];
  });
  const added = Object.entries(now).flatMap(([name, field]) =>
    Object.hasOwn(old, name) ? [] : [addedField(context, field, memberOf(at, name))],
  );
  return [...changes, ...added, ...compareOthers(context, before.others, after.others, at)];
}

function memberOf(at: string, name: string): string {
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name)
    ? `${at}.${name}`
    : `${at}[${JSON.stringify(name)}]`;
}

function addedField({ isSent, part, users }: ShapeContext, { isOptional }: FieldShape, at: string): Change {
  const isNeeded = isSent && !isOptional;
  const text = isNeeded ? sentence`${at} is new, and must be passed${users}` : sentence`${at} is new${users}`;
  return changeOf(part, at)('added', isNeeded, text);
}

/** A field that is gone breaks programs that name it, unless members without a name still cover it. */
function removedField(
  context: ShapeContext,
  { is }: FieldShape,
  others: Shape | undefined,
  at: string,
): Change {
  const { isReceived, part, users } = context;
  const isCovered = others !== undefined && ['same', 'wider'].includes(relationIn(context, is, others));
  return changeOf(part, at)('removed', isReceived || !isCovered, sentence`${at} was removed${users}`);
}

function compareFields(context: ShapeContext, before: FieldShape, after: FieldShape, at: string): Change[] {
  const { isSent, isReceived, part, users } = context;
  const change = (isBreaking: boolean, text: Sentence) => changeOf(part, at)('changed', isBreaking, text);
  return [
    ...(before.isOptional && !after.isOptional
      ? [
          change(
            isSent,
            isSent ? sentence`${at} must be passed now${users}` : sentence`${at} is always there now${users}`,
          ),
        ]
      : []),
    ...(!before.isOptional && after.isOptional
      ? [
          change(
            isReceived,
            isReceived
              ? sentence`${at} may be missing now${users}`
              : sentence`${at} may be left out now${users}`,
          ),
        ]
      : []),
    ...(!before.isDeprecated && after.isDeprecated
      ? [change(false, sentence`${at} is deprecated now${users}`)]
      : []),
    ...compareShapes(context, before.is, after.is, at),
  ];
}

/** Members without a name. */
function compareOthers(
  context: ShapeContext,
  before: Shape | undefined,
  after: Shape | undefined,
  at: string,
): Change[] {
  const { part, users } = context;
  if (before && after) {
    return isUnknown(before) && isUnknown(after) ? [] : compareShapes(context, before, after, `${at}[name]`);
  }
  if (!before && !after) return [];
  const change = changeOf(part, at);
  return before
    ? [change('removed', true, sentence`${at} has no members with other names any more${users}`)]
    : [change('added', false, sentence`${at} may have members with other names${users}`)];
}
