import { classify, isTokenClientError, type TokenDescriptor } from '@token-clients/runtime';

/** A symbol of all bundles of this program. */
const REFUSED = Symbol.for('token-clients-cli.credentials-refused');

/** Remembers on an error that the server refused the credentials, whatever the status of its response. */
export function markCredentialFailure(descriptor: TokenDescriptor, error: unknown): unknown {
  const code = isTokenClientError(error) && error.code;
  if (code !== 'error_response' && code !== 'malformed_response') return error;
  const { kind } = classify(descriptor, error);
  if (kind === 'credential' || kind === 'locked' || kind === 'grant')
    Object.defineProperty(error, REFUSED, { value: true });
  return error;
}

/** Whether an error was marked as one. */
export function isCredentialFailure(error: unknown): boolean {
  return REFUSED in Object(error);
}
