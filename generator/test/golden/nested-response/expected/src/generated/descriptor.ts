// Generated from specs/nested-response.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { deepFreeze, type TokenDescriptor } from '@token-clients/runtime';
import { again, login, logout, servers } from './operations.js';

/** Describes this provider to token sources, the command line and the redactor. */
export const descriptor: TokenDescriptor = /* @__PURE__ */ deepFreeze({
  provider: 'nested-response',
  title: 'Nested response',
  servers,
  credentials: {
    client: { description: 'The client.', secret: false, required: true },
    secret: { description: 'Its secret.', secret: true, required: true },
  },
  clientAuth: {
    methods: ['body', 'basic'],
    id: { credential: 'client', field: 'client' },
    secret: { credential: 'secret', field: 'secret' },
    basicEncoding: 'raw',
  },
  acquire: { operation: login, grantType: 'login', fields: {}, fieldsIn: 'body' },
  refresh: {
    operation: again,
    grantType: 'again',
    fields: { again: { token: 'refresh' } },
    fieldsIn: 'body',
  },
  revoke: {
    operation: logout,
    grantType: 'revoke',
    fields: { token: { token: 'access' } },
    fieldsIn: 'body',
  },
  response: {
    accessToken: '/data/token',
    tokenTypes: ['Bearer', 'Session'],
    lifetime: { field: '/data/ends_at', unit: 'iso' },
    refreshToken: '/data/again',
    refreshLifetime: { field: '/data/again_ends_ms', unit: 'epoch_ms' },
  },
  rotation: 'always',
  failures: [
    { status: 401, on: 'refresh', is: 'grant' },
    { status: '4XX', codes: ['7'], is: 'credential' },
  ],
  expired: [{ status: 401 }, { status: 500, codes: ['9'] }],
  secretFields: ['again', 'secret', 'token'],
  lockout: { attempts: 3 },
});
