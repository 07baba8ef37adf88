// Generated from specs/cobo-oauth.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ProviderReference } from '@token-clients/runtime';
import { getToken, refreshToken, exchangePermissionToken, refreshPermissionToken } from './operations.js';

export { descriptor } from './descriptor.js';

/** Describes the operations for command lines and documentation. */
export const reference: ProviderReference = {
  provider: 'cobo-oauth',
  title: 'Cobo WaaS 2.0 OAuth',
  description:
    'Get and refresh Org Access Tokens for apps of the Cobo Portal. An admin installs the app in an organisation; the app then gets a token for that organisation, and refreshes it. Every call is signed with the key pair of the app.',
  version: '1.0.0',
  specSha256: 'bd46fea4ac0a15d8c77b7d6fafd153252ce1c920d2aaf1ebb9fc2fb9910de297',
  factory: 'coboOAuth',
  aliases: [],
  apis: [
    {
      className: 'OAuthAPI',
      description: 'Get and refresh tokens for an organisation.',
      operations: [
        {
          operationId: 'get_token',
          operation: getToken,
          summary: 'Get an Org Access Token',
          description:
            "Gets an access token and a refresh token for an organisation that has installed the app. Call it after the installation was approved, and again after the settings of the installation were changed. Sign the call with the key pair of the app: key, nonce and signature go together, though the vendor's document names the key only.",
          deprecated: false,
          parameters: [
            {
              name: 'client_id',
              in: 'query',
              type: 'string',
              required: true,
              description: 'ID of the app, from its manifest. It used to be called the app ID.',
              secret: false,
              deprecated: false,
              example: 'fake-client-id',
            },
            {
              name: 'org_id',
              in: 'query',
              type: 'string',
              required: true,
              description: "ID of the organisation. Cobo sends it to the app's callback address on approval.",
              secret: false,
              deprecated: false,
              example: 'fake-org-id',
            },
            {
              name: 'grant_type',
              in: 'query',
              type: 'string',
              required: true,
              description: 'Must be `org_implicit`.',
              secret: false,
              deprecated: false,
              example: 'org_implicit',
            },
          ],
          responses: [
            {
              status: '2XX',
              description: 'An access token and a refresh token.',
              schema: 'GetToken200Response',
            },
            { status: '4XX', description: 'The request was rejected.', schema: 'GetToken4XXResponse' },
            { status: '5XX', description: 'The service failed.', schema: 'ErrorResponse' },
          ],
          security: ['CoboAuth', 'CoboNonce', 'CoboSignature'],
        },
        {
          operationId: 'refresh_token',
          operation: refreshToken,
          summary: 'Refresh an Org Access Token',
          description:
            "Gets a new access token and a new refresh token with a refresh token. Store the new refresh token before you use the access token, and run one refresh at a time. When the refresh token has expired, the app must be installed again. Sign the call with the key pair of the app: key, nonce and signature go together, though the vendor's document names the key only.",
          deprecated: false,
          parameters: [],
          body: {
            name: 'refreshTokenRequest',
            mediaType: 'application/json',
            required: true,
            schema: 'RefreshTokenRequest',
            fields: [
              {
                name: 'client_id',
                in: 'body',
                type: 'string',
                required: false,
                description: 'ID of the app, from its manifest.',
                secret: false,
                deprecated: false,
              },
              {
                name: 'grant_type',
                in: 'body',
                type: 'string',
                required: false,
                description: 'Must be `refresh_token`.',
                secret: false,
                deprecated: false,
              },
              {
                name: 'refresh_token',
                in: 'body',
                type: 'string',
                required: false,
                description: 'The refresh token of the last response.',
                secret: true,
                deprecated: false,
              },
            ],
            examples: {
              refreshToken: {
                client_id: 'fake-client-id',
                grant_type: 'refresh_token',
                refresh_token: 'fake-refresh-token-1',
              },
            },
          },
          responses: [
            {
              status: '2XX',
              description: 'A new access token and a new refresh token.',
              schema: 'GetToken200Response',
            },
            { status: '4XX', description: 'The request was rejected.', schema: 'GetToken4XXResponse' },
            { status: '5XX', description: 'The service failed.', schema: 'ErrorResponse' },
          ],
          security: ['CoboAuth', 'CoboNonce', 'CoboSignature'],
        },
        {
          operationId: 'exchange_permission_token',
          operation: exchangePermissionToken,
          summary: 'Get a permission token',
          description:
            'Gets an access token and a refresh token for one kind of work, with an API key. The vendor no longer wants new use of this call. Sign it with the API key: key, nonce and signature go together.',
          deprecated: true,
          parameters: [],
          body: {
            name: 'exchangePermissionTokenRequest',
            mediaType: 'application/json',
            required: true,
            schema: 'ExchangePermissionTokenRequest',
            fields: [
              {
                name: 'permission_type',
                in: 'body',
                type: 'string',
                required: true,
                description: 'Must be `payment_orders_payin`.',
                secret: false,
                deprecated: false,
              },
            ],
            examples: { payin: { permission_type: 'payment_orders_payin' } },
          },
          responses: [
            {
              status: '201',
              description: 'An access token and a refresh token.',
              schema: 'ExchangePermissionToken201Response',
            },
            { status: '4XX', description: 'The request was rejected.', schema: 'GetToken4XXResponse' },
            { status: '5XX', description: 'The service failed.', schema: 'ErrorResponse' },
          ],
          security: ['CoboAuth', 'CoboNonce', 'CoboSignature'],
        },
        {
          operationId: 'refresh_permission_token',
          operation: refreshPermissionToken,
          summary: 'Refresh a permission token',
          description:
            'Gets a new pair with the refresh token of a permission token. The vendor no longer wants new use of this call. Sign it with the API key: key, nonce and signature go together.',
          deprecated: true,
          parameters: [],
          body: {
            name: 'refreshPermissionTokenRequest',
            mediaType: 'application/json',
            required: true,
            schema: 'RefreshPermissionTokenRequest',
            fields: [
              {
                name: 'refresh_token',
                in: 'body',
                type: 'string',
                required: true,
                description: 'The refresh token of the last response.',
                secret: true,
                deprecated: false,
              },
            ],
            examples: { refreshToken: { refresh_token: 'fake-permission-refresh-token-1' } },
          },
          responses: [
            {
              status: '201',
              description: 'A new access token and a new refresh token.',
              schema: 'ExchangePermissionToken201Response',
            },
            { status: '4XX', description: 'The request was rejected.', schema: 'GetToken4XXResponse' },
            { status: '5XX', description: 'The service failed.', schema: 'ErrorResponse' },
          ],
          security: ['CoboAuth', 'CoboNonce', 'CoboSignature'],
        },
      ],
    },
  ],
};
