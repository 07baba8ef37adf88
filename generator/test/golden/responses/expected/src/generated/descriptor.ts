// Generated from specs/responses.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { deepFreeze, type TokenDescriptor } from '@token-clients/runtime';
import { getToken, servers } from './operations.js';

/** Describes this provider to token sources, the command line and the redactor. */
export const descriptor: TokenDescriptor = /* @__PURE__ */ deepFreeze({
  provider: 'responses',
  title: 'Responses',
  servers,
  credentials: {},
  clientAuth: { methods: ['none'] },
  acquire: { operation: getToken, grantType: 'name', fields: { name: { value: 'me' } }, fieldsIn: 'body' },
  response: {
    accessToken: '/access_token',
    tokenType: '/token_type',
    tokenTypes: ['Bearer'],
    lifetime: { field: '/expires_in', unit: 'seconds' },
  },
  rotation: 'never',
  failures: [],
  expired: [{ status: 401 }],
  secretFields: ['access_token'],
});
