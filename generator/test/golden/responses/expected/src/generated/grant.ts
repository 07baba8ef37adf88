// Generated from specs/responses.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { type GrantOptions, type TokenGrant, tokenGrant } from '@token-clients/runtime';
import { descriptor } from './descriptor.js';

/** Options of {@link responses}. */
export interface ResponsesOptions extends GrantOptions {}

/**
 * Creates a token grant for Responses (grant type `name`).
 *
 * Pass it to a token source, which decides when to request a token.
 *
 * @throws {ConfigurationError} `configuration` when a credential is missing or an option is invalid
 */
export function responses(options: ResponsesOptions): TokenGrant {
  const {} = options;
  return tokenGrant(descriptor, {}, options);
}
