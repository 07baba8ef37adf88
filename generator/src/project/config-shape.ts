import { nearest } from '../normalise/nearest.js';

/** What is wrong with a part of a configuration. */
export interface ShapeProblem {
  /** JSON pointer. */
  readonly pointer: string;
  readonly problem: string;
  readonly fix: string;
}

/** Looks at a part of a configuration, and returns the first thing that is wrong with it. */
export type Shape = (value: unknown, pointer: string) => ShapeProblem | undefined;

/** A string that matches a pattern. */
export function text(what: string, pattern = /./): Shape {
  return (value, pointer) =>
    typeof value === 'string' && pattern.test(value)
      ? undefined
      : { pointer, problem: `It must be ${what}`, fix: `Write ${what} here` };
}

/** One of some values. */
export function oneOf(...values: readonly (string | boolean)[]): Shape {
  const list = values.map(value => JSON.stringify(value)).join(', ');
  return (value, pointer) =>
    values.includes(value as string)
      ? undefined
      : { pointer, problem: `It must be one of ${list}`, fix: 'Write one of these' };
}

/** Whichever of two shapes a value has. */
export function either(first: Shape, second: Shape): Shape {
  return (value, pointer) => (first(value, pointer) === undefined ? undefined : second(value, pointer));
}

export function listOf(shape: Shape, what: string): Shape {
  return (value, pointer) => {
    if (!Array.isArray(value)) return { pointer, problem: `It must be ${what}`, fix: `Write ${what} here` };
    return firstOf(value.map((one, index) => shape(one, `${pointer}/${index}`)));
  };
}

/** An object with these keys and no others. */
export function objectOf(keys: Readonly<Record<string, Shape>>, required: readonly string[] = []): Shape {
  return (value, pointer) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return { pointer, problem: 'It must be an object', fix: 'Write it in braces: { … }' };
    const names = Object.keys(keys);
    const unknown = Object.keys(value).find(key => !names.includes(key));
    if (unknown !== undefined) {
      const [like] = nearest(unknown, names, 1);
      return {
        pointer: `${pointer}/${unknown.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        problem: `There is no setting "${unknown}"`,
        fix: `Did you mean "${like}"? The settings here are ${names.join(', ')}`,
      };
    }
    const missing = required.find(key => !Object.hasOwn(value, key));
    if (missing !== undefined)
      return { pointer, problem: `The setting "${missing}" is missing`, fix: 'Add it' };
    return firstOf(Object.entries(value).map(([key, part]) => keys[key]?.(part, `${pointer}/${key}`)));
  };
}

function firstOf(problems: readonly (ShapeProblem | undefined)[]): ShapeProblem | undefined {
  return problems.find(problem => problem !== undefined);
}
