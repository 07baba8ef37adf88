// Generated from specs/equinix-access-token.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ErrorMapping, Operation, ServerDescription } from '@token-clients/runtime';

/**
 * Base URLs of the API; the first is the default.
 *
 * `https://api.equinix.com`: Production.
 */
export const servers: readonly ServerDescription[] = [{ url: 'https://api.equinix.com' }];

const errors: ErrorMapping = {
  code: ['/error_code'],
  message: ['/error_message', '/developer_message', '/error_title'],
  kinds: { credential: ['S1006'] },
  spellings: {
    errorDomain: 'error_domain',
    errorTitle: 'error_title',
    errorCode: 'error_code',
    developerMessage: 'developer_message',
    errorMessage: 'error_message',
  },
};

export const getOAuth2AccessToken: Operation = {
  name: 'getOAuth2AccessToken',
  method: 'POST',
  path: '/oauth2/v1/token',
  body: 'json',
  required: ['client_id', 'client_secret'],
  token: '/access_token',
  errors,
};

export const refreshOAuth2AccessToken: Operation = {
  name: 'refreshOAuth2AccessToken',
  method: 'POST',
  path: '/oauth2/v1/refreshaccesstoken',
  body: 'json',
  required: ['client_id', 'client_secret', 'refresh_token'],
  token: '/access_token',
  errors,
};
