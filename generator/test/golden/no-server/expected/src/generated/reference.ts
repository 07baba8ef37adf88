// Generated from specs/no-server.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ProviderReference } from '@token-clients/runtime';
import { getToken } from './operations.js';

export { descriptor } from './descriptor.js';

/** Describes the operations for command lines and documentation. */
export const reference: ProviderReference = {
  provider: 'no-server',
  title: 'No Server',
  description: 'The spec does not say where the API is.',
  version: '1.0.0',
  specSha256: '3f5a3f74bea9c05bf7fcc35bdbde5b1796c1620b9b6cef7e2263791d83b4687a',
  factory: 'noServer',
  aliases: [],
  apis: [
    {
      className: 'OAuthApi',
      description: 'Tokens.',
      operations: [
        {
          operationId: 'getToken',
          operation: getToken,
          summary: '',
          description: '',
          deprecated: false,
          parameters: [],
          body: {
            name: 'tokenRequest',
            mediaType: 'application/x-www-form-urlencoded',
            required: true,
            schema: 'TokenRequest',
            fields: [
              {
                name: 'client_id',
                in: 'body',
                type: 'string',
                required: true,
                description: 'The ID.',
                secret: false,
                deprecated: false,
              },
              {
                name: 'client_secret',
                in: 'body',
                type: 'string',
                required: true,
                description: 'The secret.',
                secret: true,
                deprecated: false,
              },
            ],
            examples: {},
          },
          responses: [{ status: '200', description: 'The token.', schema: 'Token' }],
          security: [],
        },
      ],
    },
  ],
};
