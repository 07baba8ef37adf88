import {
  apiClient,
  type Fetch,
  type LockoutGuard,
  type OperationReference,
  type ReadResponse,
} from '@token-clients/runtime';
import type { Context } from '../command.js';
import type { Settings } from '../config/settings.js';
import { markCredentialFailure } from '../token/credential-failure.js';
import { connectionOf, signerOf } from '../token/grant.js';
import type { FilledOperation } from './fill-operation.js';

/** Sends one operation, signed if the spec says so, and returns its response. */
export async function sendOperation(
  context: Context,
  settings: Settings,
  { operation: { signature } }: OperationReference,
  { operation, parameters, body, headers }: Omit<FilledOperation, 'body'> & { readonly body: unknown },
  { fetch, guard }: { readonly fetch: Fetch; readonly guard: LockoutGuard },
): Promise<ReadResponse> {
  const signer =
    signature === undefined ? undefined : await signerOf(context, settings, settings.credentials);
  const client = apiClient(settings.provider.descriptor.servers, {
    ...connectionOf(settings),
    fetch,
    signer,
    guard,
  });
  try {
    return await client.success(operation, { parameters, body }, { headers, signal: context.io.signal });
  } catch (error) {
    throw markCredentialFailure(settings.provider.descriptor, error);
  }
}
