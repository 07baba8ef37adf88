import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot, readProject, SITE } from '../src/build/project.js';
import { errorPages } from '../src/sources/errors/error-pages.js';
import { EXIT_CODES, GENERATOR_CODES, GENERATOR_EXITS } from '../src/sources/errors/exit-codes.js';
import { generatorErrors } from '../src/sources/errors/generator-error-page.js';
import { libraryErrors } from '../src/sources/errors/library-errors.js';
import { projectApi } from '../src/sources/reference/project-api.js';

const apis = projectApi();
const errors = libraryErrors(apis);
const pages = new Map(errorPages().map(page => [page.path, page]));
const markdownOf = (code: string) => pages.get(`errors/${code}`)?.markdown ?? '';

/** The members of a union of strings in a source file. */
function unionIn(file: string, name: string): string[] {
  const [, union = ''] = new RegExp(`type ${name} =([^;]+);`).exec(readProject(file)) ?? [];
  return [...union.matchAll(/'(\w+)'/g)].map(([, code = '']) => code);
}

describe('every code has a page', () => {
  test('of the library', () => {
    const codes = unionIn('packages/runtime/src/errors/token-client-error.ts', 'TokenClientErrorCode');

    expect(codes.length).toBeGreaterThan(0);
    expect(errors.map(({ code }) => code)).toEqual(codes);
    for (const code of codes) expect(markdownOf(code)).toContain(`# \`${code}\`\n`);
  });

  test('of the generator', () => {
    const codes = unionIn('generator/src/errors.ts', 'GenerateErrorCode');

    expect([...GENERATOR_CODES].sort()).toEqual([...codes].sort());
    expect([...generatorErrors().keys()].sort()).toEqual([...codes].sort());
    for (const code of codes) expect(markdownOf(code)).toContain(`# \`${code}\`\n`);
  });

  test('of the command lines', () => {
    const ofGenerator = Object.values(GENERATOR_EXITS).flat();

    expect(ofGenerator.filter(code => !EXIT_CODES.includes(code))).toEqual([]);
    for (const code of EXIT_CODES) expect(markdownOf(`exit-${code}`)).toContain(`# Exit code ${code}\n`);
  });

  test('and stands in the list of all', () => {
    const list = pages.get('errors')?.markdown ?? '';
    const others = [...pages.keys()].filter(page => page !== 'errors');

    expect(others.filter(page => !list.includes(`](/${page})`))).toEqual([]);
  });
});

describe.each(errors.map(error => [error.code, error] as const))(
  'the error %s',
  (code, { declaration, fields }) => {
    test('has a class whose comment leads to the page', () => {
      const see = declaration.doc.tags.filter(({ name }) => name === 'see').map(({ text }) => text);

      expect(see).toEqual([`${SITE}/errors/${code}.html`]);
    });

    test('has a page with each field that the class declares, and no other', () => {
      const [, table = ''] = /## What the error carries\n\n([\s\S]*?)(?:\n\n|$)/.exec(markdownOf(code)) ?? [];
      const shown = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);

      expect(shown).toEqual(fields.map(({ name }) => name));
      expect(shown).toEqual(expect.arrayContaining(['code', 'name', 'thrown']));
    });

    test('has a page that says what to do after a call of a client and of a token source', () => {
      expect(markdownOf(code)).toMatch(
        /^\| a \[client\]\(\/packages\/runtime#errors\) \| [^|]+ \| [^|]+ \| no \|$/m,
      );
      expect(markdownOf(code)).toMatch(/^\| a \[token source\].* \| [^|]+ \| [^|]+ \| [^|]+ \|$/m);
    });
  },
);

test('each `@throws` names a code that has a page', () => {
  const thrown = apis
    .flatMap(({ entries }) => entries)
    .flatMap(({ exports, internals }) => [...exports, ...internals])
    .flatMap(({ doc, members }) => [doc, ...members.map(member => member.doc)])
    .flatMap(({ throws }) => throws.flatMap(({ code }) => code ?? []));

  expect(thrown.length).toBeGreaterThan(30);
  expect(thrown.filter(code => !pages.has(`errors/${code}`))).toEqual([]);
});

test('a class of our errors in a `@throws` comes with its code', () => {
  const classes = new Map(errors.map(({ code, declaration }) => [declaration.name, code]));
  const wrong = apis
    .flatMap(({ entries }) => entries)
    .flatMap(({ exports, internals }) => [...exports, ...internals])
    .flatMap(({ name, doc, members }) =>
      [doc, ...members.map(member => member.doc)].map(each => ({ name, each })),
    )
    .flatMap(({ name, each }) =>
      each.throws
        .filter(({ type, code }) => type && classes.has(type) && classes.get(type) !== code)
        .map(({ text }) => `${name}: ${text}`),
    );

  expect(wrong).toEqual([]);
});

test('each file of advice is about a code, and each code of the library has one', () => {
  const files = readdirSync(path.join(projectRoot, 'packages/site/content/errors'))
    .filter(name => name.endsWith('.md'))
    .map(name => name.slice(0, -'.md'.length));

  expect(files.filter(code => !pages.has(`errors/${code}`))).toEqual([]);
  expect(errors.filter(({ code }) => !files.includes(code)).map(({ code }) => code)).toEqual([]);
});

test("the generator's error class leads to the list of all", () => {
  expect(readProject('generator/src/errors.ts')).toContain(` * @see ${SITE}/errors.html\n`);
  expect(readProject('generator/src/errors.ts')).toContain(` ${SITE}/errors/ with the code and \`.html\``);
});
