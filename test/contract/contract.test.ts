import { type Mock, startMock } from '@token-clients/testing';
import { casesOf } from '@token-clients/testing/contract';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { projectRoot } from '../mock/project-root.js';
import { loadProviders } from './provider.js';

// A test that stamps a new provider runs this suite over its own folder.
const root = process.env.TOKEN_CLIENTS_CONTRACT_ROOT ?? projectRoot();

for (const { name, underTest: provider } of await loadProviders(root)) {
  describe(name, () => {
    let mock: Mock;
    beforeAll(async () => {
      mock = await startMock(provider);
    });
    afterAll(() => mock.close());

    const shared = async () => ({ ...mock, [Symbol.asyncDispose]: async () => {} });
    for (const { name: title, run } of casesOf({ provider, startMock: shared })) test(title, run);
  });
}
