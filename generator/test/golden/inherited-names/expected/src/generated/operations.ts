// Generated from specs/inherited-names.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ErrorMapping, Operation, ServerDescription } from '@token-clients/runtime';

/** Base URLs of the API; the first is the default. */
export const servers: readonly ServerDescription[] = [
  {
    url: 'https://{constructor}.vendor.example',
    description: 'Production',
    variables: { constructor: { default: 'eu' } },
  },
];

const errors: ErrorMapping = { code: ['/error'], message: [] };

export const hasOwnProperty: Operation = {
  name: 'hasOwnProperty',
  method: 'POST',
  path: '/{valueOf}/toString',
  body: 'json',
  query: ['toString'],
  required: ['valueOf', 'hasOwnProperty', 'toString'],
  token: '/access_token',
  errors,
};
