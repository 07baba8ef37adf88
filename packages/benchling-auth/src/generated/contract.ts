// Generated from specs/benchling-auth.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ProviderContract } from '@token-clients/runtime';

/** Lists every operation, request and documented response of the spec, for the contract suite. */
export const contract: ProviderContract = {
  provider: 'benchling-auth',
  spec: 'specs/benchling-auth.yaml',
  specSha256: '03d44f16053b07328ce2e82a7260e748a55db537a8b7f9118a6aaec5ca761dc0',
  credentials: { clientId: 'fake clientId~&=+%/é', clientSecret: 'fake clientSecret~&=+%/é' },
  operations: [
    {
      operationId: 'generateToken',
      className: 'AuthenticationApi',
      method: 'generateToken',
      httpMethod: 'POST',
      path: '/token',
      mediaType: 'application/x-www-form-urlencoded',
      basic: true,
      requests: [
        { name: 'basicHeader', body: { grant_type: 'client_credentials' } },
        {
          name: 'credentialsInForm',
          body: {
            grant_type: 'client_credentials',
            client_id: 'fake-client-id',
            client_secret: 'fake-client-secret',
          },
        },
        { name: 'required fields only', body: { grant_type: 'client_credentials' } },
        {
          name: 'every field',
          body: {
            grant_type: 'client_credentials',
            client_id: 'fake-client-id',
            client_secret: 'fake-client-secret',
          },
        },
      ],
      responses: [
        {
          status: '200',
          code: 200,
          example: 'clientCredentials',
          body: { access_token: 'fake-access-token-1', token_type: 'Bearer', expires_in: 900 },
        },
        {
          status: '200',
          code: 200,
          example: 'onlyAccessToken',
          body: { access_token: 'fake-access-token-2' },
        },
        {
          status: '400',
          code: 400,
          example: 'invalidRequest',
          body: {
            error: {
              message: 'grant_type is missing.',
              type: 'invalid_request',
              userMessage: 'The request is not complete.',
            },
          },
        },
        {
          status: '400',
          code: 400,
          example: 'invalidGrant',
          body: {
            error: {
              message: 'The grant is not valid.',
              type: 'invalid_grant',
              userMessage: 'Please check the app.',
            },
          },
        },
        {
          status: '400',
          code: 400,
          example: 'unauthorizedClient',
          body: {
            error: {
              message: 'This app may not use the grant.',
              type: 'unauthorized_client',
              userMessage: 'Please check the rights of the app.',
            },
          },
        },
        {
          status: '400',
          code: 400,
          example: 'unsupportedGrantType',
          body: {
            error: {
              message: 'Only client_credentials is supported.',
              type: 'unsupported_grant_type',
              userMessage: 'Please check the request.',
            },
          },
        },
        {
          status: '401',
          code: 401,
          example: 'invalidClient',
          body: {
            error: {
              message: 'The client ID or the client secret is not right.',
              type: 'invalid_client',
              userMessage: 'Please check the credentials of the app.',
            },
          },
        },
      ],
    },
  ],
};
