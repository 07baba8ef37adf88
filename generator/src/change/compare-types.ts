import type { Change } from './change.js';
import { changeOf } from './change-of.js';
import { compareShapes } from './compare-shapes.js';
import type { PackageInterface } from './package-interface.js';
import { type TypePairs, type TypeUse, usesOfTypes } from './pair-types.js';
import { listed, type Sentence, sentence, words } from './sentence.js';

/**
 * Compares the exported types of two versions.
 *
 * @param mentioned types that the changes of operations speak of
 */
export function compareTypes(
  before: PackageInterface,
  after: PackageInterface,
  pairs: TypePairs,
  mentioned: ReadonlySet<string>,
): Change[] {
  const [uses, nextUses] = [usesOfTypes(before), usesOfTypes(after)];
  const changes = [...pairs].flatMap(([name, next]) => {
    const { isSent, isReceived, operations } = joined(uses.get(name), nextUses.get(next));
    const context = {
      before: before.types,
      after: after.types,
      pairs,
      isSent,
      isReceived,
      part: 'type' as const,
      users: usersOf([...operations].filter(operation => Object.hasOwn(after.operations, operation))),
    };
    const [old = {}, now = {}] = [before.types[name], after.types[next]];
    const renamed: Change[] = name === next ? [] : [renamedType(name, next)];
    return [...renamed, ...compareShapes(context, old, now, next)];
  });
  const names = new Set(pairs.values());
  const gone = Object.keys(before.types).filter(name => !pairs.has(name) && !mentioned.has(name));
  const added = Object.keys(after.types).filter(name => !names.has(name) && !mentioned.has(name));
  return [...changes, ...typesLine('removed', gone), ...typesLine('added', added)];
}

function renamedType(name: string, next: string): Change {
  return changeOf('type', name)('changed', true, sentence`the type ${name} is now called ${next}`);
}

/** Types come and go with what they describe, so they share a line. */
function typesLine(kind: 'added' | 'removed', names: readonly string[]): Change[] {
  if (names.length === 0) return [];
  const [noun, verb] = names.length === 1 ? ['type', 'was'] : ['types', 'were'];
  const text =
    kind === 'removed'
      ? sentence`the ${words(noun)} ${listed(names)} ${words(verb)} removed`
      : sentence`new ${words(noun)}: ${listed(names)}`;
  return [changeOf('type', names.join(', '))(kind, kind === 'removed', text)];
}

function joined(before: TypeUse | undefined, after: TypeUse | undefined): TypeUse {
  // A type that no operation uses may be used for anything.
  if (!before && !after) return { isSent: true, isReceived: true, operations: new Set() };
  return {
    isSent: Boolean(before?.isSent || after?.isSent),
    isReceived: Boolean(before?.isReceived || after?.isReceived),
    operations: new Set([...(after?.operations ?? []), ...(before?.operations ?? [])]),
  };
}

/** How many operations a line names. */
const NAMED = 3;

/** Names the operations that something concerns, as the end of a sentence. */
export function usersOf(operations: readonly string[]): Sentence {
  if (operations.length === 0) return words('');
  const more = operations.length > NAMED ? ` and ${operations.length - NAMED} more` : '';
  return sentence` (${listed(operations.slice(0, NAMED))}${words(more)})`;
}
