import { contractCases } from '@token-clients/testing/contract';
import { describe, test } from 'vitest';
import { projectRoot } from '../mock/project-root.js';
import { loadProviders } from './provider.js';

// A test that stamps a new provider runs this suite over its own folder.
const root = process.env.TOKEN_CLIENTS_CONTRACT_ROOT ?? projectRoot();

for (const { name: provider, underTest } of await loadProviders(root)) {
  describe(provider, () => {
    for (const { name, run } of contractCases(underTest)) test(name, run);
  });
}
