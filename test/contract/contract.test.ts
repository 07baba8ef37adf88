import { type ReceivedRequest, type RunningServer, startServer } from '@token-clients/testing/servers';
import { afterAll, beforeAll, describe } from 'vitest';
import { type Mock, startMock } from '../mock/prism.js';
import { projectRoot } from '../mock/project-root.js';
import { loadProviders, type Provider, referenceOf } from './provider.js';
import { testGrants } from './suite/grants.js';
import { testOffContract } from './suite/off-contract.js';
import { testRequests } from './suite/requests.js';
import { testResponses } from './suite/responses.js';

// A test that stamps a new provider runs this suite over its own folder.
const root = process.env.TOKEN_CLIENTS_CONTRACT_ROOT ?? projectRoot();

for (const provider of await loadProviders(root)) {
  describe(provider.name, () => {
    let mock: Mock;
    let server: RunningServer;

    beforeAll(async () => {
      mock = await startMock({ specFile: provider.specFile });
      server = await startServer(request => goodResponse(provider, request));
    });

    afterAll(() => Promise.all([mock.close(), server.close()]));

    for (const operation of provider.contract.operations) {
      describe(operation.method, () => {
        const given = { provider, operation, mock: () => mock };
        testRequests(given);
        testResponses(given);
        if (referenceOf(provider, operation).operation.token !== undefined) {
          testOffContract(given, () => server);
        }
      });
    }

    testGrants(provider, () => mock);
  });
}

/** The first success that the spec has for a request. */
function goodResponse({ contract }: Provider, { method, path }: ReceivedRequest) {
  const fits = (template: string) => new RegExp(`^${template.replace(/\{.+?\}/g, '[^/]+')}$`).test(path);
  const operation = contract.operations.find(known => known.httpMethod === method && fits(known.path));
  const response = operation?.responses.find(({ code }) => code < 300);
  return { status: response?.code ?? 404, body: (response?.body ?? {}) as object };
}
