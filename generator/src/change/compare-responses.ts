import type { Change } from './change.js';
import { changeOf } from './change-of.js';
import { type OperationContext, shapeContext } from './compare-request.js';
import { compareShapes } from './compare-shapes.js';
import type { OperationInterface } from './package-interface.js';
import type { OperationPair } from './pair-operations.js';
import { sentence, words } from './sentence.js';
import type { Shape } from './shape.js';
import { shapeText } from './shape-text.js';
import { relationOf } from './type-relation.js';

/** Compares what an operation returns, status by status. */
export function compareResponses(context: OperationContext, pair: OperationPair): Change[] {
  const { next, before, after } = pair;
  const [old, now] = [before.responses, after.responses];
  const change = changeOf('operation', next);
  const known = Object.entries(old).flatMap(([status, { is }]) => {
    const other = Object.hasOwn(now, status) ? now[status] : undefined;
    if (other)
      return compareShapes(
        shapeContext(context, false),
        bodyOf(is),
        bodyOf(other.is),
        isSuccess(status, after) ? `${next}()` : `${next}Result() ${status}`,
      );
    const isBreaking = isSuccess(status, before) || !fits(context, typeOf(after, status), bodyOf(is));
    return [change('removed', isBreaking, sentence`the ${words(status)} response of ${next} was removed`)];
  });
  const added = Object.entries(now).flatMap(([status, { is }]) => {
    if (Object.hasOwn(old, status)) return [];
    const isBreaking = isSuccess(status, after)
      ? !fits(context, bodyOf(is), anyOf(successesOf(before)))
      : !fits(context, bodyOf(is), typeOf(before, status));
    const what = is ? sentence`: ${shapeText(is)}` : words(', without a body');
    return [change('added', isBreaking, sentence`the ${words(status)} response of ${next} is new${what}`)];
  });
  return [...known, ...added];
}

/** What a response without a body is to its reader. */
const NO_BODY: Shape = { type: 'undefined' };

function bodyOf(shape: Shape | undefined): Shape {
  return shape ?? NO_BODY;
}

function isSuccess(status: string, operation: OperationInterface): boolean {
  if (status !== 'default') return status.startsWith('2');
  return !Object.keys(operation.responses).some(one => one.startsWith('2'));
}

function successesOf(operation: OperationInterface): Shape[] {
  return Object.entries(operation.responses)
    .filter(([status]) => isSuccess(status, operation))
    .map(([, { is }]) => bodyOf(is));
}

/** The type of an error whose status has no response of its own: that of its class, that of any, or unknown. */
function typeOf({ responses }: OperationInterface, status: string): Shape {
  const other = responses[`${status.charAt(0)}XX`] ?? responses.default;
  return other ? bodyOf(other.is) : {};
}

function anyOf(shapes: readonly Shape[]): Shape {
  return shapes.length === 1 ? (shapes[0] ?? {}) : { any: shapes };
}

/** Whether what is received now is what was received before. */
function fits({ before, after, types }: OperationContext, now: Shape, old: Shape): boolean {
  const relation = relationOf({ shape: old, types: before.types }, { shape: now, types: after.types }, types);
  return relation === 'same' || relation === 'narrower';
}
