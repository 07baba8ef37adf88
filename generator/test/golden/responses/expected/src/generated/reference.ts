// Generated from specs/responses.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ProviderReference } from '@token-clients/runtime';
import { getToken, endToken } from './operations.js';

export { descriptor } from './descriptor.js';

/** Describes the operations for command lines and documentation. */
export const reference: ProviderReference = {
  provider: 'responses',
  title: 'Responses',
  description: 'Ranges and default, an empty success, two tags, a deprecated operation.',
  version: '1.0.0',
  specSha256: '5ddd7ba008aa0397ec5cc7253cca7b60afac7813c87bf24d64e3a8e40abfd526',
  factory: 'responses',
  aliases: [],
  apis: [
    {
      className: 'FirstAPI',
      description: 'The first class.',
      operations: [
        {
          operationId: 'getToken',
          operation: getToken,
          summary: 'Get a token',
          description: 'Responses by range.',
          deprecated: false,
          parameters: [],
          body: {
            name: 'tokenRequest',
            mediaType: 'application/json',
            required: true,
            schema: 'TokenRequest',
            fields: [
              {
                name: 'name',
                in: 'body',
                type: 'string',
                required: true,
                description: 'A name.',
                secret: false,
                deprecated: false,
              },
            ],
            examples: { one: { name: 'one' } },
          },
          responses: [
            { status: '2XX', description: 'A token.', schema: 'Token' },
            { status: '4XX', description: 'Rejected.', schema: 'TokenError' },
            { status: 'default', description: 'Anything else.', schema: 'TokenError' },
          ],
          security: [],
        },
      ],
    },
    {
      className: 'SecondApi',
      description: 'The second class.',
      operations: [
        {
          operationId: 'endToken',
          operation: endToken,
          summary: 'End a token',
          description: 'Responses with or without a body.',
          deprecated: true,
          parameters: [
            {
              name: 'id',
              in: 'path',
              type: 'string',
              required: true,
              description: "The token's id.",
              secret: false,
              deprecated: false,
              example: '1',
            },
          ],
          responses: [
            { status: '200', description: 'What it was.', schema: 'TokenRequest' },
            { status: '202', description: 'Its end.', schema: 'TokenError' },
            { status: '404', description: 'No such token.', schema: 'TokenError' },
          ],
          security: [],
        },
      ],
    },
  ],
};
