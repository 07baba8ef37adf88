import { describe, expect, test } from 'vitest';
import { comparedEngine } from '../src/engine/compared-engine.js';
import type { Engine, RenderJob } from '../src/engine/engine.js';
import { renderTemplate } from '../src/engine/jmustache.js';

describe('renderTemplate() is jmustache', () => {
  test.each<[string, string, object, string]>([
    ['escapes nothing', '{{a}}{{{a}}}', { a: '<&">' }, '<&"><&">'],
    ['takes 0 and the empty string for true', '{{#a}}a{{/a}}{{#b}}b{{/b}}', { a: 0, b: '' }, 'ab'],
    [
      'takes false, null and the empty list for false',
      '{{^a}}a{{/a}}{{^b}}b{{/b}}{{^c}}c{{/c}}',
      { a: false, b: null, c: [] },
      'abc',
    ],
    ['prints nothing for a missing name', '[{{a}}{{a.b}}{{#a}}x{{/a}}]', {}, '[]'],
    ['looks a missing name up further out', '{{#a}}{{b}}{{/a}}', { a: { c: 1 }, b: 'outer' }, 'outer'],
    [
      'knows first, last and index',
      '{{#a}}{{#-first}}<{{/-first}}{{-index}}{{n}}{{^-last}},{{/-last}}{{#-last}}>{{/-last}}{{/a}}',
      { a: [{ n: 'x' }, { n: 'y' }] },
      '<1x,2y>',
    ],
    [
      'knows them in a list inside a list',
      '{{#a}}{{#b}}{{.}}{{^-last}}+{{/-last}}{{/b}}{{^-last}};{{/-last}}{{/a}}',
      { a: [{ b: [1, 2] }, { b: [3] }] },
      '1+2;3',
    ],
    ['drops lines that hold only a section tag', 'a\n{{#x}}\nb\n{{/x}}\nc\n', { x: true }, 'a\nb\nc\n'],
  ])('%s', (_, template, view, expected) => {
    expect(renderTemplate(template, view)).toBe(expected);
  });
});

describe('comparedEngine()', () => {
  const engine =
    (text: string, file = 'src/generated/client.ts'): Engine =>
    async () => [new Map([[file, text]])];
  const jobs = [{ specName: 'specs/vendor.yaml' } as RenderJob];
  const { signal } = new AbortController();

  test('gives what the jar renders', async () => {
    const [files] = await comparedEngine(engine('same'), engine('same'))(jobs, signal);

    expect(files).toEqual(new Map([['src/generated/client.ts', 'same']]));
  });

  test.each<[string, Engine]>([
    ['one byte', engine('sane')],
    ['a name', engine('same', 'src/generated/clients.ts')],
  ])('fails on %s, with the file and the engine', async (_, other) => {
    await expect(comparedEngine(engine('same'), other)(jobs, signal)).rejects.toMatchObject({
      code: 'engines_differ',
      message: expect.stringContaining(
        'specs/vendor.yaml: The embedded engine renders src/generated/client.ts in another way than OpenAPI Generator.',
      ),
    });
  });
});
