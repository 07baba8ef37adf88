// Generated from specs/form-body.yaml (sha256 3f411779f97512dba89691e56f5b47db4bac608c776c2a78d451545bd7f693e3) by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { deepFreeze, type TokenDescriptor } from '@token-clients/runtime';
import { getToken, servers } from './operations.js';

/** All that token sources, the command line and the redactor know about this provider. */
export const descriptor: TokenDescriptor = /* @__PURE__ */ deepFreeze({
  provider: 'form-body',
  title: 'Form body',
  servers,
  credentials: {},
  clientAuth: { methods: ['none'] },
  acquire: {
    operation: getToken,
    grantType: 'client_credentials',
    fields: { grant_type: { value: 'client_credentials' } },
    fieldsIn: 'body',
  },
  answer: {
    accessToken: '/access_token',
    tokenTypes: ['Bearer'],
    lifetime: { field: '/expires_in', unit: 'seconds' },
  },
  rotation: 'never',
  failures: [],
  expired: [{ status: 401 }],
  secretFields: ['access_token'],
});
