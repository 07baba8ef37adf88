// Generated from specs/cobo-oauth.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { deepFreeze, type TokenDescriptor } from '@token-clients/runtime';
import { getToken, refreshToken, servers } from './operations.js';

/** Describes this provider to token sources, the command line and the redactor. */
export const descriptor: TokenDescriptor = /* @__PURE__ */ deepFreeze({
  provider: 'cobo-oauth',
  title: 'Cobo WaaS 2.0 OAuth',
  servers,
  credentials: {
    clientId: {
      description: 'ID of your app, from its manifest.',
      secret: false,
      required: true,
      env: ['COBO_CLIENT_ID'],
    },
    orgId: {
      description: 'ID of the organisation that installed the app.',
      secret: false,
      required: true,
      env: ['COBO_ORG_ID'],
    },
  },
  clientAuth: {
    methods: ['signature'],
    id: { credential: 'clientId', field: 'client_id' },
    signature: {
      scheme: 'CoboAuth',
      description: 'Private key of the app, 32 bytes as 64 hex characters.',
      env: ['COBO_APP_PRIVATE_KEY'],
    },
  },
  acquire: {
    operation: getToken,
    grantType: 'org_implicit',
    fields: { org_id: { credential: 'orgId' }, grant_type: { value: 'org_implicit' } },
    fieldsIn: 'query',
  },
  refresh: {
    operation: refreshToken,
    grantType: 'refresh_token',
    fields: { grant_type: { value: 'refresh_token' }, refresh_token: { token: 'refresh' } },
    fieldsIn: 'body',
  },
  response: {
    accessToken: '/access_token',
    tokenType: '/token_type',
    tokenTypes: ['Bearer'],
    lifetime: { field: '/expires_in', unit: 'seconds' },
    refreshToken: '/refresh_token',
    scope: '/scope',
  },
  rotation: 'always',
  failures: [
    { status: '4XX', on: 'refresh', is: 'grant' },
    { status: '4XX', codes: ['2024'], is: 'credential' },
    { status: '4XX', codes: ['2026', '2010'], is: 'throttled' },
  ],
  expired: [{ status: 401 }, { status: 500, codes: ['1000'] }],
  secretFields: ['BIZ-API-KEY', 'BIZ-API-SIGNATURE', 'access_token', 'refresh_token'],
});
