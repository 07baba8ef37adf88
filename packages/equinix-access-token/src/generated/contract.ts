// Generated from specs/equinix-access-token.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ProviderContract } from '@token-clients/runtime';

/** Lists every operation, request and documented response of the spec, for the contract suite. */
export const contract: ProviderContract = {
  provider: 'equinix-access-token',
  spec: 'specs/equinix-access-token.yaml',
  specSha256: 'aa2e53f103284537b7d8d0e481b64abd725d306057bf7676818073068232883b',
  credentials: { clientId: 'fake clientId~&=+%/é', clientSecret: 'fake clientSecret~&=+%/é' },
  operations: [
    {
      operationId: 'GetOAuth2AccessToken',
      className: 'OAuth2TokenApi',
      method: 'getOAuth2AccessToken',
      httpMethod: 'POST',
      path: '/oauth2/v1/token',
      mediaType: 'application/json',
      basic: false,
      requests: [
        {
          name: 'clientCredentials',
          body: {
            client_id: 'fake-client-id',
            client_secret: 'fake-client-secret',
            grant_type: 'client_credentials',
          },
        },
        {
          name: 'passwordGrant',
          body: {
            client_id: 'fake-client-id',
            client_secret: 'fake-client-secret',
            grant_type: 'password',
            user_name: 'jane.fake',
            user_password: 'fake-password',
            password_encoding: 'none',
          },
        },
        {
          name: 'required fields only',
          body: { client_id: 'fake-client-id', client_secret: 'fake-client-secret' },
        },
        {
          name: 'every field',
          body: {
            client_id: 'fake-client-id',
            client_secret: 'fake-client-secret',
            grant_type: 'client_credentials',
            user_name: 'jane.fake',
            user_password: 'fake-password',
            password_encoding: 'none',
          },
        },
      ],
      responses: [
        {
          status: '200',
          code: 200,
          example: 'clientCredentials',
          body: {
            access_token: 'fake-access-token-1',
            token_timeout: '3599',
            user_name: 'jane.fake',
            token_type: 'Bearer',
          },
        },
        {
          status: '200',
          code: 200,
          example: 'passwordGrant',
          body: {
            access_token: 'fake-access-token-2',
            token_timeout: '3600',
            user_name: 'jane.fake',
            token_type: 'Bearer',
            refresh_token: 'fake-refresh-token-1',
            refresh_token_timeout: '5182560',
          },
        },
        {
          status: '400',
          code: 400,
          example: 'wrongSecret',
          body: {
            error_domain: 'apps-fake',
            error_title: 'Login failed',
            error_code: 'S1006',
            developer_message: 'The client ID or the client secret is not right.',
            error_message: 'Login failed.',
          },
        },
        {
          status: '400',
          code: 400,
          example: 'accountLocked',
          body: {
            error_domain: 'apps-fake',
            error_title: 'Account locked',
            error_code: 'FAKE-LOCKED',
            developer_message: 'Five attempts in a row have failed.',
            error_message: 'The account is locked.',
          },
        },
        {
          status: '400',
          code: 400,
          example: 'missingField',
          body: {
            error_domain: 'apps-fake',
            error_title: 'Bad request',
            error_code: 'FAKE-MISSING',
            developer_message: 'client_id is missing.',
            error_message: 'The request is not complete.',
          },
        },
      ],
    },
    {
      operationId: 'RefreshOAuth2AccessToken',
      className: 'OAuth2TokenApi',
      method: 'refreshOAuth2AccessToken',
      httpMethod: 'POST',
      path: '/oauth2/v1/refreshaccesstoken',
      mediaType: 'application/json',
      basic: false,
      requests: [
        {
          name: 'refreshToken',
          body: {
            client_id: 'fake-client-id',
            client_secret: 'fake-client-secret',
            refresh_token: 'fake-refresh-token-1',
          },
        },
        {
          name: 'required fields only',
          body: {
            client_id: 'fake-client-id',
            client_secret: 'fake-client-secret',
            refresh_token: 'fake-refresh-token-1',
          },
        },
        {
          name: 'every field',
          body: {
            client_id: 'fake-client-id',
            client_secret: 'fake-client-secret',
            refresh_token: 'fake-refresh-token-1',
          },
        },
      ],
      responses: [
        {
          status: '200',
          code: 200,
          example: 'newRefreshToken',
          body: {
            access_token: 'fake-access-token-3',
            token_timeout: '3599',
            user_name: 'jane.fake',
            token_type: 'Bearer',
            refresh_token: 'fake-refresh-token-2',
            refresh_token_timeout: '5182560',
          },
        },
        {
          status: '200',
          code: 200,
          example: 'sameRefreshToken',
          body: {
            access_token: 'fake-access-token-4',
            token_timeout: '3599',
            user_name: 'jane.fake',
            token_type: 'Bearer',
          },
        },
        {
          status: '400',
          code: 400,
          example: 'expiredRefreshToken',
          body: {
            error_domain: 'apps-fake',
            error_title: 'Refresh failed',
            error_code: 'FAKE-EXPIRED',
            developer_message: 'The refresh token has expired.',
            error_message: 'Please log in again.',
          },
        },
        {
          status: '400',
          code: 400,
          example: 'wrongSecret',
          body: {
            error_domain: 'apps-fake',
            error_title: 'Login failed',
            error_code: 'S1006',
            developer_message: 'The client ID or the client secret is not right.',
            error_message: 'Login failed.',
          },
        },
      ],
    },
  ],
};
