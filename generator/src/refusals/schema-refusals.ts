import type { Refusal } from './refusal.js';

/** What is refused of schemas. */
export const schemaRefusals = {
  'circular-schema': {
    what: 'A schema that is a part of itself by `allOf`, `oneOf`, `anyOf` or references alone',
    why: 'JSON Schema has no meaning for it, and TypeScript has no type.',
    fix: 'Remove it from its own parts.',
  },
  'no-example': {
    what: 'A schema of which a request or a success needs a value, and none was found that it allows, such as an `allOf` of a string and a number',
    why: 'No call would be valid, and neither tests nor documents could show one.',
    fix: 'Correct the schema, or add an `example` that it allows.',
  },
  'unnamed-schema': {
    what: 'A schema that has no name',
    why: 'Its type could not be named in code.',
    fix: 'Move it to `components/schemas` and refer to it.',
  },
} as const satisfies Readonly<Record<string, Refusal>>;
