// Generated from specs/equinix-access-token.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ProviderReference } from '@token-clients/runtime';
import { getOAuth2AccessToken, refreshOAuth2AccessToken } from './operations.js';

export { descriptor } from './descriptor.js';

/** Describes the operations for command lines and documentation. */
export const reference: ProviderReference = {
  provider: 'equinix-access-token',
  title: 'Equinix Access Token',
  description:
    'Get an access token for the Equinix APIs with the client ID and secret of an app from the developer portal. A token lives about 60 minutes. There is no refresh token for client credentials: when a token ends, ask for a new one.',
  version: '1.2',
  specSha256: 'aa2e53f103284537b7d8d0e481b64abd725d306057bf7676818073068232883b',
  factory: 'equinixAccessToken',
  aliases: ['accesstokenv1'],
  apis: [
    {
      className: 'OAuth2TokenApi',
      description: 'Get and refresh access tokens.',
      operations: [
        {
          operationId: 'GetOAuth2AccessToken',
          operation: getOAuth2AccessToken,
          summary: 'Get an access token',
          description:
            'Gets an access token with the client ID and secret of an app. Always send `grant_type` as `client_credentials`: without it the service assumes the retired password grant. Five failed attempts in a row lock the account, so do not repeat a rejected call.',
          deprecated: false,
          parameters: [],
          body: {
            name: 'payload',
            mediaType: 'application/json',
            required: true,
            schema: 'Oauth2TokenRequest',
            fields: [
              {
                name: 'client_id',
                in: 'body',
                type: 'string',
                required: true,
                description: 'Consumer key of the app, from the developer portal.',
                secret: false,
                deprecated: false,
              },
              {
                name: 'client_secret',
                in: 'body',
                type: 'string',
                required: true,
                description: 'Consumer secret of the app, from the developer portal.',
                secret: true,
                deprecated: false,
              },
              {
                name: 'grant_type',
                in: 'body',
                type: 'string',
                required: false,
                description:
                  'Send `client_credentials`. The other value, `password`, is retired, yet it is what the service assumes when the field is left out.',
                secret: false,
                deprecated: false,
              },
              {
                name: 'user_name',
                in: 'body',
                type: 'string',
                required: false,
                description:
                  'Portal login. Needed for the password grant only; ignored for client credentials.',
                secret: false,
                deprecated: true,
              },
              {
                name: 'user_password',
                in: 'body',
                type: 'string',
                required: false,
                description:
                  'Portal password. Needed for the password grant only; ignored for client credentials.',
                secret: true,
                deprecated: true,
              },
              {
                name: 'password_encoding',
                in: 'body',
                type: 'string',
                required: false,
                description:
                  'How the password is written. `md5-b64` means hashed; the service takes anything else, and a missing field, as plain text.',
                secret: false,
                deprecated: true,
              },
            ],
            examples: {
              clientCredentials: {
                client_id: 'fake-client-id',
                client_secret: 'fake-client-secret',
                grant_type: 'client_credentials',
              },
              passwordGrant: {
                client_id: 'fake-client-id',
                client_secret: 'fake-client-secret',
                grant_type: 'password',
                user_name: 'jane.fake',
                user_password: 'fake-password',
                password_encoding: 'none',
              },
            },
          },
          responses: [
            { status: '200', description: 'A new access token.', schema: 'Oauth2TokenResponse' },
            { status: '400', description: 'The request was rejected.', schema: 'Oauth2TokenErrorResponse' },
          ],
          security: [],
        },
        {
          operationId: 'RefreshOAuth2AccessToken',
          operation: refreshOAuth2AccessToken,
          summary: 'Refresh an access token',
          description:
            'Gets a new access token with a refresh token. Only the retired password grant gives refresh tokens, so most apps never need this call. If the response carries a refresh token, keep that one; if not, keep the old one.',
          deprecated: false,
          parameters: [],
          body: {
            name: 'payload',
            mediaType: 'application/json',
            required: true,
            schema: 'Oauth2RefreshTokenRequest',
            fields: [
              {
                name: 'client_id',
                in: 'body',
                type: 'string',
                required: true,
                description: 'Consumer key of the app, from the developer portal.',
                secret: false,
                deprecated: false,
              },
              {
                name: 'client_secret',
                in: 'body',
                type: 'string',
                required: true,
                description: 'Consumer secret of the app, from the developer portal.',
                secret: true,
                deprecated: false,
              },
              {
                name: 'refresh_token',
                in: 'body',
                type: 'string',
                required: true,
                description: 'The refresh token of an earlier response.',
                secret: true,
                deprecated: false,
              },
            ],
            examples: {
              refreshToken: {
                client_id: 'fake-client-id',
                client_secret: 'fake-client-secret',
                refresh_token: 'fake-refresh-token-1',
              },
            },
          },
          responses: [
            { status: '200', description: 'A new access token.', schema: 'Oauth2TokenResponse' },
            { status: '400', description: 'The request was rejected.', schema: 'Oauth2TokenErrorResponse' },
          ],
          security: [],
        },
      ],
    },
  ],
};
