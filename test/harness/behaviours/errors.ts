import { inspect } from 'node:util';

/** All that a log could show of an error. */
export function everythingIn(error: unknown): string {
  const { stack, cause } = error as Error;
  const own = [inspect(error, { depth: 10 }), asJson(error), stack];
  return [...own, cause && everythingIn(cause)].join('\n');
}

/** Nothing for an error with a loop in it, such as one that holds a socket. */
function asJson(error: unknown): string | undefined {
  try {
    return JSON.stringify(error);
  } catch {
    return undefined;
  }
}

/** What a call rejects with; undefined if it resolves. */
export async function errorOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return undefined;
  } catch (error) {
    return error ?? new Error('rejected with nothing');
  }
}
