// Generated from specs/odd-names.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ErrorMapping, Operation, ServerDescription } from '@token-clients/runtime';

/**
 * Base URLs of the API; the first is the default.
 *
 * `https://api.vendor.example`: Production.
 */
export const servers: readonly ServerDescription[] = [{ url: 'https://api.vendor.example' }];

const errors: ErrorMapping = { code: ['/error'], message: [] };

export const oAuth2GetToken: Operation = {
  name: 'oAuth2GetToken',
  method: 'POST',
  path: '/v1.0/oauth-token',
  body: 'json',
  needsBody: true,
  token: '/access_token',
  errors,
};
