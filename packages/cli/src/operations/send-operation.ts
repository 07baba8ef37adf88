import {
  apiClient,
  type CallInput,
  type Fetch,
  type LockoutGuard,
  type OperationReference,
  type ReadResponse,
} from '@token-clients/runtime';
import type { Context } from '../command.js';
import type { Settings } from '../config/settings.js';
import { markCredentialFailure } from '../token/credential-failure.js';
import { connectionOf, signerOf } from '../token/grant.js';
import type { Filled } from './fill-fields.js';
import type { Fields } from './operation-input.js';

/** Sends one operation, signed if the spec says so, and returns its answer. */
export async function sendOperation(
  context: Context,
  settings: Settings,
  { operation, parameters, body }: OperationReference,
  { fields, headers }: Filled,
  { fetch, guard }: { readonly fetch: Fetch; readonly guard: LockoutGuard },
): Promise<ReadResponse> {
  const signer =
    operation.signature === undefined ? undefined : await signerOf(context, settings, settings.credentials);
  const client = apiClient(settings.provider.descriptor.servers, {
    ...connectionOf(settings),
    fetch,
    signer,
    guard,
  });
  const input = inputOf(fields, parameters, body !== undefined);
  try {
    return await client.success(operation, input, { headers, signal: context.io.signal });
  } catch (error) {
    throw markCredentialFailure(settings.provider.descriptor, error);
  }
}

function inputOf(fields: Fields, parameters: OperationReference['parameters'], hasBody: boolean): CallInput {
  const isParameter = (name: string) => parameters.some(parameter => parameter.name === name);
  const entries = Object.entries(fields);
  return {
    parameters: Object.fromEntries(entries.filter(([name]) => isParameter(name))),
    ...(hasBody && { body: Object.fromEntries(entries.filter(([name]) => !isParameter(name))) }),
  };
}
