import type { Spec } from '../document/spec.js';
import { camelCase, isIdentifier, upperFirst } from '../names.js';
import { ownField } from './located.js';

/** Names that the templates use in modules which also hold names of the spec. */
export const TEMPLATES_OWN: ReadonlySet<string> = new Set(
  `apiClient basicAuth components constructor deepFreeze descriptor errors operations options parameters paths
  codeGrant rawClient reference servers tokenGrant`.split(/\s+/),
);

/** Methods that JavaScript calls by itself, and when: on a client or module that is awaited or written as JSON. */
export const CALLED_BY_ITSELF: ReadonlyMap<string, string> = new Map([
  ['then', 'every await of the client'],
  ['toJSON', 'JSON.stringify()'],
]);

/** Whether a name can stand in generated code, whatever else a spec has. */
export function isFreeName(name: string): boolean {
  return isIdentifier(name) && !TEMPLATES_OWN.has(name) && !CALLED_BY_ITSELF.has(name);
}

/** Names the function that makes a token grant: as `x-token` says, else as the provider, with an ending if that is no name. */
export function factoryOf({ document, provider }: Pick<Spec, 'document' | 'provider'>): string {
  const chosen = ownField(document['x-token'], 'factory');
  if (typeof chosen === 'string') return chosen;
  const name = camelCase(provider.name);
  return isFreeName(name) ? name : `${name}Auth`;
}

/** Lists the names that a package has besides those of its spec. */
export function ownNames(spec: Pick<Spec, 'document' | 'provider'>): string[] {
  const factory = factoryOf(spec);
  return [factory, `${factory}Client`, `${upperFirst(factory)}Options`];
}
