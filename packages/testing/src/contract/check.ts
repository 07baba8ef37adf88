import { AssertionError } from 'node:assert';
import { inspect, isDeepStrictEqual } from 'node:util';
import {
  type AnyTokenClientError,
  isTokenClientError,
  type TokenClientErrorCode,
} from '@token-clients/runtime';

/*
 * Assertions of the contract suite. They belong to no test runner, and their messages hold the values, since not every
 * runner prints a difference.
 */

/** Fails unless two values are equal by structure. A member that is undefined counts as absent. */
export function expectEqual(what: string, actual: unknown, expected: unknown): void {
  if (isDeepStrictEqual(comparable(actual), comparable(expected))) return;
  fail(what, actual, expected, expectEqual);
}

/** Fails unless an object has these members; it may have others. */
export function expectMembers(what: string, actual: object, expected: object): void {
  for (const [name, value] of Object.entries(expected)) {
    expectEqual(`${what}: ${name}`, Reflect.get(actual, name), value);
  }
}

/** Fails unless a string matches an expression. */
export function expectMatch(what: string, actual: unknown, expected: RegExp): void {
  if (typeof actual === 'string' && expected.test(actual)) return;
  fail(what, actual, expected, expectMatch);
}

/** Fails unless a condition holds. */
export function expectThat(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionError({ message, stackStartFn: expectThat });
}

type ErrorWith<Code extends TokenClientErrorCode> = Extract<AnyTokenClientError, { readonly code: Code }>;

/** Returns the error that a call throws. Fails when the call throws none. */
export async function thrownBy(call: Promise<unknown>): Promise<unknown> {
  const outcome = await call.then(
    value => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('error' in outcome) return outcome.error;
  throw new AssertionError({
    message: `The call must fail, but returned ${shown(outcome.value)}.`,
    stackStartFn: thrownBy,
  });
}

/** Fails unless an error is one of ours with this code. An error of another copy of the runtime is one of ours too. */
export function expectCode<Code extends TokenClientErrorCode>(
  error: unknown,
  code: Code,
): asserts error is ErrorWith<Code> {
  if (isTokenClientError(error) && error.code === code) return;
  const thrown = isTokenClientError(error) ? `${error.name} (${error.code})` : String(error);
  throw new Error(`The call must throw a TokenClientError with the code ${code}, but threw ${thrown}.`, {
    cause: error,
  });
}

function fail(what: string, actual: unknown, expected: unknown, caller: (...given: never[]) => void): never {
  throw new AssertionError({
    message: `${what}: expected ${shown(expected)}, got ${shown(actual)}`,
    actual,
    expected,
    stackStartFn: caller,
  });
}

function shown(value: unknown): string {
  return inspect(value, { depth: 8, breakLength: 120 });
}

/** Returns a value without members that are undefined. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null || value instanceof Error) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) =>
      member === undefined ? [] : [[name, comparable(member)]],
    ),
  );
}
