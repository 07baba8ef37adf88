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
      'changed: the acquire request sends scope no more',
    ],
  },
  {
    name: 'an environment variable that is gone',
    change: spec => {
      spec['x-token'].credentials.clientId.env = ['APP_ID'];
    },
    says: [
      '! removed: VENDOR_CLIENT_ID is read no more for clientId',
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
    says: ['changed: the token is read from other places of the response'],
  },
];
