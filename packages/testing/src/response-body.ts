import { type ContractResponse, valueAt } from '@token-clients/runtime';
import type { ProviderUnderTest } from './provider-under-test.js';

/** Returns the body of a documented response: the spec's example, or one that was made up; undefined if it has none. */
export function bodyOf(
  { document }: Pick<ProviderUnderTest, 'document'>,
  { body, bodyAt }: Pick<ContractResponse, 'body' | 'bodyAt'>,
): unknown {
  return bodyAt === undefined ? body : valueAt(document, bodyAt);
}
