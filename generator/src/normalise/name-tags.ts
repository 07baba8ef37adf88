import { Findings } from '../document/findings.js';
import { invalidSpec } from '../document/invalid-spec.js';
import type { Spec } from '../document/spec.js';
import { isIdentifier, localType, pascalCase } from '../names.js';
import type { FoundOperation } from './found-operation.js';
import { fieldAt, type Located, membersAt, ownField, rootOf } from './located.js';
import type { Names } from './names.js';

/** What the class of a tag is called. */
export interface TagName {
  readonly className: string;
  /** Where the tag is declared; undefined if it only is used. */
  readonly declared?: Located;
  /** Whether the class has another name than the tag's and `Api`. */
  readonly isChanged: boolean;
}

/** The tag of operations that have none. */
export const NO_TAG = 'default';

/** The key by which a person names a tag's class. */
export const CLASS_NAME = 'x-api-class';

/** Returns the tag that decides about an operation's class: the first one. */
export function tagOf({ operation }: FoundOperation): string {
  const [first] = membersAt(fieldAt(operation, 'tags'));
  return typeof first?.value === 'string' ? first.value : NO_TAG;
}

/**
 * Names the classes of all tags that operations have, each by another name. Two tags share a class only where both have
 * it as `x-api-class`.
 *
 * @param isKept whether a wrong `x-api-class` of a tag matters
 */
export function nameTags(
  spec: Spec,
  operations: readonly FoundOperation[],
  names: Names,
  isKept: (tag: string) => boolean,
): Map<string, TagName> {
  const declarations = membersAt(fieldAt(rootOf(spec.document), 'tags'));
  const tags = [...new Set(operations.map(tagOf))].map(tag => ({
    tag,
    declared: declarations.find(({ value }) => ownField(value, 'name') === tag),
    natural: `${pascalCase(tag)}Api`,
  }));
  const named = new Map<string, TagName>();
  const chosen = new Set<string>();
  for (const { tag, declared } of tags) {
    const findings = isKept(tag) ? spec.findings : new Findings();
    const className = declared && findings.attempt(() => chosenClass(spec, declared, names, chosen));
    if (declared && className !== undefined) named.set(tag, { className, declared, isChanged: false });
  }
  // A tag that is spelled like its class has the better right to it.
  const isExact = (tag: string, natural: string) => `${tag}Api` === natural;
  const rest = tags.filter(({ tag }) => !named.has(tag));
  for (const exact of [true, false]) {
    for (const { tag, declared, natural } of rest) {
      if (isExact(tag, natural) !== exact) continue;
      const className = names.claim({ wanted: natural, ending: 'Class', isPage: true });
      named.set(tag, { className, ...(declared && { declared }), isChanged: className !== natural });
    }
  }
  return named;
}

/** @throws {GenerateError} `spec_invalid` for a chosen name that is no name, or is taken */
function chosenClass(spec: Spec, tag: Located, names: Names, chosen: Set<string>): string | undefined {
  const { value: name, at } = fieldAt(tag, CLASS_NAME);
  if (name === undefined) return undefined;
  if (typeof name === 'string') {
    if (chosen.has(name)) return name;
    chosen.add(name);
    if (isIdentifier(name) && localType(name) === name && names.take(name, { isPage: true })) return name;
  }
  throw invalidSpec(
    spec,
    at,
    `A class cannot be called "${String(name)}"`,
    'Choose another name: this one is no name in TypeScript, or is taken.',
    'name',
  );
}
