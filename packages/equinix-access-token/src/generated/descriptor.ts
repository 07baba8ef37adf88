// Generated from specs/equinix-access-token.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { deepFreeze, type TokenDescriptor } from '@token-clients/runtime';
import { getOAuth2AccessToken, servers } from './operations.js';

/** Describes this provider to token sources, the command line and the redactor. */
export const descriptor: TokenDescriptor = /* @__PURE__ */ deepFreeze({
  provider: 'equinix-access-token',
  title: 'Equinix Access Token',
  servers,
  credentials: {
    clientId: {
      description: 'Consumer key of your app, from the developer portal.',
      secret: false,
      required: true,
      env: ['EQUINIX_CLIENT_ID', 'EQUINIX_API_CLIENTID', 'EQUINIX_API_CLIENT_ID'],
    },
    clientSecret: {
      description: 'Consumer secret of your app.',
      secret: true,
      required: true,
      env: ['EQUINIX_CLIENT_SECRET', 'EQUINIX_API_CLIENTSECRET', 'EQUINIX_API_CLIENT_SECRET'],
    },
  },
  clientAuth: {
    methods: ['body'],
    id: { credential: 'clientId', field: 'client_id' },
    secret: { credential: 'clientSecret', field: 'client_secret' },
  },
  acquire: {
    operation: getOAuth2AccessToken,
    grantType: 'client_credentials',
    fields: { grant_type: { value: 'client_credentials' } },
    fieldsIn: 'body',
  },
  response: {
    accessToken: '/access_token',
    tokenType: '/token_type',
    tokenTypes: ['Bearer'],
    lifetime: { field: '/token_timeout', unit: 'seconds' },
    defaultLifetimeSeconds: 3600,
    refreshToken: '/refresh_token',
    refreshLifetime: { field: '/refresh_token_timeout', unit: 'seconds' },
  },
  rotation: 'never',
  failures: [{ codes: ['S1006'], is: 'credential' }],
  expired: [{ status: 401 }],
  secretFields: ['access_token', 'client_secret', 'refresh_token', 'user_password'],
  lockout: { attempts: 5 },
});
