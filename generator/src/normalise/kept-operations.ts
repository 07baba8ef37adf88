import { invalidSpec } from '../document/invalid-spec.js';
import type { Spec } from '../document/spec.js';
import { type FoundOperation, givenId, keyOf } from './found-operation.js';
import { type Located, membersAt } from './located.js';
import { nearest } from './nearest.js';

/**
 * Finds the operations that a list names, in the order of the spec.
 *
 * @throws {GenerateError} `spec_invalid` with each name that is no operation's, or that of several
 */
export function chooseOperations(
  spec: Spec,
  list: Located,
  all: readonly FoundOperation[],
): FoundOperation[] {
  const { findings } = spec;
  const names = membersAt(list);
  if (names.length === 0)
    throw invalidSpec(spec, list.at, 'It lists no operation', 'List operationIds, or POST /path.', 'x-keep');
  const chosen = new Set(names.map(name => findings.attempt(() => chooseOperation(spec, name, all))));
  findings.throwIfRefused();
  return all.filter(operation => chosen.has(operation));
}

function chooseOperation(spec: Spec, name: Located, all: readonly FoundOperation[]): FoundOperation {
  const found = operationsNamed(String(name.value), all);
  const [operation, ...others] = found;
  if (operation && others.length === 0) return operation;
  const problem = operation
    ? `Several operations have the operationId "${String(name.value)}"`
    : `There is no operation "${String(name.value)}"`;
  const near = operation ? found.map(keyOf) : nearest(String(name.value), all.flatMap(namesOf));
  throw invalidSpec(spec, name.at, problem, `Write one of: ${near.join(', ')}.`, 'x-keep');
}

/** Finds the operations of a name: an operationId, or method and path. */
function operationsNamed<Operation extends Pick<FoundOperation, 'path' | 'method' | 'operation'>>(
  name: string,
  all: readonly Operation[],
): Operation[] {
  const byId = all.filter(operation => givenId(operation) === name);
  if (byId.length > 0) return byId;
  const [, method = '', path = ''] = /^(\S+)\s+(\/.*)$/.exec(name.trim()) ?? [];
  return all.filter(operation => keyOf(operation) === `${method.toUpperCase()} ${path}`);
}

function namesOf(operation: FoundOperation): string[] {
  const id = givenId(operation);
  return id === undefined ? [keyOf(operation)] : [id, keyOf(operation)];
}
