// Generated from specs/inherited-names.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { type GrantOptions, type TokenGrant, tokenGrant } from '@token-clients/runtime';
import { descriptor } from './descriptor.js';

/** Options of {@link inheritedNames}. */
export interface InheritedNamesOptions extends GrantOptions {
  /** The ID. */
  readonly clientId: string;
}

/**
 * Creates a token grant for Inherited names (grant type `none`).
 *
 * Pass it to a token source, which decides when to request a token.
 *
 * @throws {ConfigurationError} `configuration` when a credential is missing or an option is invalid
 */
export function inheritedNames(options: InheritedNamesOptions): TokenGrant {
  const { clientId } = options;
  return tokenGrant(descriptor, { clientId }, options);
}
