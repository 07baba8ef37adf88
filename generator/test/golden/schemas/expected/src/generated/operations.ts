// Generated from specs/schemas.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ErrorMapping, Operation, ServerDescription } from '@token-clients/runtime';

/**
 * Base URLs of the API; the first is the default.
 *
 * `https://api.vendor.example`: Production.
 */
export const servers: readonly ServerDescription[] = [{ url: 'https://api.vendor.example' }];

const errors: ErrorMapping = { code: ['/code'], message: [] };

export const getToken: Operation = {
  name: 'getToken',
  method: 'POST',
  path: '/token',
  body: 'json',
  needsBody: true,
  token: '/access_token',
  secrets: ['pass'],
  errors,
};
