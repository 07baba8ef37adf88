import type { ArrowFunctionExpression, FunctionExpression } from 'acorn';

/** The variables of one call of a function. */
export interface Frame {
  readonly values: unknown[];
  readonly outer: Frame | undefined;
}

/** Where a variable is: how many functions further out, and at which place there. */
export interface Variable {
  readonly depth: number;
  readonly slot: number;
}

/** Evaluates an expression in a call. */
export type Evaluate = (frame: Frame) => unknown;

/** Makes what makes a function, with the variables around it. */
export type MakeFunction = (node: FunctionExpression | ArrowFunctionExpression, outer: Scope) => Evaluate;

/** What names mean at a place of the code. Blocks of one function share the frame of its call. */
export class Scope {
  readonly #names = new Map<string, number>();
  readonly #outer: Scope | undefined;
  readonly #function: Scope;
  /** How a function in the code is made. */
  readonly makeFunction: MakeFunction;
  #slots = 0;

  private constructor(outer: Scope | undefined, isFunction: boolean, makeFunction: MakeFunction) {
    this.#outer = outer;
    this.makeFunction = makeFunction;
    this.#function = isFunction || !outer ? this : outer.#function;
  }

  /** The scope of code as a whole. */
  static ofCode(makeFunction: MakeFunction): Scope {
    return new Scope(undefined, true, makeFunction);
  }

  /** A function in this scope. */
  function(): Scope {
    return new Scope(this, true, this.makeFunction);
  }

  /** A block in the same function. */
  block(): Scope {
    return new Scope(this, false, this.makeFunction);
  }

  /** How many places a call of this function needs; known once all of it was read. */
  get size(): number {
    return this.#function.#slots;
  }

  /**
   * Gives a name a place.
   *
   * @param isVar whether all of the function sees it, as for `var`
   */
  declare(name: string, isVar = false): number {
    const scope = isVar ? this.#function : this;
    const known = scope.#names.get(name);
    if (known !== undefined) return known;
    const slot = this.#function.#slots;
    this.#function.#slots += 1;
    scope.#names.set(name, slot);
    return slot;
  }

  /** Finds a variable; undefined for what none of the code declares. */
  find(name: string): Variable | undefined {
    let depth = 0;
    for (let scope: Scope | undefined = this; scope; scope = scope.#outer) {
      const slot = scope.#names.get(name);
      if (slot !== undefined) return { depth, slot };
      if (scope.#function === scope) depth += 1;
    }
    return undefined;
  }
}

/** The frame of a function further out. */
export function frameAt(frame: Frame, depth: number): Frame {
  let found = frame;
  for (let left = depth; left > 0 && found.outer; left -= 1) found = found.outer;
  return found;
}
