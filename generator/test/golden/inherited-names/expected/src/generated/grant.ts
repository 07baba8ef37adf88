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
 * How tokens of this provider are had. Give it to a token source, which decides when.
 *
 * @throws ConfigurationError when a credential is missing or an option can't work; nothing is sent
 */
export function inheritedNames(options: InheritedNamesOptions): TokenGrant {
  const { clientId } = options;
  return tokenGrant(descriptor, { clientId }, options);
}
