// Generated from specs/form-body.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ErrorMapping, Operation, ServerDescription } from '@token-clients/runtime';
import { formBody } from '@token-clients/runtime/formats';

/**
 * Base URLs of the API; the first is the default.
 *
 * `https://api.vendor.example`: Production.
 */
export const servers: readonly ServerDescription[] = [{ url: 'https://api.vendor.example' }];

const errors: ErrorMapping = { code: ['/error'], message: [] };

export const getToken: Operation = {
  name: 'getToken',
  method: 'POST',
  path: '/token',
  body: /* @__PURE__ */ formBody(
    'application/x-www-form-urlencoded',
    {},
    { scope: ' ', group: '|', user: ',' },
  ),
  required: ['grant_type'],
  token: '/access_token',
  errors,
};

export const getTenantToken: Operation = {
  name: 'getTenantToken',
  method: 'POST',
  path: '/tokens/{tenant}',
  body: 'json',
  required: ['tenant'],
  token: '/access_token',
  errors,
};

export const ping: Operation = {
  name: 'ping',
  method: 'POST',
  path: '/ping',
  body: 'json',
  token: '/access_token',
  errors,
};
