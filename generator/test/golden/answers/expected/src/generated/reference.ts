// Generated from specs/answers.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ProviderReference } from '@token-clients/runtime';
import { getToken, endToken } from './operations.js';

export { descriptor } from './descriptor.js';

/** Describes the operations for command lines and documentation. */
export const reference: ProviderReference = {
  provider: 'answers',
  title: 'Responses',
  description: 'Ranges and default, an empty success, two tags, a deprecated operation.',
  version: '1.0.0',
  specSha256: 'a1c621af516d4cc92f3c6cb6cf9da6e9d3c5b2c7ea6a88628fb2ebc17cd62740',
  factory: 'answers',
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
            name: 'ask',
            mediaType: 'application/json',
            required: true,
            schema: 'Ask',
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
            { status: '4XX', description: 'Refused.', schema: 'TokenError' },
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
            { status: '200', description: 'What it was.', schema: 'Ask' },
            { status: '202', description: 'Its end.', schema: 'TokenError' },
            { status: '404', description: 'No such token.', schema: 'TokenError' },
          ],
          security: [],
        },
      ],
    },
  ],
};
