// Generated from specs/schemas.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ProviderReference } from '@token-clients/runtime';
import { getToken } from './operations.js';

export { descriptor } from './descriptor.js';

/** Describes the operations for command lines and documentation. */
export const reference: ProviderReference = {
  provider: 'schemas',
  title: 'Schemas',
  description: 'OpenAPI 3.1: allOf, oneOf, null among the types, and names that the client uses itself.',
  version: '1.0.0',
  specSha256: '69855fefc988f045c925fdaca060001f4614cdab48606584b2faaf04420227b2',
  factory: 'schemas',
  aliases: [],
  apis: [
    {
      className: 'TokenApi',
      description: 'Tokens.',
      operations: [
        {
          operationId: 'getToken',
          operation: getToken,
          summary: 'Get a token',
          description: 'One of two bodies.',
          deprecated: false,
          parameters: [],
          body: {
            name: 'client',
            mediaType: 'application/json',
            required: true,
            schema: 'Client',
            fields: [
              {
                name: 'kind',
                in: 'body',
                type: 'string',
                required: false,
                description: 'Two kinds.',
                secret: false,
                deprecated: false,
                values: ['password', 'device'],
              },
              {
                name: 'user',
                in: 'body',
                type: 'string',
                required: false,
                description: 'The user.',
                secret: false,
                deprecated: false,
              },
              {
                name: 'pass',
                in: 'body',
                type: 'string',
                required: false,
                description: 'The password.',
                secret: true,
                deprecated: false,
              },
              {
                name: 'device',
                in: 'body',
                type: 'string',
                required: false,
                description: 'The device.',
                secret: false,
                deprecated: false,
              },
              {
                name: 'device_secret',
                in: 'body',
                type: 'string',
                required: false,
                description: 'Its secret.',
                secret: true,
                deprecated: false,
              },
            ],
            examples: { one: { kind: 'password', user: 'me', pass: 'fake' } },
          },
          responses: [
            { status: '200', description: 'A token.', schema: 'Result' },
            { status: '400', description: 'Rejected.', schema: 'Error' },
          ],
          security: [],
        },
      ],
    },
  ],
};
