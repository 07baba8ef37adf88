import { describe, expect, test } from 'vitest';
import { type Loose, smallSpec } from '../support/project.js';
import { fields, outcome, received, token } from './support/outcome.js';

/*
 * Specs that someone wrote to do harm. Each is refused by the closed list or becomes a package; nothing is read, fetched or
 * run, and no time or memory without a limit is spent.
 */
/** Many anchors, each a list of the one before. */
function bomb(): string {
  const lists = Array.from(
    { length: 9 },
    (_, index) => `b${index + 1}: &b${index + 1} [${Array(9).fill(`*b${index}`).join(', ')}]`,
  );
  return `openapi: 3.0.3\nb0: &b0 [x]\n${lists.join('\n')}`;
}

/** Schemas of which each is twice a part of the next: 2^40 when written out. */
function fan(spec: Loose): void {
  const part = (index: number) => ({ $ref: `#/components/schemas/Fan${index}` });
  spec.components.schemas.Fan0 = { type: 'object', properties: { a: { type: 'string' } } };
  for (let index = 1; index <= 40; index++)
    spec.components.schemas[`Fan${index}`] = { allOf: [part(index - 1), part(index - 1)] };
  received(spec).fan = part(40);
}

function nested(depth: number): Loose {
  return smallSpec(spec => {
    let schema: Loose = { type: 'string' };
    for (let index = 0; index < depth; index++) schema = { type: 'array', items: schema };
    fields(spec).deep = schema;
  });
}

describe('a spec that would keep its reader busy for ever is refused:', () => {
  test.each<[string, () => unknown, string]>([
    [
      'a pattern that never ends on an example',
      () =>
        smallSpec(spec => {
          fields(spec).client_id.pattern = '^(a+)+$';
          fields(spec).client_id.example = `${'a'.repeat(50)}!`;
        }),
      'endless-pattern',
    ],
    [
      'the same in a parameter',
      () =>
        smallSpec(spec => {
          const schema = { type: 'string', pattern: '(x+x+)+y' };
          token(spec).parameters = [{ name: 'q', in: 'query', example: 'x'.repeat(60), schema }];
        }),
      'endless-pattern',
    ],
    ['anchors that multiply', bomb, 'too-large'],
    ['an anchor inside itself', () => 'openapi: 3.0.3\nx-a: &a [*a]', 'too-large'],
    [
      'one long string in a hundred places',
      () => `openapi: 3.0.3\nx-a: &a ${'a'.repeat(1_000_000)}\nx-b: [${Array(99).fill('*a').join(', ')}]`,
      'too-large',
    ],
    ['lists in lists, 3,000 deep', () => nested(3000), 'too-large'],
    [
      'brackets, 100,000 deep',
      () => `openapi: 3.0.3\nx-a: ${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      'too-large',
    ],
    [
      'a schema that is a part of itself',
      () => smallSpec(spec => (fields(spec).a = { $ref: '#/components/schemas/TokenRequest/properties/a' })),
      'reference',
    ],
  ])('%s', async (_, make, rule) => {
    const started = performance.now();

    expect((await outcome(make())).refused).toEqual([rule]);
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});

describe('a spec that only looks large is accepted:', () => {
  test.each<[string, () => unknown]>([
    ['parts that would be 2^40 when written out', () => smallSpec(fan)],
    ['a description of 5 MB', () => smallSpec(spec => (spec.info.description = 'words '.repeat(900_000)))],
    ['200,000 backticks', () => smallSpec(spec => (token(spec).description = '`'.repeat(200_000)))],
    [
      'a pattern that ends on what the spec has',
      () => smallSpec(spec => (fields(spec).client_id.pattern = '^(a+)+$')),
    ],
    ['a pattern that is none', () => smallSpec(spec => (fields(spec).client_id.pattern = '^([a-z'))],
  ])('%s', async (_, make) => {
    expect((await outcome(make())).refused).toEqual([]);
  });
});
