import { JSONPathEnvironment, JSONPathError, type JSONValue } from 'json-p3';

/** One node that a query selects. */
export interface SelectedNode {
  /** The keys that lead from the document to the node. */
  readonly location: readonly (string | number)[];
  readonly value: unknown;
}

/** Why a query can't be used. */
export class QueryFailure extends Error {
  override readonly name = 'QueryFailure';
}

/**
 * Selects nodes of a JSON document by a JSONPath query of [RFC 9535](https://www.rfc-editor.org/rfc/rfc9535).
 *
 * A query is as untrusted as a spec. Its functions `match()` and `search()` run a regular expression, which may take for
 * ever, and are not there; all else ends after a number of steps.
 *
 * @throws {QueryFailure} when the query is not JSONPath, uses one of the two functions, or takes too many steps
 */
export function select(document: object, query: string): SelectedNode[] {
  if (query.length > MAX_LENGTH) throw new QueryFailure(`It has more than ${MAX_LENGTH} characters`);
  const budget = new Budget();
  // A filter looks at parts again and again. Without one, no part is looked at that is not counted below.
  const seen = query.includes('?') ? counted(document, budget) : document;
  const nodes: SelectedNode[] = [];
  try {
    for (const { location } of environment().lazyQuery(query, seen as JSONValue)) {
      budget.spend(location.length + 1);
      nodes.push({ location, value: lookUp(document, location) });
    }
  } catch (error) {
    if (error instanceof JSONPathError) throw new QueryFailure(reasonOf(error.message));
    throw error;
  }
  return nodes;
}

const MAX_LENGTH = 2000;

/** Every node of a document of 4 MB takes about two million. */
const MAX_STEPS = 4_000_000;

/** More levels than a document has that people wrote. */
const MAX_DEPTH = 200;

class Budget {
  #spent = 0;

  spend(steps: number): void {
    this.#spent += steps;
    if (this.#spent > MAX_STEPS) throw new QueryFailure('It takes too many steps');
  }
}

function environment(): JSONPathEnvironment {
  const made = new JSONPathEnvironment({ maxRecursionDepth: MAX_DEPTH });
  for (const name of ['match', 'search']) made.functionRegister.delete(name);
  return made;
}

/** A view of a part that counts each look at a member. */
function counted<Part extends object>(part: Part, budget: Budget): Part {
  return new Proxy(part, {
    get(target, key) {
      budget.spend(1);
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'object' && value !== null && Object.hasOwn(target, key)
        ? counted(value, budget)
        : value;
    },
  });
}

function lookUp(document: object, location: readonly (string | number)[]): unknown {
  return location.reduce<unknown>(
    (part, key) => (part as Readonly<Record<string | number, unknown>>)[key],
    document,
  );
}

function reasonOf(message: string): string {
  const [, name] = /no such function '(match|search)'/.exec(message) ?? [];
  return name === undefined ? message : `${name}() is not available, because a pattern can take for ever`;
}
