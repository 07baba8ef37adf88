import { pointer } from '../document/document.js';
import { invalidSpec } from '../document/invalid-spec.js';
import { isIdentifier, upperFirst } from '../names.js';
import { CALLED_BY_ITSELF, TEMPLATES_OWN } from '../normalise/reserved-names.js';
import type { ProviderModel } from './provider-model.js';
import type { XToken } from './x-token.js';

/** Types that the module of the factory imports. */
const FACTORYS_OWN = new Set(['CredentialValue', 'GrantOptions', 'TokenGrant']);

/** Options that every factory has. A credential of that name would replace the option. */
const OPTIONS = new Set(
  `account baseUrl clientAuth extraFields fetch headers maxResponseBytes server serverVariables signer timeoutMs
  tokenPath`.split(/\s+/),
);

/** Names that every object inherits. A credential of that name would look as if it were always passed. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Whether a credential can have this name: it is one of the options of a factory. */
export function isCredentialName(name: string): boolean {
  return isIdentifier(name) && [TEMPLATES_OWN, OPTIONS, INHERITED].every(names => !names.has(name));
}

/**
 * Rejects names in `x-token` that are reserved by TypeScript or the templates. Names that are the vendor's are never
 * rejected: what is in their way becomes another name when the spec is normalised.
 *
 * @throws {GenerateError} `spec_invalid` with the JSON pointer of the name
 */
export function checkNames({ spec }: ProviderModel, xToken: XToken, factory: string): void {
  const from = xToken.factory === undefined ? '/x-token' : '/x-token/factory';
  const others = [`${factory}Client`, `${upperFirst(factory)}Options`];
  for (const name of [factory, ...others]) {
    const isTaken = TEMPLATES_OWN.has(name) || CALLED_BY_ITSELF.has(name) || FACTORYS_OWN.has(name);
    if (isTaken || !isIdentifier(name))
      throw invalidSpec(spec, from, `"${name}" cannot become a name in TypeScript`, RENAME, 'name');
  }
  for (const name of Object.keys(xToken.credentials ?? {})) {
    if (!isCredentialName(name)) {
      throw invalidSpec(
        spec,
        `/x-token/credentials${pointer(name)}`,
        `A credential cannot be called "${name}"`,
        'Rename it: the name is a word of TypeScript, another option, or a member of every object.',
        'name',
      );
    }
  }
}

const RENAME = 'Choose another name with x-token/factory.';
