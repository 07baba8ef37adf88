import type { ContractOperation } from '@token-clients/runtime';
import type { Mock, MockedRequest } from '../mock/mock.js';
import { startMock } from '../mock/start-mock.js';
import type { ProviderUnderTest } from '../provider-under-test.js';

/** One promise of a spec, and how to hold a client to it. */
export interface ContractCase {
  /** A sentence, such as `getToken 200 "example" is decoded as a token`; unique in its suite. */
  readonly name: string;
  /**
   * Starts the servers that the case needs, calls the client, and closes them.
   *
   * @throws {AssertionError} when the client breaks the promise
   */
  run(): Promise<void>;
}

/** What the cases of a suite work on. */
export interface Suite {
  readonly provider: ProviderUnderTest;
  /** The first words of each name. */
  readonly title: string;
}

/** What the cases of one operation work on. */
export interface OperationSuite extends Suite {
  readonly operation: ContractOperation;
}

/** Makes a case that needs a mock: one of its own, so that cases may run in any order, or at once. */
export function mockCase(
  { title, provider }: Suite,
  name: string,
  run: (mock: Mock) => Promise<void>,
): ContractCase {
  return {
    name: `${title} ${name}`,
    async run() {
      await using mock = await startMock(provider);
      await run(mock);
    },
  };
}

/** The request that the mock got last. */
export function lastRequest(mock: Mock): MockedRequest {
  const request = mock.requests.at(-1);
  if (!request) throw new Error('The mock got no request.');
  return request;
}
