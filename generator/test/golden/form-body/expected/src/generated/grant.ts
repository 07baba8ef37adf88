// Generated from specs/form-body.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { type GrantOptions, type TokenGrant, tokenGrant } from '@token-clients/runtime';
import { descriptor } from './descriptor.js';

/** Options of {@link formBody}. */
export interface FormBodyOptions extends GrantOptions {}

/**
 * Creates a token grant for Form body (grant type `client_credentials`).
 *
 * Pass it to a token source, which decides when to request a token.
 *
 * @throws {ConfigurationError} `configuration` when a credential is missing or an option is invalid
 */
export function formBody(options: FormBodyOptions): TokenGrant {
  const {} = options;
  return tokenGrant(descriptor, {}, options);
}
