// Generated from specs/parameters.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ProviderContract } from '@token-clients/runtime';

/** Lists every operation, request and documented response of the spec, for the contract suite. */
export const contract: ProviderContract = {
  provider: 'parameters',
  spec: 'specs/parameters.yaml',
  specSha256: '7e19798e11d5a446bd334af469b830bdbc9740993d86eb8f07b4168a9bddda78',
  credentials: {
    tenant: 'fake tenant~&=+%/é',
    clientId: 'fake clientId~&=+%/é',
    clientSecret: 'fake clientSecret~&=+%/é',
  },
  operations: [
    {
      operationId: 'getTenantsTenantToken',
      className: 'DefaultApi',
      method: 'getTenantsTenantToken',
      httpMethod: 'GET',
      path: '/tenants/{tenant}/token',
      basic: true,
      requests: [
        {
          name: 'required fields only',
          parameters: {
            tenant: 'acme',
            client_id: 'c1',
            client_secret: 'fake-client_secret',
            grant_type: 'a',
            'X-Trace': 't2',
          },
        },
        {
          name: 'every field',
          parameters: {
            tenant: 'acme',
            client_id: 'c1',
            client_secret: 'fake-client_secret',
            grant_type: 'a',
            page: 1,
            'X-Trace': 't2',
          },
        },
      ],
      responses: [
        { status: '200', code: 200, example: 'token', body: { access_token: 'fake', expires_in: 60 } },
        { status: '400', code: 400, example: 'rejected', body: { error: 'invalid_client' } },
      ],
    },
  ],
};
