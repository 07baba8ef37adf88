// Generated from specs/equinix-sts.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ErrorMapping, Operation, ServerDescription } from '@token-clients/runtime';

/** Where the API is; the first is the default. */
export const servers: readonly ServerDescription[] = [
  { url: 'https://sts.eqix.equinix.com', description: 'Production' },
];

const errors: ErrorMapping = {
  code: ['/error'],
  message: ['/error_description'],
  kinds: { invalid_grant: 'grant', invalid_target: 'grant', invalid_request: 'grant' },
};

export const useTokenPost: Operation = {
  name: 'useTokenPost',
  method: 'POST',
  path: '/use/token',
  body: 'form',
  token: '/access_token',
  secrets: ['subject_token'],
  errors,
};
