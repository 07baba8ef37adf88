// Generated from specs/schemas.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ProviderContract } from '@token-clients/runtime';

/** Lists every operation, request and documented response of the spec, for the contract suite. */
export const contract: ProviderContract = {
  provider: 'schemas',
  spec: 'specs/schemas.yaml',
  specSha256: '69855fefc988f045c925fdaca060001f4614cdab48606584b2faaf04420227b2',
  credentials: {},
  operations: [
    {
      operationId: 'getToken',
      className: 'TokenApi',
      method: 'getToken',
      httpMethod: 'POST',
      path: '/token',
      mediaType: 'application/json',
      basic: false,
      requests: [
        { name: 'one', body: { kind: 'password', user: 'me', pass: 'fake' } },
        { name: 'required fields only', body: { kind: 'password', user: 'me', pass: 'fake' } },
        { name: 'every field', body: { kind: 'password', user: 'me', pass: 'fake' } },
      ],
      responses: [
        {
          status: '200',
          code: 200,
          example: 'one',
          body: { access_token: 'fake', expires_in: null, scope: 'a' },
        },
        { status: '400', code: 400, example: 'rejected', body: { code: 3 } },
      ],
    },
  ],
};
