// Generated from specs/parameters.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { deepFreeze, type TokenDescriptor } from '@token-clients/runtime';
import { getTenantsTenantToken, servers } from './operations.js';

/** Describes this provider to token sources, the command line and the redactor. */
export const descriptor: TokenDescriptor = /* @__PURE__ */ deepFreeze({
  provider: 'parameters',
  title: 'Parameters',
  servers,
  credentials: {
    tenant: { description: 'Your tenant.', secret: false, required: true },
    clientId: { description: 'Your client.', secret: false, required: true },
    clientSecret: { description: 'Its secret.', secret: true, required: true, env: ['TENANT_SECRET'] },
  },
  clientAuth: {
    methods: ['query', 'basic'],
    id: { credential: 'clientId', field: 'client_id' },
    secret: { credential: 'clientSecret', field: 'client_secret' },
  },
  acquire: {
    operation: getTenantsTenantToken,
    grantType: 'a',
    fields: { tenant: { credential: 'tenant' }, grant_type: { value: 'a' }, 'X-Trace': { value: 't' } },
    fieldsIn: 'query',
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
  secretFields: ['X-Api-Key', 'access_token', 'client_secret'],
});
