import { Findings } from '../document/findings.js';
import { invalidSpec } from '../document/invalid-spec.js';
import type { Spec } from '../document/spec.js';
import { camelCase, isIdentifier, lowerFirst, upperFirst } from '../names.js';
import { type FoundOperation, givenId, keyOf } from './found-operation.js';
import { ownField } from './located.js';
import type { Names } from './names.js';

/** What an operation is called in code. */
export interface OperationName {
  /** The vendor's operationId, or the method's name where that is missing or given twice. */
  readonly operationId: string;
  /** Name of the method. */
  readonly name: string;
  /** Why it is not simply the operationId; undefined if it is, or if a person chose it. */
  readonly reason?: string;
}

/** The key by which a person names an operation's method. */
export const METHOD_NAME = 'x-method-name';

/**
 * Names all operations of a spec, whichever are kept: so keeping another one renames none.
 *
 * A name that a person chose comes first, then those of operations that have them as operationId, then the rest in the
 * order of the spec.
 *
 * @param isKept whether a wrong `x-method-name` of an operation matters
 */
export function nameOperations(
  spec: Spec,
  operations: readonly FoundOperation[],
  names: Names,
  isKept: (operation: FoundOperation) => boolean,
): Map<string, OperationName> {
  const ids = new Set(operations.map(givenId));
  const named = new Map<string, OperationName>();
  const owners = new Set<string>();
  const order = operations.map(operation => ({ operation, rank: rankOf(operation) }));
  for (const { operation } of order.sort((a, b) => a.rank - b.rank)) {
    const id = givenId(operation);
    const isOwner = id !== undefined && !owners.has(id);
    if (isOwner) owners.add(id);
    const findings = isKept(operation) ? spec.findings : new Findings();
    const { name, reason } =
      findings.attempt(() => chosenName(spec, operation, names)) ??
      ownName(operation, isOwner ? id : undefined, names, ids);
    named.set(keyOf(operation), {
      operationId: isOwner ? id : name,
      name,
      ...(reason !== undefined && { reason }),
    });
  }
  return named;
}

function rankOf(operation: FoundOperation): number {
  if (chosenFor(operation) !== undefined) return 0;
  const id = givenId(operation);
  return id !== undefined && isIdentifier(id) && camelCase(lowerFirst(id)) === id ? 1 : 2;
}

function chosenFor({ operation }: FoundOperation): unknown {
  return ownField(operation.value, METHOD_NAME);
}

/** @throws {GenerateError} `spec_invalid` for a chosen name that is no name, or another operation's */
function chosenName(
  spec: Spec,
  operation: FoundOperation,
  names: Names,
): { readonly name: string; readonly reason?: undefined } | undefined {
  const chosen = chosenFor(operation);
  if (chosen === undefined) return undefined;
  if (typeof chosen === 'string' && names.take(chosen, { family })) return { name: chosen };
  throw invalidSpec(
    spec,
    `${operation.operation.at}/${METHOD_NAME}`,
    `A method cannot be called "${String(chosen)}"`,
    'Choose another name: this one is no name in TypeScript, or is taken.',
    'name',
  );
}

function ownName(
  operation: FoundOperation,
  id: string | undefined,
  names: Names,
  ids: ReadonlySet<string | undefined>,
): { readonly name: string; readonly reason?: string } {
  const inferred = inferredId(operation.method, operation.path);
  const natural = id === undefined ? '' : camelCase(lowerFirst(id));
  // Another operation may have the inferred name as its operationId.
  const others = ids.has(inferred) ? [] : [inferred];
  const name = names.claim({
    wanted: natural || others[0] || `${inferred}Operation`,
    ending: 'Operation',
    others,
    family,
  });
  return name === natural ? { name } : { name, reason: reasonFor(operation, natural) };
}

function reasonFor(operation: FoundOperation, natural: string): string {
  const given = givenId(operation);
  if (given === undefined) return 'it has no operationId';
  if (natural === '') return `its operationId "${given}" is another operation's, or no name`;
  return `"${given}" is a reserved word or taken`;
}

/** Names that come with a method: its Result form, and the type of its parameters. */
function family(name: string): string[] {
  return [name, `${name}Result`, `${upperFirst(name)}Parameters`];
}

/** Names an operation without operationId: `post /oauth/token` becomes `postOauthToken`. */
export function inferredId(method: string, path: string): string {
  return camelCase(`${method.toLowerCase()} ${path}`);
}
