// Generated from specs/benchling-auth.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ProviderReference } from '@token-clients/runtime';
import { generateToken } from './operations.js';

export { descriptor } from './descriptor.js';

/** Describes the operations for command lines and documentation. */
export const reference: ProviderReference = {
  provider: 'benchling-auth',
  title: 'Benchling Authentication',
  description:
    'Get an access token for the Benchling API with the client ID and secret of an app. There is no refresh token: when a token ends, ask for a new one.',
  version: '2.0.0',
  specSha256: '03d44f16053b07328ce2e82a7260e748a55db537a8b7f9118a6aaec5ca761dc0',
  factory: 'benchlingAuth',
  aliases: [],
  apis: [
    {
      className: 'AuthenticationApi',
      description: 'Get access tokens.',
      operations: [
        {
          operationId: 'generateToken',
          operation: generateToken,
          summary: 'Get an access token',
          description:
            'Gets an access token with the client ID and secret of an app. Send ID and secret in a Basic header, or put them in the form, but not both. The response says how long the token lives; the lifetime is not promised.',
          deprecated: false,
          parameters: [],
          body: {
            name: 'tokenCreate',
            mediaType: 'application/x-www-form-urlencoded',
            required: true,
            schema: 'TokenCreate',
            fields: [
              {
                name: 'grant_type',
                in: 'body',
                type: 'string',
                required: true,
                description: 'The way to ask. There is only one.',
                secret: false,
                deprecated: false,
                values: ['client_credentials'],
              },
              {
                name: 'client_id',
                in: 'body',
                type: 'string',
                required: false,
                description: 'ID of the app. Leave it out when the Basic header carries it.',
                secret: false,
                deprecated: false,
              },
              {
                name: 'client_secret',
                in: 'body',
                type: 'string',
                required: false,
                description: 'Secret of the app. Leave it out when the Basic header carries it.',
                secret: true,
                deprecated: false,
              },
            ],
            examples: {
              basicHeader: { grant_type: 'client_credentials' },
              credentialsInForm: {
                grant_type: 'client_credentials',
                client_id: 'fake-client-id',
                client_secret: 'fake-client-secret',
              },
            },
          },
          responses: [
            { status: '200', description: 'A new access token.', schema: 'TokenResponse' },
            { status: '400', description: 'The request was rejected.', schema: 'OAuthBadRequestError' },
            {
              status: '401',
              description: 'The client ID or secret was rejected.',
              schema: 'OAuthUnauthorizedError',
            },
          ],
          security: [],
        },
      ],
    },
  ],
};
