import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isGenerateError } from '../src/errors.js';
import { readAssets } from '../src/files/assets.js';
import { generatePackage } from '../src/generate-package.js';
import { refusals } from '../src/refusals/refusals.js';
import { errorText } from '../src/report/error-text.js';
import { parseSpec } from '../src/source/parse-spec.js';
import { typesCode } from '../src/types/types-code.js';
import { typesOf } from '../src/types/types-document.js';
import { workerLibraries } from '../src/worker/spec-libraries.js';
import { seenElsewhere } from './support/other-tests.js';
import { type Loose, PROJECT, smallSpec } from './support/project.js';
import { refusedSpecs } from './support/refused-specs.js';

const assets = readAssets();
const libraries = workerLibraries(assets.lintRules, { limitMs: 30_000 });
const FILE = 'specs/vendor.json';

/** What is printed about a spec that is refused; undefined for one that is accepted. */
async function printed(spec: Loose): Promise<{ readonly text: string; readonly screen: string | undefined }> {
  const text = JSON.stringify(spec, null, 2);
  const source = { name: 'vendor', specName: FILE, text, isStrict: spec['x-strict'] === true };
  const screen = await generatePackage(source, { ...assets, libraries }).then(
    () => undefined,
    (error: unknown) => {
      if (!isGenerateError(error)) throw error;
      return errorText(error, { textOf: () => text, isAll: false, hasColours: false });
    },
  );
  return { text, screen };
}

/** The text at the place that the first line of a screen names. */
function textAt(text: string, screen: string): string {
  const [, line, column] = /^specs\/vendor\.json:(\d+):(\d+) #\//.exec(screen) ?? [];
  return (text.split('\n')[Number(line) - 1] ?? '').slice(Number(column) - 1);
}

describe('a spec with what is refused by', () => {
  test.each(Object.entries(refusedSpecs))(
    '%s is refused at its line, and accepted once it is corrected',
    async (rule, specimen) => {
      const wrong = smallSpec(specimen.wrong);
      const { text, screen = '' } = await printed(wrong);

      expect(textAt(text, screen)).toMatch(new RegExp(`^${specimen.at.replace(/[$[\]{}]/g, '\\$&')}`));
      const [, problem, fix] = screen.split('\n');
      expect(problem).toMatch(/^ {2}refused: .*\.( \[\w)?/);
      expect(problem?.endsWith(`[${rule}]`)).toBe(true);
      expect(fix).toMatch(/^ {2}[A-Z].*[.!?:}]$/);
      specimen.corrected(wrong);
      expect((await printed(wrong)).screen).toBeUndefined();
    },
  );

  test('what openapi-typescript takes too long for is refused', async () => {
    const large = smallSpec(spec => {
      for (let index = 0; index < 3000; index++)
        spec.components.schemas[`S${index}`] = { type: 'object', properties: { a: { type: 'string' } } };
    });
    const spec = await parseSpec({ name: 'vendor', specName: FILE, text: JSON.stringify(large) });
    const { types } = workerLibraries(assets.lintRules, { limitMs: 1 });

    const error = await typesCode(spec, typesOf(spec), types).then(undefined, (reason: unknown) => reason);

    if (!isGenerateError(error)) throw error;
    expect(error.message).toBe(`${FILE}: openapi-typescript did not get through it in 1 s.`);
    expect(`[${error.rule}]`).toBe('[types]');
  });

  test.each(Object.entries(seenElsewhere))(
    '%s is seen in another test, which exists',
    (_, { file, title, row, rows = file }) => {
      const textOf = (name: string) => readFileSync(path.join(PROJECT, 'generator/test', name), 'utf8');
      expect(textOf(file)).toContain(title);
      expect(textOf(rows)).toContain(row);
    },
  );

  test('any rule is seen here or in another test, and no other', () => {
    expect([...Object.keys(refusedSpecs), ...Object.keys(seenElsewhere)].sort()).toEqual(
      Object.keys(refusals).sort(),
    );
  });
});
