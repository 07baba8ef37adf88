// Generated from specs/formats.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { deepFreeze, type TokenDescriptor } from '@token-clients/runtime';
import { getToken, servers } from './operations.js';

/** Describes this provider to token sources, the command line and the redactor. */
export const descriptor: TokenDescriptor = /* @__PURE__ */ deepFreeze({
  provider: 'formats',
  title: 'Formats',
  servers,
  credentials: {
    clientId: { description: 'The ID.', secret: false, required: true },
    clientSecret: { description: 'The secret.', secret: true, required: true },
  },
  clientAuth: {
    methods: ['body'],
    id: { credential: 'clientId', field: 'id' },
    secret: { credential: 'clientSecret', field: 'secret' },
  },
  acquire: { operation: getToken, grantType: 'client_credentials', fields: {}, fieldsIn: 'body' },
  response: { accessToken: '', tokenTypes: ['Bearer'] },
  rotation: 'never',
  failures: [],
  expired: [{ status: 401 }],
  secretFields: ['secret'],
});
