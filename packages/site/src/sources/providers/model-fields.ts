import type { ModelDoc } from '../repository/parse-docs.js';
import type { ProviderDocs } from '../repository/provider-docs.js';

/**
 * Returns the fields of the one schema that a part of an operation's reference links to, as a table; undefined if it links to
 * none or to several, or the schema has no fields.
 */
export function fieldsOfLinked({ models }: ProviderDocs, part: string): string | undefined {
  const files = new Set([...part.matchAll(/\]\(([^)#]+\.md)\)/g)].map(([, file = '']) => file));
  const linked = models.filter(({ file }) => files.has(file));
  const [model] = linked;
  return linked.length === 1 && model ? propertiesOf(model) : undefined;
}

function propertiesOf({ markdown }: ModelDoc): string | undefined {
  return /^## Properties\n\n((?:\|.*\n?)+)/m.exec(markdown)?.[1]?.trim();
}
