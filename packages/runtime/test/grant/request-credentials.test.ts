import { describe, expect, test } from 'vitest';
import { fillTokenRequest } from '../../src/grant/fill-token-request.js';
import { requestCredentials } from '../../src/grant/request-credentials.js';
import { tokenGrant } from '../../src/grant/token-grant.js';
import type { ClientAuthenticationMethod, TokenDescriptor } from '../../src/model/descriptor.js';
import { descriptor } from '../support/fixtures.js';

const nested: TokenDescriptor = {
  ...descriptor,
  credentials: {
    ...descriptor.credentials,
    team: { description: 'Team.', secret: false, required: false },
    roles: { description: 'Roles.', secret: false, required: false },
  },
  clientAuth: {
    methods: ['body', 'bearer'],
    id: { credential: 'clientId', field: '/auth/client_id' },
    secret: { credential: 'clientSecret', field: '/auth/client_secret' },
  },
  acquire: {
    ...descriptor.acquire,
    fields: {
      grant_type: { value: 'client_credentials' },
      team: { credential: 'team', as: 'json' },
      roles: { credential: 'roles', as: 'list' },
    },
  },
};

describe('requestCredentials()', () => {
  test.each<[string, ClientAuthenticationMethod, Record<string, string>]>([
    [
      'fields inside of others, numbers and lists',
      'body',
      { clientId: 'id', clientSecret: 's', team: '7', roles: 'a b' },
    ],
    ['a secret as a bearer token', 'bearer', { clientSecret: 's' }],
  ])('knows the credentials of a request that a grant would send: %s', async (_, method, values) => {
    const { operation, parameters, body, headers } = fillTokenRequest(
      nested,
      nested.acquire,
      { value: name => values[name] },
      { clientAuth: method },
    );
    const optional = Object.fromEntries(
      Object.entries(nested.credentials).map(([name, one]) => [name, { ...one, required: false }]),
    );
    const grant = tokenGrant({ ...nested, credentials: optional }, values, {}, method);

    const found = await requestCredentials(nested, {
      operation,
      baseUrl: 'https://api.example.com',
      location: {},
      parameters,
      body,
      headers,
      signer: undefined,
    });

    expect(found?.fingerprint).toBe((await grant.resolve()).fingerprint);
    expect(found?.cacheKey).toBe(grant.cacheKey);
  });
});
