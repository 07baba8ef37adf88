import { describe, expect, test } from 'vitest';
import { type Keywords, versions } from '../../src/judge/keywords/keyword.js';
import { keywords } from '../../src/judge/keywords/keywords.js';
import { referenceKeywords } from '../../src/judge/keywords/request-keywords.js';
import { swaggerKeywords } from '../../src/judge/keywords/swagger-keywords.js';
import { type OfficialKeyword, officialKeywords } from './support/official-keywords.js';

const official = await officialKeywords();

/** The list of a kind of part in one version. */
function listOf({ version, kind }: Pick<OfficialKeyword, 'version' | 'kind'>): Keywords {
  if (kind === 'reference') return referenceKeywords;
  const known = version === '2.0' ? swaggerKeywords[kind] : keywords[kind as keyof typeof keywords];
  return known ?? {};
}

describe.each(versions)('the list of keywords for OpenAPI %s', version => {
  const own = official.filter(keyword => keyword.version === version);

  test('has an entry for each keyword of the official JSON Schema', () => {
    const missing = own.filter(keyword => !listOf(keyword)[keyword.name]?.versions.includes(version));

    expect(missing.filter(({ kind }) => kind !== 'reference' || version !== '2.0')).toEqual([]);
  });

  test('has no keyword that the official JSON Schema lacks', () => {
    const lists = version === '2.0' ? swaggerKeywords : keywords;
    const extra = Object.entries(lists).flatMap(([kind, list]) =>
      Object.entries(list)
        .filter(([name, keyword]) => keyword.versions.includes(version) && !isOfficial(kind, name))
        .map(([name]) => `${kind}.${name}`),
    );

    expect(extra).toEqual([]);
  });

  function isOfficial(kind: string, name: string): boolean {
    // In 3.0 what refers is a Reference Object, wherever it stands.
    const kinds = name === '$ref' ? [kind, 'reference'] : [kind];
    return own.some(keyword => kinds.includes(keyword.kind) && keyword.name === name);
  }
});
