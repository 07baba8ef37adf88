// Generated from specs/inherited-names.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ErrorMapping, Operation, ServerDescription } from '@token-clients/runtime';
import { templatedServer } from '@token-clients/runtime/formats';

/**
 * Base URLs of the API; the first is the default.
 *
 * `https://{constructor}.vendor.example`: Production.
 */
export const servers: readonly ServerDescription[] = [
  /* @__PURE__ */ templatedServer({
    url: 'https://{constructor}.vendor.example',
    variables: { constructor: { default: 'eu' } },
  }),
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
