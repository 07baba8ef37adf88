// Generated from specs/benchling-auth.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { deepFreeze, type TokenDescriptor } from '@token-clients/runtime';
import { generateToken, servers } from './operations.js';

/** Describes this provider to token sources, the command line and the redactor. */
export const descriptor: TokenDescriptor = /* @__PURE__ */ deepFreeze({
  provider: 'benchling-auth',
  title: 'Benchling Authentication',
  servers,
  credentials: {
    clientId: {
      description: 'Client ID of your app.',
      secret: false,
      required: true,
      env: ['BENCHLING_CLIENT_ID'],
    },
    clientSecret: {
      description: 'Client secret of your app.',
      secret: true,
      required: true,
      env: ['BENCHLING_CLIENT_SECRET'],
    },
  },
  clientAuth: {
    methods: ['basic', 'body'],
    basicEncoding: 'raw',
    id: { credential: 'clientId', field: 'client_id' },
    secret: { credential: 'clientSecret', field: 'client_secret' },
  },
  acquire: {
    operation: generateToken,
    grantType: 'client_credentials',
    fields: { grant_type: { value: 'client_credentials' } },
    fieldsIn: 'body',
  },
  response: {
    accessToken: '/access_token',
    tokenType: '/token_type',
    tokenTypes: ['Bearer'],
    lifetime: { field: '/expires_in', unit: 'seconds' },
  },
  rotation: 'never',
  failures: [],
  expired: [{ status: 401 }],
  secretFields: ['access_token', 'client_secret'],
});
