import { DefaultApi, tenantToken } from './expected/src/generated/index.js';

const api = new DefaultApi();

export const token = await api.getTenantsTenantToken({
  tenant: 'acme',
  client_id: 'me',
  client_secret: 'fake',
  grant_type: 'a',
  'X-Trace': 't',
});

// @ts-expect-error: the tenant is missing
api.getTenantsTenantToken({ client_id: 'me', client_secret: 'fake', grant_type: 'a', 'X-Trace': 't' });

// @ts-expect-error: a method that the spec does not have
tenantToken({ tenant: 'acme', clientId: 'me', clientSecret: 'fake', clientAuth: 'body' });

export const grant = tenantToken({ tenant: 'acme', clientId: 'me', clientSecret: () => 'fake', clientAuth: 'basic' });
