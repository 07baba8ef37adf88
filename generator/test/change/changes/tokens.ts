import { type SpecChange, token } from './spec-change.js';

/** Where requests go, and how a token is obtained. */
export const tokens: readonly SpecChange[] = [
  {
    name: 'a server that has moved',
    change: spec => {
      spec.servers[0].url = 'https://{region}.api.example';
    },
    says: [
      '! changed: requests go to https://{region}.api.example now, no longer to https://{region}.vendor.example',
    ],
    atRunTime: true,
  },
  {
    name: 'no server that clients can use',
    change: spec => {
      spec.servers = [{ url: '/v1' }];
    },
    says: ['! changed: callers must pass baseUrl now'],
  },
  {
    name: 'a value of a server variable that is gone',
    change: spec => {
      spec.servers[0].variables.region.enum = ['eu'];
    },
    says: ['! removed: serverVariables.region must be eu now'],
    atRunTime: true,
  },
  {
    name: 'a new value of a server variable',
    change: spec => {
      spec.servers[0].variables.region.enum.push('ap');
    },
    says: ['added: serverVariables.region may also be ap'],
  },
  {
    name: 'another server of one operation',
    change: spec => {
      token(spec).servers = [{ url: 'https://login.vendor.example' }];
    },
    says: ['! changed: getToken is sent to https://login.vendor.example now'],
    atRunTime: true,
  },
  {
    name: 'a new required credential',
    change: spec => {
      spec['x-token'].credentials.tenant = { description: 'Tenant.' };
    },
    says: ['! added: the option tenant of vendor is new, and must be passed'],
  },
  {
    name: 'a new optional credential',
    change: spec => {
      spec['x-token'].credentials.tenant = { description: 'Tenant.', required: false };
    },
    says: ['added: the option tenant of vendor is new'],
  },
  {
    name: 'a credential that is gone',
    change: spec => {
      delete spec['x-token'].credentials.scope;
      delete spec['x-token'].acquire.fields.scope;
    },
    says: [
      '! removed: the option scope of vendor was removed',
      'changed: the acquire request no longer sends scope',
    ],
  },
  {
    name: 'an environment variable that is gone',
    change: spec => {
      spec['x-token'].credentials.clientId.env = ['APP_ID'];
    },
    says: [
      '! removed: clientId is no longer read from VENDOR_CLIENT_ID',
      'added: clientId is also read from APP_ID',
    ],
    atRunTime: true,
  },
  {
    name: 'a secret that is one no more',
    change: spec => {
      spec['x-token'].credentials.clientSecret.secret = false;
    },
    says: ['! changed: the option clientSecret of vendor is no secret now, and must be a string'],
  },
  {
    name: 'a way of client authentication that is gone',
    change: spec => {
      spec['x-token'].clientAuth.methods = ['basic'];
    },
    says: [
      '! removed: clients can no longer authenticate by body',
      'changed: clients authenticate by basic unless they say otherwise',
    ],
  },
  {
    name: 'a new way of client authentication',
    change: spec => {
      spec['x-token'].clientAuth.methods.push('none');
    },
    says: ['added: clients can authenticate by none'],
  },
  {
    name: 'no revocation any more',
    change: spec => {
      delete spec['x-token'].revoke;
    },
    says: ['! removed: tokens can no longer be revoked (revokeToken)'],
    atRunTime: true,
  },
  {
    name: 'a token in another place',
    change: spec => {
      spec['x-token'].response = { accessToken: '/scope' };
    },
    says: ['changed: accessToken of a token is /scope instead of /access_token'],
  },
  {
    name: 'a token that lives by another clock',
    change: spec => {
      spec['x-token'].response = { lifetime: { field: '/expires_in', unit: 'epoch_ms' } };
    },
    says: ['changed: lifetime of a token is /expires_in in epoch_ms instead of /expires_in in seconds'],
  },
  {
    name: 'a lock-out',
    change: spec => {
      spec['x-token'].lockout = { attempts: 3 };
    },
    says: ['changed: an account locks after 3 rejected attempts'],
  },
  {
    name: 'what is only said more clearly',
    change: spec => {
      Object.assign(spec['x-token'], { rotation: 'never', failures: [], expired: [{ status: 401 }] });
    },
    says: [],
  },
  {
    name: 'a refresh, and a status at which a token has expired',
    change: spec => {
      const fields = { grant_type: { value: 'refresh_token' } };
      spec['x-token'].refresh = { operation: 'getToken', grantType: 'refresh_token', fields };
      spec['x-token'].expired = [{ status: 401 }, { status: 419 }];
    },
    says: [
      'added: tokens are refreshed (getToken)',
      'changed: a token counts as expired at the status 401, 419',
      'changed: refreshToken of a token is /refresh_token',
    ],
  },
  {
    name: 'another name of the operation that obtains a token',
    change: spec => {
      token(spec).operationId = 'fetchToken';
      spec['x-token'].acquire.operation = 'fetchToken';
    },
    says: ['! changed: getToken is now called fetchToken'],
  },
  {
    name: 'no HTTP Basic any more',
    change: spec => {
      spec['x-token'].clientAuth.methods = ['body'];
    },
    says: [
      '! removed: basicAuth is no longer exported',
      '! removed: clients can no longer authenticate by basic',
    ],
  },
];
