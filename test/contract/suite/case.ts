import type { ContractOperation } from '@token-clients/runtime';
import type { Mock } from '../../mock/prism.js';
import type { RecordedRequest } from '../../mock/recorder.js';
import type { Provider } from '../provider.js';

/** What a part of the suite works on. */
export interface Case {
  readonly provider: Provider;
  readonly operation: ContractOperation;
  /** The mock of the provider's spec; it runs only while tests run. */
  mock(): Mock;
}

/** The request that the mock got last. */
export function lastRequest(mock: Mock): RecordedRequest {
  const request = mock.requests.at(-1);
  if (!request) throw new Error('The mock got no request.');
  return request;
}
