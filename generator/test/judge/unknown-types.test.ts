import { expect, test } from 'vitest';
import { smallSpec } from '../support/project.js';
import { judged } from './support/judged.js';

test.each([
  ['date', 'Write "type": "string" with "format": "date".'],
  ['Date-Time', 'Write "type": "string" with "format": "date-time".'],
  ['long', 'Write "type": "integer" with "format": "int64".'],
  ['<<', 'Write string, number, integer, boolean, object, array, null.'],
])('the type %s stands for any value, which is noted with what to write', (type, fix) => {
  const { findings, document } = judged(
    smallSpec(spec => (spec.components.schemas.TokenError.properties.since = { type })),
  );

  expect(document.components.schemas.TokenError.properties.since).toEqual({});
  expect(findings).toMatchObject([
    {
      kind: 'note',
      rule: 'wrong-type',
      problem: `"type" is "${type}", which OpenAPI does not define, so any value is allowed there`,
      fix,
      place: { pointer: '/components/schemas/TokenError/properties/since/type' },
    },
  ]);
});
