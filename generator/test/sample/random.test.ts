import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OpenApiDocument } from '../../src/document/document.js';
import { fits } from '../../src/sample/fits.js';
import { plainSchema } from '../../src/sample/plain-schema.js';
import { sampleOf } from '../../src/sample/sample.js';
import { schemas } from './random-schemas.js';

const document = {} as OpenApiDocument;

// Ajv has nothing in common with the sampler.
const ajv = new Ajv2020({ strict: false, ownProperties: true, validateSchema: false });
(addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
const isRight = (schema: object, value: unknown) => {
  const isValid = ajv.validate(schema, value);
  ajv.removeSchema(schema);
  return isValid;
};

test.each(['required', 'all'] as const)('a value is found for any schema, and fits: %s', extent => {
  let found = 0;
  let tried = 0;
  fc.assert(
    fc.property(schemas, schema => {
      tried++;
      const sample = sampleOf(document, schema, { direction: 'request', extent });
      if (!sample) return;
      found++;
      expect([sample.value, isRight(schema, sample.value)]).toEqual([sample.value, true]);
      expect(JSON.parse(JSON.stringify(sample.value)), 'it is JSON').toEqual(sample.value);
    }),
    { numRuns: 150, seed: 9 },
  );

  // Two patterns or limits may exclude each other.
  expect(found / tried).toBeGreaterThan(0.95);
});

test('whether a value fits is judged as by Ajv', () => {
  fc.assert(
    fc.property(schemas, fc.jsonValue({ maxDepth: 2 }), (schema, value) => {
      const isFitting = fits(document, plainSchema(document, schema), value, 'request');
      expect([value, isFitting]).toEqual([value, isRight(schema, value)]);
    }),
    { numRuns: 150, seed: 9 },
  );
});
