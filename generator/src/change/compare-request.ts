import type { Change } from './change.js';
import { changeOf } from './change-of.js';
import { compareShapes, type ShapeContext } from './compare-shapes.js';
import type { OperationInterface, PackageInterface, ParameterInterface } from './package-interface.js';
import type { OperationPair } from './pair-operations.js';
import type { TypePairs } from './pair-types.js';
import { sentence, words } from './sentence.js';

/** The versions that an operation is compared in. */
export interface OperationContext {
  readonly before: PackageInterface;
  readonly after: PackageInterface;
  readonly types: TypePairs;
}

/** How the types that an operation names itself are compared. */
export function shapeContext({ before, after, types }: OperationContext, isSent: boolean): ShapeContext {
  return {
    before: before.types,
    after: after.types,
    pairs: types,
    isSent,
    isReceived: !isSent,
    part: 'operation',
    users: words(''),
  };
}

/** Compares what callers pass to an operation. */
export function compareRequest(context: OperationContext, pair: OperationPair): Change[] {
  const { next, before, after } = pair;
  const change = changeOf('operation', next);
  const [old = {}, now = {}] = [before.parameters, after.parameters];
  const own = Object.entries(old).flatMap(([name, parameter]) => {
    const other = Object.hasOwn(now, name) ? now[name] : undefined;
    return other
      ? compareParameters(context, pair, name, parameter, other)
      : [change('removed', true, sentence`the parameter ${name} of ${next} was removed`)];
  });
  const added = Object.entries(now).flatMap(([name, { isRequired = false }]) =>
    Object.hasOwn(old, name)
      ? []
      : [
          change(
            'added',
            isRequired,
            sentence`the parameter ${name} of ${next} is new${words(isRequired ? ', and must be passed' : '')}`,
          ),
        ],
  );
  return [...own, ...added, ...compareArguments(pair), ...compareBodies(context, pair)];
}

function compareParameters(
  context: OperationContext,
  { next }: OperationPair,
  name: string,
  before: ParameterInterface,
  after: ParameterInterface,
): Change[] {
  const change = changeOf('operation', next);
  const what = sentence`the parameter ${name} of ${next}`;
  const isMoved = before.in !== after.in;
  const isStyled = JSON.stringify(before.style) !== JSON.stringify(after.style);
  return [
    ...(!before.isRequired && after.isRequired
      ? [change('changed', true, sentence`${what} must be passed now`)]
      : []),
    ...(before.isRequired && !after.isRequired
      ? [change('changed', false, sentence`${what} may be left out now`)]
      : []),
    ...(isMoved
      ? [
          change(
            'changed',
            true,
            sentence`${what} is sent in the ${words(after.in)} instead of the ${words(before.in)}, which calls of the raw client name`,
          ),
        ]
      : []),
    ...(isStyled && !isMoved
      ? [change('changed', false, sentence`${what} is written in another style`)]
      : []),
    ...(!before.isDeprecated && after.isDeprecated
      ? [change('changed', false, sentence`${what} is deprecated now`)]
      : []),
    ...compareShapes(shapeContext(context, true), before.is, after.is, `${next}(${name})`),
  ];
}

/** A method's arguments stand in a fixed order: body, parameters, options. One more or less moves those after it. */
function compareArguments({ next, before, after }: OperationPair): Change[] {
  const [old, now] = [argumentsOf(before), argumentsOf(after)];
  if (old.join() === now.join()) return [];
  return [
    {
      kind: 'changed',
      isBreaking: true,
      part: 'operation',
      subject: next,
      sentence: sentence`${next} takes (${words([...now, 'options'].join(', '))}) instead of (${words([...old, 'options'].join(', '))})`,
    },
  ];
}

function argumentsOf({ body, parameters }: OperationInterface): string[] {
  return [...(body ? ['body'] : []), ...(parameters ? ['parameters'] : [])];
}

function compareBodies(context: OperationContext, { next, before, after }: OperationPair): Change[] {
  const [old, now] = [before.body, after.body];
  if (!old || !now) return [];
  const change = changeOf('operation', next);
  const isWritten = JSON.stringify(old.written) !== JSON.stringify(now.written);
  return [
    ...(!old.isRequired && now.isRequired
      ? [change('changed', true, sentence`the body of ${next} must be passed now`)]
      : []),
    ...(old.isRequired && !now.isRequired
      ? [change('changed', false, sentence`the body of ${next} may be left out now`)]
      : []),
    ...(old.mediaType === now.mediaType
      ? []
      : [
          change(
            'changed',
            false,
            sentence`the body of ${next} is sent as ${now.mediaType} instead of ${old.mediaType}`,
          ),
        ]),
    ...(isWritten && old.mediaType === now.mediaType
      ? [change('changed', false, sentence`fields of the body of ${next} are written in another way`)]
      : []),
    ...compareShapes(shapeContext(context, true), old.is, now.is, `${next}(body)`),
  ];
}
