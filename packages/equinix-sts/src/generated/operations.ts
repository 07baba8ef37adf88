// Generated from specs/equinix-sts.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ErrorMapping, Operation, ServerDescription } from '@token-clients/runtime';

/**
 * Base URLs of the API; the first is the default.
 *
 * `https://sts.eqix.equinix.com`: Production.
 */
export const servers: readonly ServerDescription[] = [{ url: 'https://sts.eqix.equinix.com' }];

const errors: ErrorMapping = { code: ['/error'], message: ['/error_description'] };

export const useTokenPost: Operation = {
  name: 'useTokenPost',
  method: 'POST',
  path: '/use/token',
  body: 'form',
  required: ['grant_type'],
  token: '/access_token',
  errors,
};
