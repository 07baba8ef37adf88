import { AssertionError } from 'node:assert';
import { inspect } from 'node:util';
import { spellingsOf } from '@token-clients/runtime';

/** Fails when an error shows one of these strings anywhere that a log would print. */
export function expectNoSecret(error: unknown, secrets: readonly string[]): void {
  const shown = [...views(error)].join('\n').toLowerCase();
  for (const secret of secrets) {
    const spelling = spellingsOf(secret).find(one => shown.includes(one.toLowerCase()));
    if (spelling === undefined) continue;
    throw new AssertionError({
      message: `The error shows the secret "${spelling}" of the request: ${shown}`,
      stackStartFn: expectNoSecret,
    });
  }
}

function* views(error: unknown): Generator<string> {
  yield String(error);
  yield inspect(error, { showHidden: true, depth: 10 });
  yield JSON.stringify(error) ?? '';
  if (!(error instanceof Error)) return;
  yield error.stack ?? '';
  yield JSON.stringify(error, Object.getOwnPropertyNames(error)) ?? '';
  if (error.cause !== undefined) yield* views(error.cause);
}
