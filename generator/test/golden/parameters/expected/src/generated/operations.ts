// Generated from specs/parameters.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ErrorMapping, Operation, ServerDescription } from '@token-clients/runtime';

/**
 * Base URLs of the API; the first is the default.
 *
 * `https://api.vendor.example`: Production.
 */
export const servers: readonly ServerDescription[] = [{ url: 'https://api.vendor.example' }];

const errors: ErrorMapping = { code: ['/error'], message: [] };

export const getTenantsTenantToken: Operation = {
  name: 'getTenantsTenantToken',
  method: 'GET',
  path: '/tenants/{tenant}/token',
  query: ['client_id', 'client_secret', 'grant_type', 'page'],
  header: ['X-Trace'],
  required: ['tenant', 'client_id', 'client_secret', 'grant_type', 'X-Trace'],
  token: '/access_token',
  errors,
};
