import { isIdentifier, localType, upperFirst } from '../names.js';
import { pointer } from './document.js';
import type { ProviderModel } from './provider-model.js';
import { refused } from './refused.js';
import type { XToken } from './x-token.js';

/** What the templates use under a name of their own, in modules where names of a spec stand beside it. */
const TEMPLATES_OWN = new Set(
  `apiClient basicAuth components constructor deepFreeze descriptor errors operations options parameters paths
  rawClient reference servers tokenGrant CredentialValue GrantOptions TokenGrant`.split(/\s+/),
);

/** Options that every factory has; a credential of that name would take its place. */
const OPTIONS = new Set(
  `account baseUrl clientAuth extraFields fetch headers maxResponseBytes server serverVariables signer timeoutMs
  tokenPath`.split(/\s+/),
);

/** A credential of that name would seem to be given though nobody gave it. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Methods that the language calls by itself: of a client or a module that is awaited, or written as JSON. */
const CALLED_BY_ITSELF: ReadonlyMap<string, string> = new Map([
  ['then', 'every await of the client'],
  ['toJSON', 'JSON.stringify()'],
]);

/** Names that Windows takes for devices. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * Refuses a spec whose names can't all be had: what becomes one name twice, or a name that TypeScript, the templates
 * or a file system have taken. Wire names are never changed for it; names of our own choosing may be.
 *
 * @throws GenerateError `spec_invalid` with the JSON pointer of the second of two, or of the one that can't be
 */
export function checkNames(model: ProviderModel, xToken: XToken, factory: string): void {
  const { spec, operations, apis, schemas } = model;
  const names = new Map<string, string>();
  const pages = new Map<string, string>([['readme', 'README.md']]);

  const claim = (name: string, wanted: string, at: string, taken = TEMPLATES_OWN.has(name)) => {
    const caller = CALLED_BY_ITSELF.get(name);
    if (caller !== undefined)
      throw refused(spec, at, `"${wanted}" would be called by ${caller}${said(name, wanted)}`, RENAME);
    if (!isIdentifier(name) || taken)
      throw refused(spec, at, `"${wanted}" can't become a name in TypeScript${said(name, wanted)}`, RENAME);
    const other = names.get(name);
    if (other !== undefined) throw refused(spec, at, `"${wanted}" and ${other} both become ${name}`, RENAME);
    names.set(name, `"${wanted}" (${at})`);
  };
  const claimPage = (name: string, wanted: string, at: string) => {
    const other = pages.get(name.toLowerCase());
    if (DEVICES.test(name)) throw refused(spec, at, `"${wanted}" can't be the name of a file`, RENAME);
    if (other !== undefined)
      throw refused(spec, at, `"${wanted}" and ${other} would have one page, ${name}.md`, RENAME);
    pages.set(name.toLowerCase(), `"${wanted}"`);
  };

  for (const { name, operationId, path, pointer: place, parameters } of operations) {
    const at = `${place}/operationId`;
    requireDecodable(spec, path, pointer('paths', path));
    // openapi-typescript lists it under another name.
    claim(name, operationId, at, TEMPLATES_OWN.has(name) || operationId.includes('#'));
    if (operations.some(other => `${other.name}Result` === name))
      throw refused(spec, at, `"${operationId}" is also the other form of an operation`, RENAME);
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
    if (!isIdentifier(name) || [TEMPLATES_OWN, OPTIONS, INHERITED].some(taken => taken.has(name))) {
      throw refused(
        spec,
        `/x-token/credentials${pointer(name)}`,
        `A credential can't be called "${name}"`,
        'That is a word of TypeScript, another option, or something that every object has.',
      );
    }
  }
}

/** openapi-typescript decodes names as if they were parts of a URL. */
function requireDecodable(spec: ProviderModel['spec'], name: string, at: string): void {
  if (/%(?![0-9A-Fa-f]{2})/.test(name))
    throw refused(spec, at, `"${name}" has a "%" that begins no escape, which types can't be made for`);
}

const RENAME = 'Rename it.';

function said(name: string, wanted: string): string {
  return name === wanted || name === '' ? '' : ` (${name})`;
}
