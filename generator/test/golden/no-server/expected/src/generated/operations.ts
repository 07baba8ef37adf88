// Generated from specs/no-server.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ErrorMapping, Operation, ServerDescription } from '@token-clients/runtime';

/** Base URLs of the API; the first is the default. */
export const servers: readonly ServerDescription[] = [];

const errors: ErrorMapping = { code: [], message: [] };

export const getToken: Operation = {
  name: 'getToken',
  method: 'POST',
  path: '/token',
  body: 'form',
  required: ['client_id', 'client_secret'],
  token: '/access_token',
  errors,
};
