// Generated from specs/inherited-names.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ProviderReference } from '@token-clients/runtime';
import { hasOwnProperty } from './operations.js';

export { descriptor } from './descriptor.js';

/** Describes the operations for command lines and documentation. */
export const reference: ProviderReference = {
  provider: 'inherited-names',
  title: 'Inherited names',
  description: 'Names that every object in JavaScript has without being given them.',
  version: '1.0.0',
  specSha256: 'e0b3d95b0a0912f30485aeaab66643b85f18555ff2ed504bc9ba1400714fffc6',
  factory: 'inheritedNames',
  aliases: [],
  apis: [
    {
      className: 'IsPrototypeOfApi',
      description: 'Tokens.',
      operations: [
        {
          operationId: 'hasOwnProperty',
          operation: hasOwnProperty,
          summary: 'Get a token',
          description: 'Takes every name that an object has anyway.',
          deprecated: false,
          parameters: [
            {
              name: 'valueOf',
              in: 'path',
              type: 'string',
              required: true,
              description: 'A part of the path.',
              secret: false,
              deprecated: false,
              example: 'a',
            },
            {
              name: 'toString',
              in: 'query',
              type: 'string',
              required: false,
              description: 'A query.',
              secret: false,
              deprecated: false,
              example: 'b',
            },
          ],
          body: {
            name: 'constructor',
            mediaType: 'application/json',
            required: true,
            schema: 'constructor',
            fields: [
              {
                name: 'hasOwnProperty',
                in: 'body',
                type: 'string',
                required: true,
                description: 'The ID.',
                secret: false,
                deprecated: false,
              },
              {
                name: 'constructor',
                in: 'body',
                type: 'string',
                required: false,
                description: 'Optional.',
                secret: false,
                deprecated: false,
              },
              {
                name: 'valueOf',
                in: 'body',
                type: 'string',
                required: false,
                description: 'In no example.',
                secret: false,
                deprecated: false,
              },
              {
                name: 'toString',
                in: 'body',
                type: 'string',
                required: true,
                description: 'A list of names.',
                secret: false,
                deprecated: false,
                values: ['__proto__', 'valueOf'],
              },
            ],
            examples: { toLocaleString: { hasOwnProperty: 'me', constructor: 'c', toString: '__proto__' } },
          },
          responses: [
            { status: '200', description: 'A token.', schema: 'valueOf' },
            { status: '400', description: 'Rejected.', schema: 'failure' },
          ],
          security: ['propertyIsEnumerable'],
        },
      ],
    },
  ],
};
