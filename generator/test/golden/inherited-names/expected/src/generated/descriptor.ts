// Generated from specs/inherited-names.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { deepFreeze, type TokenDescriptor } from '@token-clients/runtime';
import { hasOwnProperty, servers } from './operations.js';

/** Describes this provider to token sources, the command line and the redactor. */
export const descriptor: TokenDescriptor = /* @__PURE__ */ deepFreeze({
  provider: 'inherited-names',
  title: 'Inherited names',
  servers,
  credentials: { clientId: { description: 'The ID.', secret: false, required: true, env: ['CLIENT_ID'] } },
  clientAuth: { methods: ['none'] },
  acquire: {
    operation: hasOwnProperty,
    grantType: 'none',
    fields: {
      hasOwnProperty: { credential: 'clientId' },
      toString: { value: 'valueOf' },
      valueOf: { value: 'a' },
    },
    fieldsIn: 'body',
  },
  response: {
    accessToken: '/access_token',
    tokenType: '/token_type',
    tokenTypes: ['Bearer'],
    lifetime: { field: '/__lookupSetter__', unit: 'seconds' },
  },
  rotation: 'never',
  failures: [],
  expired: [{ status: 401 }],
  secretFields: ['access_token'],
});
