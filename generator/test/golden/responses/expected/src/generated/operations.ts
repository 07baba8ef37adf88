// Generated from specs/responses.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ErrorMapping, Operation, ServerDescription } from '@token-clients/runtime';

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
  body: 'json',
  required: ['name'],
  token: '/access_token',
  errors,
};

export const endToken: Operation = {
  name: 'endToken',
  method: 'DELETE',
  path: '/token/{id}',
  required: ['id'],
  errors,
};
