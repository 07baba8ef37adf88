// Generated from specs/form-body.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ProviderContract } from '@token-clients/runtime';

/** Lists every operation, request and documented response of the spec, for the contract suite. */
export const contract: ProviderContract = {
  provider: 'form-body',
  spec: 'specs/form-body.yaml',
  specSha256: '4ef988a42f9e06d606b5dd332407ad0c76537bff1c7edbff376eaf7264e320e5',
  credentials: {},
  operations: [
    {
      operationId: 'get_token',
      className: 'TokenApi',
      method: 'getToken',
      httpMethod: 'POST',
      path: '/token',
      mediaType: 'application/x-www-form-urlencoded',
      basic: false,
      requests: [
        {
          name: 'all',
          body: {
            grant_type: 'client_credentials',
            scope: ['a', 'b'],
            group: ['a', 'b'],
            user: ['a', 'b'],
            audience: ['a', 'b'],
          },
        },
        { name: 'required fields only', body: { grant_type: 'client_credentials' } },
        {
          name: 'every field',
          body: {
            grant_type: 'client_credentials',
            scope: ['a', 'b'],
            group: ['a', 'b'],
            user: ['a', 'b'],
            audience: ['a', 'b'],
          },
        },
      ],
      responses: [
        { status: '200', code: 200, example: 'token', body: { access_token: 'fake', expires_in: 60 } },
        { status: '400', code: 400, example: 'rejected', body: { error: 'invalid_client' } },
      ],
    },
    {
      operationId: 'GetTenantToken',
      className: 'TokenApi',
      method: 'getTenantToken',
      httpMethod: 'POST',
      path: '/tokens/{tenant}',
      mediaType: 'application/json',
      basic: false,
      requests: [
        { name: 'one', body: { grant_type: 'client_credentials' }, parameters: { tenant: 'acme' } },
        {
          name: 'required fields only',
          body: { grant_type: 'client_credentials' },
          parameters: { tenant: 'acme' },
        },
        {
          name: 'every field',
          body: {
            grant_type: 'client_credentials',
            scope: ['example'],
            group: ['example'],
            user: ['example'],
            audience: ['example'],
          },
          parameters: { tenant: 'acme' },
        },
      ],
      responses: [
        { status: '200', code: 200, example: 'token', body: { access_token: 'fake', expires_in: 60 } },
        { status: '400', code: 400, example: 'rejected', body: { error: 'invalid_client' } },
      ],
    },
    {
      operationId: 'ping',
      className: 'TokenApi',
      method: 'ping',
      httpMethod: 'POST',
      path: '/ping',
      mediaType: 'application/json',
      basic: false,
      requests: [
        { name: 'one', body: { grant_type: 'client_credentials' } },
        { name: 'required fields only', body: { grant_type: 'client_credentials' } },
        {
          name: 'every field',
          body: {
            grant_type: 'client_credentials',
            scope: ['example'],
            group: ['example'],
            user: ['example'],
            audience: ['example'],
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
