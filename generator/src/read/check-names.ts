import { pointer } from '../document/document.js';
import { invalidSpec } from '../document/invalid-spec.js';
import { isIdentifier, localType, upperFirst } from '../names.js';
import type { ProviderModel } from './provider-model.js';
import type { XToken } from './x-token.js';

/** Names that the templates use in modules which also hold names of the spec. */
const TEMPLATES_OWN = new Set(
  `apiClient basicAuth components constructor deepFreeze descriptor errors operations options parameters paths
  rawClient reference servers tokenGrant CredentialValue GrantOptions TokenGrant`.split(/\s+/),
);

/** Options that every factory has. A credential of that name would replace the option. */
const OPTIONS = new Set(
  `account baseUrl clientAuth extraFields fetch headers maxResponseBytes server serverVariables signer timeoutMs
  tokenPath`.split(/\s+/),
);

/** Names that every object inherits. A credential of that name would look as if it were always passed. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Methods that JavaScript calls by itself, and when: on a client or module that is awaited or written as JSON. */
const CALLED_BY_ITSELF: ReadonlyMap<string, string> = new Map([
  ['then', 'every await of the client'],
  ['toJSON', 'JSON.stringify()'],
]);

/** Names that Windows reserves for devices. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * Rejects a spec in which two names collide, or a name is reserved by TypeScript, the templates or a file system. Wire
 * names are never changed to avoid that; names of our own choosing may be.
 *
 * @throws {GenerateError} `spec_invalid` with the JSON pointer of the second of two names, or of the reserved one
 */
export function checkNames(model: ProviderModel, xToken: XToken, factory: string): void {
  const { spec, operations, apis, schemas } = model;
  const names = new Map<string, string>();
  const pages = new Map<string, string>([['readme', 'README.md']]);

  const claim = (name: string, wanted: string, at: string, isReserved = TEMPLATES_OWN.has(name)) => {
    const caller = CALLED_BY_ITSELF.get(name);
    if (caller !== undefined)
      throw invalidSpec(spec, at, `"${wanted}" would be called by ${caller}${becomes(name, wanted)}`, RENAME);
    if (!isIdentifier(name) || isReserved)
      throw invalidSpec(
        spec,
        at,
        `"${wanted}" cannot become a name in TypeScript${becomes(name, wanted)}`,
        RENAME,
      );
    const other = names.get(name);
    if (other !== undefined)
      throw invalidSpec(spec, at, `"${wanted}" and ${other} both become ${name}`, RENAME);
    names.set(name, `"${wanted}" (${at})`);
  };
  const claimPage = (name: string, wanted: string, at: string) => {
    const other = pages.get(name.toLowerCase());
    if (DEVICES.test(name)) throw invalidSpec(spec, at, `"${wanted}" cannot be the name of a file`, RENAME);
    if (other !== undefined)
      throw invalidSpec(spec, at, `"${wanted}" and ${other} would share a page, ${name}.md`, RENAME);
    pages.set(name.toLowerCase(), `"${wanted}"`);
  };

  for (const { name, operationId, path, pointer: place, parameters } of operations) {
    const at = `${place}/operationId`;
    requireDecodable(spec, path, pointer('paths', path));
    // openapi-typescript lists an operationId with "#" under another name.
    claim(name, operationId, at, TEMPLATES_OWN.has(name) || operationId.includes('#'));
    if (operations.some(other => `${other.name}Result` === name))
      throw invalidSpec(spec, at, `"${operationId}" is also the Result form of another operation`, RENAME);
    if (parameters.length > 0) claim(`${upperFirst(name)}Parameters`, `${operationId}Parameters`, at);
  }
  for (const { className, tag } of apis) {
    const index = (spec.document.tags ?? []).findIndex(({ name }) => name === tag);
    const at = index < 0 ? '/tags' : `/tags/${index}`;
    claim(className, className, at, localType(className) !== className);
    claimPage(className, className, at);
  }
  for (const { name, typeName, fields } of schemas) {
    const at = `/components/schemas${pointer(name)}`;
    for (const field of fields) requireDecodable(spec, field.name, `${at}/properties${pointer(field.name)}`);
    claim(typeName, name, at, false);
    if (localType(typeName) !== typeName) claim(localType(typeName), name, at);
    claimPage(typeName, name, at);
  }
  const from = xToken.factory === undefined ? '/x-token' : '/x-token/factory';
  claim(factory, factory, from);
  claim(`${factory}Client`, `${factory}Client`, from);
  claim(`${upperFirst(factory)}Options`, `${factory}Options`, from);
  for (const name of Object.keys(xToken.credentials ?? {})) {
    if (!isIdentifier(name) || [TEMPLATES_OWN, OPTIONS, INHERITED].some(names => names.has(name))) {
      throw invalidSpec(
        spec,
        `/x-token/credentials${pointer(name)}`,
        `A credential cannot be called "${name}"`,
        'Rename it: the name is a word of TypeScript, another option, or a member of every object.',
      );
    }
  }
}

/** Rejects a name that openapi-typescript, which decodes names like parts of a URL, cannot decode. */
function requireDecodable(spec: ProviderModel['spec'], name: string, at: string): void {
  if (/%(?![0-9A-Fa-f]{2})/.test(name))
    throw invalidSpec(
      spec,
      at,
      `"${name}" has a "%" that does not start an escape, so openapi-typescript cannot read it`,
      RENAME,
    );
}

const RENAME = 'Rename it.';

/** Names what `wanted` becomes, where that is another name. */
function becomes(name: string, wanted: string): string {
  return name === wanted || name === '' ? '' : ` (${name})`;
}
