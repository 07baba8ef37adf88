// Generated from specs/benchling-auth.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ErrorMapping, Operation, ServerDescription } from '@token-clients/runtime';
import { templatedServer } from '@token-clients/runtime/formats';

/**
 * Base URLs of the API; the first is the default.
 *
 * `https://{tenant}.benchling.com/api/v2`: Your tenant. Enterprise customers have a host of their own and use
 * it instead of this one.
 */
export const servers: readonly ServerDescription[] = [
  /* @__PURE__ */ templatedServer({
    url: 'https://{tenant}.benchling.com/api/v2',
    variables: { tenant: {} },
  }),
];

const errors: ErrorMapping = { code: ['/error/type'], message: ['/error/message'] };

export const generateToken: Operation = {
  name: 'generateToken',
  method: 'POST',
  path: '/token',
  body: 'form',
  required: ['grant_type'],
  token: '/access_token',
  errors,
};
