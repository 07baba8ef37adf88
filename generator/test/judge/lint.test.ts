import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/errors.js';
import { readAssets } from '../../src/files/assets.js';
import { generatePackage } from '../../src/generate-package.js';
import type { SpecLibraries } from '../../src/read/libraries.js';
import { workerLibraries } from '../../src/worker/spec-libraries.js';
import { type Loose, smallSpec } from '../support/project.js';

const assets = readAssets();
const libraries = workerLibraries(assets.lintRules);

function make(spec: unknown, isStrict: boolean, own: Partial<SpecLibraries> = {}) {
  const text = typeof spec === 'string' ? spec : JSON.stringify(spec);
  return generatePackage(
    { name: 'vendor', specName: 'specs/vendor.yaml', text, isStrict },
    { ...assets, libraries: { ...libraries, ...own } },
  );
}

/** Takes away what the linter wants in three places. */
const untidy = (spec: Loose) => {
  delete spec.info.title;
  delete spec.paths['/oauth/token'].post.summary;
  delete spec.paths['/oauth/token'].post.description;
};

const rules = (findings: readonly Finding[]) => findings.map(({ rule }) => rule).sort();

describe("what the linter finds in a stranger's spec", () => {
  test('is advice, all of it at once, and the package is made', async () => {
    const { files, findings } = await make(smallSpec(untidy), false);

    expect(rules(findings)).toEqual(['operation-description', 'operation-summary', 'struct']);
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(['advice']));
    expect(findings.find(({ rule }) => rule === 'struct')).toMatchObject({
      problem: 'The field `title` must be present on this level',
      place: { file: 'specs/vendor.yaml', pointer: '/info' },
    });
    expect([...files.keys()]).toContain('src/generated/client.ts');
  });

  test('is found by no rule that only the specs of this repository keep', async () => {
    const { findings } = await make(
      smallSpec(spec => {
        delete spec.info['x-origin'];
        delete spec.components.schemas.TokenError.description;
      }),
      false,
    );

    expect(findings).toEqual([]);
  });

  test('is cut off after 5,000 findings, with the number of the others', async () => {
    const many = Array.from({ length: 5100 }, (_, index) => ({ name: `tag${index}` }));

    const { findings } = await make(
      smallSpec(spec => spec.tags.push(...many)),
      false,
    );

    expect(findings).toHaveLength(5001);
    expect(findings.at(-1)).toMatchObject({ kind: 'advice', problem: 'The linter has 100 findings more' });
  });

  test('may be nothing, because the linter fails: that is advice too', async () => {
    const { lint } = workerLibraries('extends: [no-such-rules]');

    const { files, findings } = await make(smallSpec(), false, { lint });

    expect(findings).toMatchObject([{ kind: 'advice', rule: 'linter-failed' }]);
    expect(findings[0]?.problem).toContain('The linter fails on it: ');
    expect(files.size).toBeGreaterThan(5);
  });

  test('may be nothing, because the linter takes too long: that is advice too', async () => {
    const { lint } = workerLibraries(assets.lintRules, { limitMs: 1 });

    const { files, findings } = await make(smallSpec(), false, { lint });

    expect(findings).toMatchObject([{ kind: 'advice', rule: 'linter-failed' }]);
    expect(files.size).toBeGreaterThan(5);
  });
});

describe('what the linter finds in a strict spec', () => {
  test('is refused, all of it at once', async () => {
    const error = await make(smallSpec(untidy), true).catch((reason: unknown) => reason);

    expect(error).toMatchObject({
      code: 'spec_invalid',
      message:
        'specs/vendor.yaml#/info: The field `title` must be present on this level [struct] (and 2 more). ' +
        'Correct it: token-clients.json says that no finding of the linter may be in this spec.',
      findings: [{ rule: 'style' }, { rule: 'style' }, { rule: 'style' }],
    });
  });

  test('comes before what our own reading refuses, and beside it', async () => {
    const both = smallSpec(spec => {
      untidy(spec);
      spec.paths['/oauth/token'].post.parameters = [
        { name: 'c', in: 'cookie', description: 'x', example: 'x', schema: { type: 'string' } },
      ];
    });

    const error = await make(both, true).catch((reason: unknown) => reason);

    const problems = (error as { findings: Finding[] }).findings.map(({ problem }) => problem);
    expect(problems).toHaveLength(4);
    expect(problems.at(-1)).toContain('cookie');
  });
});
