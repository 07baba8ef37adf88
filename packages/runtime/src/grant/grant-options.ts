import { ConfigurationError } from '../errors/errors.js';
import type { ClientOptions } from '../model/call.js';
import type { ClientAuthenticationMethod, TokenDescriptor } from '../model/descriptor.js';

/** A credential: a string, or a function that is called for every token request, so that a changed secret is picked up. */
export type CredentialValue = string | (() => string | Promise<string>);

/** What every grant factory takes beside its credentials. */
export interface GrantOptions extends Omit<ClientOptions, 'timeoutMs'> {
  /** Time limit for one token request. 10 000 if left out. */
  readonly timeoutMs?: number | undefined;
  /** Further fields for every token request, for what a vendor offers beyond its spec. They can't replace the grant's. */
  readonly extraFields?: Readonly<Record<string, string>> | undefined;
  /** Another path of the token operation, where the vendor has several. */
  readonly tokenPath?: string | undefined;
  /**
   * Name of the account, where the credentials don't show it because they are functions. Grants with the same name and
   * options share their tokens in a shared store, so two subjects need two names. Without it, a grant whose identity
   * comes from a function shares its tokens with no other.
   */
  readonly account?: string | undefined;
}

/** Credentials by the names in a descriptor. */
export type Credentials = Readonly<Record<string, CredentialValue | undefined>>;

/**
 * Checks that a grant with these options can work.
 *
 * @throws {ConfigurationError} `configuration` when it can't
 */
export function checkGrantOptions(
  { provider, credentials: known, acquire, refresh, clientAuth }: TokenDescriptor,
  credentials: Credentials,
  { signer, tokenPath, extraFields = {}, headers = {} }: GrantOptions,
  method: ClientAuthenticationMethod,
): void {
  const reject = (option: string, what: string): never => {
    throw new ConfigurationError(`${provider}: ${what}`, { option });
  };
  for (const [name, { required }] of Object.entries(known)) {
    if (required && (credentials[name] === undefined || credentials[name] === '')) {
      reject(name, `${name} is missing; pass it as an option.`);
    }
  }
  if (!clientAuth.methods.includes(method)) {
    reject('clientAuth', `clientAuth must be ${clientAuth.methods.join(' or ')}.`);
  }
  const scheme = acquire.operation.signature;
  if (scheme !== undefined && signer?.scheme !== scheme) {
    reject('signer', `requests must be signed (${scheme}); pass a signer.`);
  }
  const paths = [acquire.operation.path, ...(acquire.otherPaths ?? [])];
  if (tokenPath !== undefined && !paths.includes(tokenPath)) {
    reject('tokenPath', `tokenPath must be ${paths.join(' or ')}.`);
  }
  // RFC 6749 section 2.3: one way of client authentication per request.
  if (method === 'basic' && Object.keys(headers).some(name => name.toLowerCase() === 'authorization')) {
    reject('headers', 'headers has an Authorization header, and so has the token request; leave it out.');
  }
  const own = [clientAuth.id?.field, clientAuth.secret?.field];
  for (const fields of [acquire.fields, refresh?.fields ?? {}]) {
    for (const [name, source] of Object.entries(fields)) {
      if (!('credential' in source) || credentials[source.credential] !== undefined) own.push(name);
    }
  }
  for (const name of Object.keys(extraFields)) {
    if (own.includes(name))
      reject('extraFields', `extraFields.${name} is already sent by the grant; leave it out.`);
  }
}
