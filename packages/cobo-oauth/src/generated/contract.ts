// Generated from specs/cobo-oauth.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ProviderContract } from '@token-clients/runtime';

/** Lists every operation, request and documented response of the spec, for the contract suite. */
export const contract: ProviderContract = {
  provider: 'cobo-oauth',
  spec: 'specs/cobo-oauth.yaml',
  specSha256: 'bd46fea4ac0a15d8c77b7d6fafd153252ce1c920d2aaf1ebb9fc2fb9910de297',
  credentials: { clientId: 'fake clientId~&=+%/é', orgId: 'fake orgId~&=+%/é' },
  refreshToken: 'fake-refresh-token-of-the-caller',
  operations: [
    {
      operationId: 'get_token',
      className: 'OAuthAPI',
      method: 'getToken',
      httpMethod: 'GET',
      path: '/oauth/token',
      signature: 'CoboAuth',
      basic: false,
      requests: [
        {
          name: 'required fields only',
          parameters: { client_id: 'fake-client-id', org_id: 'fake-org-id', grant_type: 'org_implicit' },
        },
        {
          name: 'every field',
          parameters: { client_id: 'fake-client-id', org_id: 'fake-org-id', grant_type: 'org_implicit' },
        },
      ],
      responses: [
        {
          status: '2XX',
          code: 200,
          example: 'installedApp',
          body: {
            access_token: 'fake-access-token-1',
            token_type: 'Bearer',
            scope: '',
            expires_in: 43199,
            refresh_token: 'fake-refresh-token-1',
          },
        },
        {
          status: '2XX',
          code: 200,
          example: 'remainingLifetime',
          body: {
            access_token: 'fake-access-token-1',
            token_type: 'Bearer',
            scope: '',
            expires_in: 42810,
            refresh_token: 'fake-refresh-token-1',
          },
        },
        {
          status: '4XX',
          code: 400,
          example: 'badSignature',
          body: { error: 'fake_unauthorized', error_description: 'The signature does not fit the request.' },
        },
        {
          status: '4XX',
          code: 400,
          example: 'notInstalled',
          body: {
            error: 'fake_not_installed',
            error_description: 'The app is not installed in this organisation.',
          },
        },
        {
          status: '4XX',
          code: 400,
          example: 'wrongGrantType',
          body: {
            error: 'fake_unsupported_grant_type',
            error_description: 'grant_type must be org_implicit.',
          },
        },
        {
          status: '5XX',
          code: 500,
          example: 'internalError',
          body: { error_code: 1000, error_message: 'Internal error.', error_id: 'fake-error-id-1' },
        },
        {
          status: '5XX',
          code: 500,
          example: 'serverError',
          body: { error_code: 2000, error_message: 'Internal error.', error_id: 'fake-error-id-2' },
        },
      ],
    },
    {
      operationId: 'refresh_token',
      className: 'OAuthAPI',
      method: 'refreshToken',
      httpMethod: 'POST',
      path: '/oauth/token',
      mediaType: 'application/json',
      signature: 'CoboAuth',
      basic: false,
      requests: [
        {
          name: 'refreshToken',
          body: {
            client_id: 'fake-client-id',
            grant_type: 'refresh_token',
            refresh_token: 'fake-refresh-token-1',
          },
        },
        { name: 'required fields only', body: {} },
        {
          name: 'every field',
          body: {
            client_id: 'fake-client-id',
            grant_type: 'refresh_token',
            refresh_token: 'fake-refresh-token-1',
          },
        },
      ],
      responses: [
        {
          status: '2XX',
          code: 200,
          example: 'newRefreshToken',
          body: {
            access_token: 'fake-access-token-2',
            token_type: 'Bearer',
            scope: '',
            expires_in: 43199,
            refresh_token: 'fake-refresh-token-2',
          },
        },
        {
          status: '2XX',
          code: 200,
          example: 'sameRefreshToken',
          body: { access_token: 'fake-access-token-3', token_type: 'Bearer', scope: '', expires_in: 43199 },
        },
        {
          status: '4XX',
          code: 400,
          example: 'expiredRefreshToken',
          body: { error: 'fake_invalid_grant', error_description: 'The refresh token has expired.' },
        },
        {
          status: '4XX',
          code: 400,
          example: 'badSignature',
          body: { error: 'fake_unauthorized', error_description: 'The signature does not fit the request.' },
        },
        {
          status: '5XX',
          code: 500,
          example: 'internalError',
          body: { error_code: 1000, error_message: 'Internal error.', error_id: 'fake-error-id-3' },
        },
        {
          status: '5XX',
          code: 500,
          example: 'serverError',
          body: { error_code: 2000, error_message: 'Internal error.', error_id: 'fake-error-id-4' },
        },
      ],
    },
    {
      operationId: 'exchange_permission_token',
      className: 'OAuthAPI',
      method: 'exchangePermissionToken',
      httpMethod: 'POST',
      path: '/oauth/permission_token/exchange',
      mediaType: 'application/json',
      signature: 'CoboAuth',
      basic: false,
      requests: [
        { name: 'payin', body: { permission_type: 'payment_orders_payin' } },
        { name: 'required fields only', body: { permission_type: 'payment_orders_payin' } },
        { name: 'every field', body: { permission_type: 'payment_orders_payin' } },
      ],
      responses: [
        {
          status: '201',
          code: 201,
          example: 'payin',
          body: {
            access_token: 'fake-permission-token-1',
            token_type: 'Bearer',
            expires_in: 3600,
            refresh_token: 'fake-permission-refresh-token-1',
          },
        },
        {
          status: '4XX',
          code: 400,
          example: 'unknownPermission',
          body: { error: 'fake_invalid_request', error_description: 'permission_type is not known.' },
        },
        {
          status: '5XX',
          code: 500,
          example: 'internalError',
          body: { error_code: 1000, error_message: 'Internal error.', error_id: 'fake-error-id-5' },
        },
      ],
    },
    {
      operationId: 'refresh_permission_token',
      className: 'OAuthAPI',
      method: 'refreshPermissionToken',
      httpMethod: 'POST',
      path: '/oauth/permission_token/refresh',
      mediaType: 'application/json',
      signature: 'CoboAuth',
      basic: false,
      requests: [
        { name: 'refreshToken', body: { refresh_token: 'fake-permission-refresh-token-1' } },
        { name: 'required fields only', body: { refresh_token: 'fake-permission-refresh-token-1' } },
        { name: 'every field', body: { refresh_token: 'fake-permission-refresh-token-1' } },
      ],
      responses: [
        {
          status: '201',
          code: 201,
          example: 'newRefreshToken',
          body: {
            access_token: 'fake-permission-token-2',
            token_type: 'Bearer',
            expires_in: 3600,
            refresh_token: 'fake-permission-refresh-token-2',
          },
        },
        {
          status: '4XX',
          code: 400,
          example: 'expiredRefreshToken',
          body: { error: 'fake_invalid_grant', error_description: 'The refresh token has expired.' },
        },
        {
          status: '5XX',
          code: 500,
          example: 'internalError',
          body: { error_code: 1000, error_message: 'Internal error.', error_id: 'fake-error-id-6' },
        },
      ],
    },
  ],
};
