// Generated from specs/form-body.yaml (sha256 3f411779f97512dba89691e56f5b47db4bac608c776c2a78d451545bd7f693e3) by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { type GrantOptions, type TokenGrant, tokenGrant } from '@token-clients/runtime';
import { descriptor } from './descriptor.js';

/** Options of {@link formBody}. */
export interface FormBodyOptions extends GrantOptions {}

/**
 * How tokens of this provider are had. Give it to a token source, which decides when.
 *
 * @throws ConfigurationError when a credential is missing or an option can't work; nothing is sent
 */
export function formBody(options: FormBodyOptions): TokenGrant {
  const {} = options;
  return tokenGrant(descriptor, {}, options);
}
