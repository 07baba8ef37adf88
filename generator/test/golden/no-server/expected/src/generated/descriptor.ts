// Generated from specs/no-server.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { deepFreeze, type TokenDescriptor } from '@token-clients/runtime';
import { getToken, servers } from './operations.js';

/** Describes this provider to token sources, the command line and the redactor. */
export const descriptor: TokenDescriptor = /* @__PURE__ */ deepFreeze({
  provider: 'no-server',
  title: 'No Server',
  servers,
  credentials: {
    clientId: { description: 'The ID.', secret: false, required: true },
    clientSecret: { description: 'The secret.', secret: true, required: true },
  },
  clientAuth: {
    methods: ['body'],
    id: { credential: 'clientId', field: 'client_id' },
    secret: { credential: 'clientSecret', field: 'client_secret' },
  },
  acquire: { operation: getToken, grantType: 'client_credentials', fields: {}, fieldsIn: 'body' },
  response: { accessToken: '/access_token', tokenType: '/token_type', tokenTypes: ['Bearer'] },
  rotation: 'never',
  failures: [],
  expired: [{ status: 401 }],
  secretFields: ['access_token', 'client_secret'],
});
