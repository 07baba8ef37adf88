// Generated from specs/nested-response.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ProviderReference } from '@token-clients/runtime';
import { login, again, logout } from './operations.js';

export { descriptor } from './descriptor.js';

/** Describes the operations for command lines and documentation. */
export const reference: ProviderReference = {
  provider: 'nested-response',
  title: 'Nested response',
  description: 'A token one level down, its moments in three forms, and a revoke operation.',
  version: '1.0.0',
  specSha256: '1dd313bdbbc1f18ca1824f46e84d0ab9c3b34432785803ec06f01ce73e99ae66',
  factory: 'session',
  aliases: ['login'],
  apis: [
    {
      className: 'SessionApi',
      description: 'Sessions.',
      operations: [
        {
          operationId: 'login',
          operation: login,
          summary: 'Log in',
          description: 'Responses with an envelope.',
          deprecated: false,
          parameters: [],
          body: {
            name: 'body',
            mediaType: 'application/json',
            required: true,
            schema: 'Login',
            fields: [
              {
                name: 'client',
                in: 'body',
                type: 'string',
                required: false,
                description: 'The client.',
                secret: false,
                deprecated: false,
              },
              {
                name: 'secret',
                in: 'body',
                type: 'string',
                required: false,
                description: 'Its secret.',
                secret: true,
                deprecated: false,
              },
            ],
            examples: { one: { client: 'me', secret: 'fake' } },
          },
          responses: [
            { status: '200', description: 'An envelope.', schema: 'Envelope' },
            { status: '401', description: 'Rejected.', schema: 'SessionError' },
          ],
          security: [],
        },
        {
          operationId: 'again',
          operation: again,
          summary: 'Log in again',
          description: 'Uses the second token.',
          deprecated: false,
          parameters: [],
          body: {
            name: 'body',
            mediaType: 'application/json',
            required: true,
            schema: 'Again',
            fields: [
              {
                name: 'again',
                in: 'body',
                type: 'string',
                required: true,
                description: 'The second token.',
                secret: true,
                deprecated: false,
              },
            ],
            examples: { one: { again: 'fake' } },
          },
          responses: [
            { status: '200', description: 'An envelope.', schema: 'Envelope' },
            { status: '401', description: 'Rejected.', schema: 'SessionError' },
          ],
          security: [],
        },
        {
          operationId: 'logout',
          operation: logout,
          summary: 'Log out',
          description: 'Ends a token.',
          deprecated: false,
          parameters: [],
          body: {
            name: 'body',
            mediaType: 'application/x-www-form-urlencoded',
            required: true,
            schema: 'Logout',
            fields: [
              {
                name: 'token',
                in: 'body',
                type: 'string',
                required: true,
                description: 'The token.',
                secret: true,
                deprecated: false,
              },
            ],
            examples: { one: { token: 'fake' } },
          },
          responses: [
            { status: '200', description: 'Done.', schema: 'Done' },
            { status: '401', description: 'Rejected.', schema: 'SessionError' },
          ],
          security: [],
        },
      ],
    },
  ],
};
