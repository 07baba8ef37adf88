// Generated from specs/odd-names.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { type GrantOptions, type TokenGrant, tokenGrant } from '@token-clients/runtime';
import { descriptor } from './descriptor.js';

/** Options of {@link oddNames}. */
export interface OddNamesOptions extends GrantOptions {}

/**
 * Creates a token grant for Odd names (grant type `none`).
 *
 * Pass it to a token source, which decides when to request a token.
 *
 * @throws {ConfigurationError} `configuration` when a credential is missing or an option is invalid
 */
export function oddNames(options: OddNamesOptions): TokenGrant {
  const {} = options;
  return tokenGrant(descriptor, {}, options);
}
