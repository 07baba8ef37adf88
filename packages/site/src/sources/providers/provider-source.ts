import type { OperationReference, ProviderReference, TokenDescriptor } from '@token-clients/runtime';
import type { ProviderDocs } from '../repository/provider-docs.js';

/** All that the pages of one provider are made of. */
export interface ProviderSource {
  readonly docs: ProviderDocs;
  readonly reference: ProviderReference;
  readonly descriptor: TokenDescriptor;
  /** The command line of each operation, by class and method (`OAuthAPI.getToken`). An operation may have none. */
  readonly commands: ReadonlyMap<string, string>;
}

/** Returns an operation as data, by class and method. */
export function operationOf(
  { reference }: Pick<ProviderSource, 'reference'>,
  className: string,
  method: string,
): OperationReference | undefined {
  return reference.apis
    .find(api => api.className === className)
    ?.operations.find(({ operation }) => operation.name === method);
}
