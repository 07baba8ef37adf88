import { Findings } from '../document/findings.js';
import { invalidSpec } from '../document/invalid-spec.js';
import type { Spec } from '../document/spec.js';
import { localType, pascalCase } from '../names.js';
import { entriesAt, fieldAt, type Located, ownField, rootOf } from './located.js';
import type { Claim, Names } from './names.js';

/** The key by which a person names a schema's type. */
export const TYPE_NAME = 'x-type-name';

/** Names that come with a type: in `client.ts`, where some names are the runtime's, it may have another. */
const TYPE: Pick<Claim, 'family' | 'isPage'> = {
  family: name => [...new Set([name, localType(name)])],
  isPage: true,
};

/**
 * Names the types of all schemas in `components`, whichever are kept. A name that a person chose comes first, then those of
 * schemas that are called so, then the rest in the order of the spec.
 *
 * @param isKept whether a wrong `x-type-name` of a schema matters
 */
export function nameSchemas(
  spec: Spec,
  names: Names,
  isKept: (name: string) => boolean,
): Map<string, string> {
  const schemas = entriesAt(fieldAt(fieldAt(rootOf(spec.document), 'components'), 'schemas'));
  const named = new Map<string, string>();
  for (const [name, schema] of schemas) {
    const findings = isKept(name) ? spec.findings : new Findings();
    const chosen = findings.attempt(() => chosenType(spec, schema, names));
    if (chosen !== undefined) named.set(name, chosen);
  }
  for (const exact of [true, false]) {
    for (const [name] of schemas) {
      const natural = pascalCase(name);
      if (named.has(name) || (natural === name) !== exact) continue;
      named.set(name, claimType(natural, names));
    }
  }
  return named;
}

/** Names a type after the place of its schema. */
export function claimType(wanted: string, names: Names): string {
  return names.claim({ wanted: wanted || 'Schema', ending: 'Model', ...TYPE });
}

/**
 * Reads the name that a person chose for a schema's type; undefined if none.
 *
 * @throws {GenerateError} `spec_invalid` for one that is no name of a type, or is taken
 */
export function chosenType(spec: Spec, schema: Located, names: Names): string | undefined {
  const name = ownField(schema.value, TYPE_NAME);
  if (name === undefined) return undefined;
  if (typeof name === 'string' && pascalCase(name) === name && names.take(name, TYPE)) return name;
  throw invalidSpec(
    spec,
    `${schema.at}/${TYPE_NAME}`,
    `A type cannot be called "${String(name)}"`,
    'Choose another name, such as TokenResponse: this one is no name of a type, or is taken.',
    'name',
  );
}
