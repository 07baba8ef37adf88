// Generated from specs/cobo-oauth.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ErrorMapping, Operation, ServerDescription } from '@token-clients/runtime';

/**
 * Base URLs of the API; the first is the default.
 *
 * `https://api.dev.cobo.com/v2`: Development.
 *
 * `https://api.cobo.com/v2`: Production.
 *
 * `https://api.sandbox.cobo.com/v2`: Sandbox.
 */
export const servers: readonly ServerDescription[] = [
  { url: 'https://api.dev.cobo.com/v2' },
  { url: 'https://api.cobo.com/v2' },
  { url: 'https://api.sandbox.cobo.com/v2' },
];

const errors: ErrorMapping = {
  code: ['/error_code', '/error'],
  message: ['/error_description', '/error_message'],
  kinds: { credential: ['2024'] },
};

export const getToken: Operation = {
  name: 'getToken',
  method: 'GET',
  path: '/oauth/token',
  query: ['client_id', 'org_id', 'grant_type'],
  required: ['client_id', 'org_id', 'grant_type'],
  token: '/access_token',
  signature: 'CoboAuth',
  errors,
};

export const refreshToken: Operation = {
  name: 'refreshToken',
  method: 'POST',
  path: '/oauth/token',
  body: 'json',
  needsBody: true,
  token: '/access_token',
  signature: 'CoboAuth',
  errors,
};

export const exchangePermissionToken: Operation = {
  name: 'exchangePermissionToken',
  method: 'POST',
  path: '/oauth/permission_token/exchange',
  body: 'json',
  required: ['permission_type'],
  token: '/access_token',
  signature: 'CoboAuth',
  errors,
};

export const refreshPermissionToken: Operation = {
  name: 'refreshPermissionToken',
  method: 'POST',
  path: '/oauth/permission_token/refresh',
  body: 'json',
  required: ['refresh_token'],
  token: '/access_token',
  signature: 'CoboAuth',
  errors,
};
