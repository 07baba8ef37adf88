import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { parseText } from '../../src/text/parse-text.js';
import { largeSpecs } from '../corpus/large-specs.js';
import { smallSpecs } from '../corpus/small-specs.js';
import { swaggerProofSpec } from '../judge/support/swagger-specimens.js';
import { normal } from '../normalise/normal.js';
import type { Loose } from '../support/project.js';
import { type SwaggerShape, swaggerShapes } from './swagger-shapes.js';

const { convertObj } = createRequire(import.meta.url)('swagger2openapi');

/** What differs everywhere, and why. */
const EVERYWHERE: NonNullable<SwaggerShape['differs']> = [
  [/^\/openapi$/, 'Ours writes the last version of 3.0.'],
  [/^\/paths\/[^/]+\/trace\//, 'Swagger 2.0 has no TRACE: ours leaves it as it is, to be refused.'],
  [
    /^\/paths\/[^/]+\/[^/]+\/responses\/[^/]+\/content\/[^/]+\/examples?$/,
    'What a response is like is one example for us, and one of several there.',
  ],
];

/** The places at which two values differ. */
function differences(one: unknown, other: unknown, at = ''): string[] {
  if (Object.is(one, other)) return [];
  const areSame = [one, other].every(value => typeof value === 'object' && value !== null);
  if (!areSame || Array.isArray(one) !== Array.isArray(other)) return [at];
  const [a, b] = [one as Loose, other as Loose];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap(key =>
    differences(a[key], b[key], `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}

/** Where what generation reads differs, if the document is converted by swagger2openapi. */
async function differing(document: Loose): Promise<string[]> {
  const { openapi } = await convertObj(structuredClone(document), { patch: true, warnOnly: true });
  const [ours, theirs] = [await normal(document), await normal(openapi)];
  return differences(ours.document, theirs.document);
}

async function expectSame(document: Loose, differs: SwaggerShape['differs'] = []): Promise<void> {
  const found = await differing(document);

  const known = [...EVERYWHERE, ...differs].map(([place]) => place);
  expect(found.filter(at => !known.some(place => place.test(at)))).toEqual([]);
  // A difference that is gone must leave the list.
  expect(differs.filter(([place]) => !found.some(at => place.test(at)))).toEqual([]);
}

describe('what Swagger 2.0 says means the same to generation as by swagger2openapi:', () => {
  const corpus = [...smallSpecs, ...largeSpecs].flatMap(({ name, spec }): [string, Loose][] => {
    const vendor = spec();
    const text = 'text' in vendor ? vendor.text : '';
    const document = /\bswagger\b/.test(text) ? (parseText(text, name) as Loose) : {};
    return document.swagger === undefined ? [] : [[name, document]];
  });

  test('the corpus has such specs, small and large ones', () => {
    expect(corpus.length).toBeGreaterThan(3);
  });

  test.each([['all keywords', swaggerProofSpec()] as [string, Loose], ...corpus])('%s', (_, document) =>
    expectSame(document),
  );

  test.each(Object.entries(swaggerShapes))('%s', (_, { document, differs }) =>
    // What is undefined is not there.
    expectSame(JSON.parse(JSON.stringify(document)), differs),
  );
});
