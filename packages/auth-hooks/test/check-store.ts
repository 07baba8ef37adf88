import { describe, test } from 'vitest';
import { type OpenStore, type StoreNeed, storeCases } from '../src/stores/suite/index.js';

/** Runs the conformance suite on a store, without the cases that need what it does not have. */
export function checkStore(name: string, open: OpenStore, lacks: readonly StoreNeed[] = []): void {
  describe(`${name} store`, () => {
    for (const { name, needs, run } of storeCases) {
      if (!needs || !lacks.includes(needs)) test(name, () => run(open));
    }
  });
}
