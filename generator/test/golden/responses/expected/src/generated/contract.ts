// Generated from specs/responses.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ProviderContract } from '@token-clients/runtime';

/** Lists every operation, request and documented response of the spec, for the contract suite. */
export const contract: ProviderContract = {
  provider: 'responses',
  spec: 'specs/responses.yaml',
  specSha256: '5ddd7ba008aa0397ec5cc7253cca7b60afac7813c87bf24d64e3a8e40abfd526',
  credentials: {},
  operations: [
    {
      operationId: 'getToken',
      className: 'FirstAPI',
      method: 'getToken',
      httpMethod: 'POST',
      path: '/token',
      mediaType: 'application/json',
      basic: false,
      requests: [
        { name: 'one', body: { name: 'one' } },
        { name: 'required fields only', body: { name: 'one' } },
        { name: 'every field', body: { name: 'one' } },
      ],
      responses: [
        { status: '2XX', code: 200, example: 'token', body: { access_token: 'fake', expires_in: 60 } },
        { status: '4XX', code: 400, example: 'rejected', body: { error: 'invalid_client' } },
        { status: 'default', code: 500, example: 'rejected', body: { error: 'invalid_client' } },
      ],
    },
    {
      operationId: 'endToken',
      className: 'SecondApi',
      method: 'endToken',
      httpMethod: 'DELETE',
      path: '/token/{id}',
      basic: false,
      requests: [
        { name: 'required fields only', parameters: { id: '1' } },
        { name: 'every field', parameters: { id: '1' } },
      ],
      responses: [
        { status: '200', code: 200, example: 'one', body: { name: 'one' } },
        { status: '202', code: 202, example: 'later', body: { error: 'pending' } },
        { status: '404', code: 404, example: 'rejected', body: { error: 'invalid_client' } },
      ],
    },
  ],
};
