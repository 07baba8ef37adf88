import { describe, expect, test } from 'vitest';
import { pointerKeys } from '../../src/document/document.js';
import { isGenerateError } from '../../src/errors.js';
import { readAssets } from '../../src/files/assets.js';
import { generatePackage } from '../../src/generate-package.js';
import type { Keyword, Keywords, Version } from '../../src/judge/keywords/keyword.js';
import { keywords } from '../../src/judge/keywords/keywords.js';
import { swaggerKeywords } from '../../src/judge/keywords/swagger-keywords.js';
import { workerLibraries } from '../../src/worker/spec-libraries.js';
import type { Loose } from '../support/project.js';
import { hosts, proofSpec } from './support/proof-spec.js';
import type { Specimen } from './support/specimen.js';
import { specimens } from './support/specimens.js';
import { swaggerHosts, swaggerProofSpec, swaggerSpecimens } from './support/swagger-specimens.js';

/*
 * What the list says of each keyword is what the generator does: a spec with the keyword and one without give other files,
 * the same files, or a refusal. A keyword that several versions have is proved in the newest of them; one of schemas in 3.0
 * too, whose schemas are not those of JSON Schema 2020-12.
 */
const assets = readAssets();
// What the linter says is advice, and not a matter of keywords.
const libraries = { ...workerLibraries(assets.lintRules), lint: async () => ({ findings: [], count: 0 }) };

/** What was made of specs before: many are compared with the same one. */
const known = new Map<string, Promise<unknown>>();

/** Generates from a spec; returns the files, or what was refused. */
function made(spec: Loose): Promise<unknown> {
  const text = JSON.stringify(spec);
  const result = known.get(text) ?? generated(text);
  known.set(text, result);
  return result;
}

async function generated(text: string): Promise<unknown> {
  const source = { name: 'vendor', specName: 'specs/vendor.yaml', text };
  try {
    const { files } = await generatePackage(source, { ...assets, libraries });
    // The hash of the text is in some of them, and one of them is the vendor's document itself, for mocks.
    return Object.fromEntries(
      [...files.entries()]
        .filter(([name]) => name !== 'src/generated/document.ts')
        .map(([name, code]) => [name, code.replace(/\b[0-9a-f]{64}\b/g, '')]),
    );
  } catch (error) {
    if (!isGenerateError(error)) throw error;
    return error.findings
      .filter(({ kind }) => kind === 'refused')
      .map(({ rule, problem }) => `${rule}: ${problem}`);
  }
}

/** The spec with a keyword, and the one it is compared with. */
function pair(make: () => Loose, name: string, specimen: Specimen, host = ''): Loose[] {
  const { value, other, at = host, given = () => {} } = specimen;
  return [value, other].map(one => {
    const spec = make();
    given(spec);
    const part = pointerKeys(at).reduce((here, key) => here[key], spec);
    const next = typeof one === 'function' ? one(part) : one;
    if (next === undefined) delete part[name];
    else part[name] = next;
    return spec;
  });
}

async function expectEffect({ effect, rule }: Keyword, pairOfSpecs: readonly Loose[]): Promise<void> {
  const [withIt, without] = pairOfSpecs;
  const [outcome, before] = [await made(withIt), await made(without)];
  if (effect === 'refused') expect(outcome).toEqual([expect.stringMatching(`^${rule}: `)]);
  else {
    expect(Array.isArray(outcome) ? outcome : []).toEqual([]);
    if (effect === 'none') expect(outcome).toEqual(before);
    else expect(outcome).not.toEqual(before);
  }
}

/** The keywords of a kind of part that are proved in a version. */
function provedIn(
  version: Version,
  kind: string,
  list: Keywords,
): [name: string, effect: string, keyword: Keyword][] {
  const isOwn = version === '3.0' && (kind === 'schema' || kind === 'discriminator');
  return Object.entries(list)
    .filter(([, { versions }]) => versions.at(-1) === version || (isOwn && versions.includes(version)))
    .map(([name, keyword]) => [name, keyword.effect, keyword]);
}

describe.each(['3.0', '3.1', '3.2'] as const)('with OpenAPI %s', version => {
  const make = () => proofSpec(version);

  test('the spec without any of them is accepted', async () => {
    expect(Object.keys((await made(make())) as object)).toContain('src/generated/types.ts');
  });

  const proved = Object.entries(keywords)
    .map(([kind, list]) => [kind, provedIn(version, kind, list)] as const)
    .filter(([, list]) => list.length > 0);
  describe.each(proved)('of %s', (kind, list) => {
    test.each(list)('"%s" is %s', async (name, _, keyword) => {
      const specimen = specimens[kind]?.[name];
      if (specimen === undefined) throw new Error(`There is no specimen of ${kind}.${name}`);
      const own = { ...specimen, ...(version === '3.0' && specimen.in30) };
      await expectEffect(keyword, pair(make, name, own, hosts[kind]));
    });
  });
});

describe('with Swagger 2.0, of what OpenAPI 3 has in another way,', () => {
  test('the spec without any of it is accepted', async () => {
    expect(Object.keys((await made(swaggerProofSpec())) as object)).toContain('src/generated/types.ts');
  });

  const others = Object.entries(swaggerKeywords)
    .map(([kind, list = {}]) => [kind, keptApart(kind, list)] as const)
    .filter(([, list]) => list.length > 0);
  describe.each(others)('of %s', (kind, list) => {
    test.each(list)('"%s" is %s', async (name, _, keyword) => {
      const specimen = swaggerSpecimens[kind]?.[name];
      if (specimen === undefined) throw new Error(`There is no specimen of ${kind}.${name}`);
      await expectEffect(keyword, pair(swaggerProofSpec, name, specimen, swaggerHosts[kind]));
    });
  });

  /** Leaves out what OpenAPI 3 has in the same kind of part, which is converted to just that. */
  function keptApart(kind: string, list: Keywords): [name: string, effect: string, keyword: Keyword][] {
    const same: Keywords = kind === 'header' ? {} : (keywords[kind as keyof typeof keywords] ?? {});
    return Object.entries(list)
      .filter(([name]) => (kind === 'schema' ? name === 'discriminator' : same[name] === undefined))
      .map(([name, keyword]) => [name, keyword.effect, keyword]);
  }
});
