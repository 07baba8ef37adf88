import { describe, expect, test } from 'vitest';
import { pointerKeys } from '../../src/document/document.js';
import { readAssets } from '../../src/files/assets.js';
import { generatePackage } from '../../src/generate-package.js';
import { isGenerateError } from '../../src/errors.js';
import { type Keyword, type Version, versions } from '../../src/judge/keywords/keyword.js';
import { keywords } from '../../src/judge/keywords/keywords.js';
import { workerLibraries } from '../../src/worker/spec-libraries.js';
import type { Loose } from '../support/project.js';
import { hosts, proofSpec } from './support/proof-spec.js';
import { type Specimen, specimens } from './support/specimens.js';

/*
 * What the list says of each keyword is what the generator does: a spec with the keyword and one without give other files,
 * the same files, or a refusal.
 */
const assets = readAssets();
const { types } = workerLibraries(assets.lintRules);
const libraries = { types, lint: async () => ({ findings: [], count: 0 }) };

/** Generates from a spec. The hash of the spec's text is left out of the files. */
async function filesOf(spec: Loose): Promise<Record<string, string>> {
  const text = JSON.stringify(spec);
  const source = { name: 'vendor', specName: 'specs/vendor.yaml', text };
  const { files } = await generatePackage(source, { ...assets, libraries });
  return Object.fromEntries([...files].map(([name, code]) => [name, code.replace(/\b[0-9a-f]{64}\b/g, '')]));
}

/** A refusal as the names of its rules, and what was made otherwise. */
async function made(spec: Loose): Promise<unknown> {
  return filesOf(spec).catch((error: unknown) => {
    if (!isGenerateError(error)) throw error;
    return error.findings.filter(({ kind }) => kind === 'refused').map(({ rule, problem }) => `${rule}: ${problem}`);
  });
}

function put(spec: Loose, at: string, name: string, value: unknown): void {
  const part = pointerKeys(at).reduce((here, key) => here[key], spec);
  if (value === undefined) delete part[name];
  else part[name] = value;
}

/** The spec with a keyword, and the one it is compared with. */
function pair(version: Version, kind: string, name: string, specimen: Specimen): [Loose, Loose] {
  const { value, other, at = hosts[kind] ?? '', given = () => {} } = specimen;
  const both = [value, other].map(one => {
    const spec = proofSpec(version);
    given(spec);
    put(spec, at, name, one);
    return spec;
  });
  return both as [Loose, Loose];
}

describe.each(versions.filter(version => version !== '2.0'))('with OpenAPI %s', version => {
  test('the spec without any of them is accepted', async () => {
    expect(Object.keys((await made(proofSpec(version))) as object)).toContain('src/generated/types.ts');
  });

  describe.each(Object.entries(keywords).filter(([, list]) => Object.keys(list).length > 0))('of %s', (kind, list) => {
    const own = Object.entries<Keyword>(list).filter(([, keyword]) => keyword.versions.includes(version));

    test.each(own.map(([name, keyword]) => [name, keyword.effect, keyword] as const))(
      '"%s" is %s',
      async (name, effect, { rule }) => {
        const specimen = specimens[kind]?.[name];
        if (specimen === undefined) throw new Error(`There is no specimen of ${kind}.${name}`);
        const [withIt, without] = pair(version, kind, name, specimen);
        const [outcome, before] = [await made(withIt), await made(without)];

        if (effect === 'refused') {
          expect(outcome).toEqual([expect.stringMatching(`^${rule}: `)]);
          return;
        }
        expect(Array.isArray(outcome) ? outcome : []).toEqual([]);
        if (effect === 'none') expect(outcome).toEqual(before);
        else expect(outcome).not.toEqual(before);
      },
    );
  });
});
