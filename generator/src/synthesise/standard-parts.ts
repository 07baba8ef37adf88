import type { Part } from './client-proof.js';
import type { Making } from './making.js';

export const FORM = 'application/x-www-form-urlencoded';
export const JSON_TYPE = 'application/json';

export function schemaRef(name: string): Part {
  return { $ref: `#/components/schemas/${name}` };
}

/** Writes a value that fits, of the required fields and those that have an example. */
export function exampleOf({ properties = {} }: Part): Part {
  return Object.fromEntries(
    Object.entries(properties as Readonly<Record<string, Part>>).flatMap(([name, field]) => {
      const value = (field.enum as readonly unknown[] | undefined)?.[0] ?? field.example;
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** What each operation says of requests that fail (RFC 6749 section 5.2). */
export function errorResponses({ responses }: Making): Part {
  const response = (description: string, error: string, text: string) => ({
    description,
    content: {
      [JSON_TYPE]: { schema: schemaRef(responses.error), example: { error, error_description: text } },
    },
  });
  return {
    400: response('The request was rejected.', 'invalid_request', 'A field is missing.'),
    401: response('The client did not authenticate.', 'invalid_client', 'The client is unknown.'),
  };
}

/** An error response as RFC 6749 section 5.2 has it. */
export const TOKEN_ERROR: Part = {
  type: 'object',
  description: 'An error response as RFC 6749 has it.',
  required: ['error'],
  properties: {
    error: { type: 'string', description: 'What is wrong, as a code.' },
    error_description: { type: 'string', description: 'What is wrong, for developers.' },
    error_uri: { type: 'string', description: 'A page about the error.' },
  },
};
