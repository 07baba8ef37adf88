// Generated from specs/benchling-auth.yaml (sha256 4c05d4eefed87b0c1e897f222bb7a3f1ca611c0cf2c78bf38a0602d995283ed6) by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ErrorMapping, Operation, ServerDescription } from '@token-clients/runtime';

/** Where the API is; the first is the default. */
export const servers: readonly ServerDescription[] = [
  {
    url: 'https://{tenant}.benchling.com/api/v2',
    description: 'Your tenant. Enterprise customers have a host of their own and use it instead of this one.',
    variables: { tenant: {} },
  },
];

const errors: ErrorMapping = { code: ['/error/type'], message: ['/error/message'] };

export const generateToken: Operation = {
  name: 'generateToken',
  method: 'POST',
  path: '/token',
  body: 'form',
  token: '/access_token',
  secrets: ['client_secret'],
  errors: errors,
};
