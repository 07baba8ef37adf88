import { inspect } from 'node:util';
import { spellingsOf } from '@token-clients/runtime';
import { expect } from 'vitest';

/** Fails when an error shows one of these strings anywhere that a log would print. */
export function expectNoSecret(error: unknown, secrets: readonly string[]): void {
  const shown = [...views(error)].join('\n').toLowerCase();
  for (const secret of secrets) {
    for (const spelling of spellingsOf(secret)) {
      expect(shown.includes(spelling.toLowerCase()), `shows "${spelling}": ${shown}`).toBe(false);
    }
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
