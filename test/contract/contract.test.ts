import { afterAll, beforeAll, describe } from 'vitest';
import { type Mock, startMock } from '../mock/prism.js';
import { projectRoot } from '../mock/project-root.js';
import { loadProviders } from './provider.js';
import { testAnswers } from './suite/answers.js';
import { testRequests } from './suite/requests.js';

// A test that stamps a new provider runs this suite over its own folder.
const root = process.env.TOKEN_CLIENTS_CONTRACT_ROOT ?? projectRoot();

for (const provider of await loadProviders(root)) {
  describe(provider.name, () => {
    let mock: Mock;

    beforeAll(async () => {
      mock = await startMock({ specFile: provider.specFile });
    });

    afterAll(() => mock.close());

    for (const operation of provider.contract.operations) {
      describe(operation.method, () => {
        const given = { provider, operation, mock: () => mock };
        testRequests(given);
        testAnswers(given);
      });
    }
  });
}
