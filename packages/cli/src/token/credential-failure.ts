import { classify, isTokenClientError, type TokenDescriptor } from '@token-clients/runtime';

/** Shared by all bundles of this program. */
const REJECTED = Symbol.for('token-clients-cli.credentials-rejected');

/**
 * Marks an error as a credential failure if the library classifies it as one, whatever the status of the response. Only here
 * the provider's descriptor is known, by which it does that; whoever reports the error looks for the mark.
 */
export function markCredentialFailure(descriptor: TokenDescriptor, error: unknown): unknown {
  const code = isTokenClientError(error) && error.code;
  if (code !== 'error_response' && code !== 'malformed_response') return error;
  const { kind } = classify(descriptor, error);
  if (kind === 'credential' || kind === 'locked' || kind === 'grant')
    Object.defineProperty(error, REJECTED, { value: true });
  return error;
}

/** Whether an error was marked as one. */
export function isCredentialFailure(error: unknown): boolean {
  return REJECTED in Object(error);
}
