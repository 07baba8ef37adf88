// Generated from specs/nested-response.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ProviderContract } from '@token-clients/runtime';

/** Lists every operation, request and documented response of the spec, for the contract suite. */
export const contract: ProviderContract = {
  provider: 'nested-response',
  spec: 'specs/nested-response.yaml',
  specSha256: '1dd313bdbbc1f18ca1824f46e84d0ab9c3b34432785803ec06f01ce73e99ae66',
  credentials: { client: 'fake client~&=+%/é', secret: 'fake secret~&=+%/é' },
  refreshToken: 'fake-refresh-token-of-the-caller',
  operations: [
    {
      operationId: 'login',
      className: 'SessionApi',
      method: 'login',
      httpMethod: 'POST',
      path: '/login',
      mediaType: 'application/json',
      basic: true,
      requests: [
        { name: 'one', body: { client: 'me', secret: 'fake-secret' } },
        { name: 'required fields only', body: {} },
        { name: 'every field', body: { client: 'me', secret: 'fake-secret' } },
      ],
      responses: [
        {
          status: '200',
          code: 200,
          example: 'one',
          body: {
            data: {
              token: 'fake',
              ends_at: '2030-01-01T00:00:00Z',
              again: 'fake',
              again_ends_ms: '1893456000000',
            },
          },
        },
        { status: '401', code: 401, example: 'wrong', body: { errorCode: 7, errorMessage: 'Wrong.' } },
      ],
    },
    {
      operationId: 'again',
      className: 'SessionApi',
      method: 'again',
      httpMethod: 'POST',
      path: '/again',
      mediaType: 'application/json',
      basic: true,
      requests: [
        { name: 'one', body: { again: 'fake' } },
        { name: 'required fields only', body: { again: 'fake' } },
        { name: 'every field', body: { again: 'fake' } },
      ],
      responses: [
        {
          status: '200',
          code: 200,
          example: 'one',
          body: {
            data: {
              token: 'fake',
              ends_at: '2030-01-01T00:00:00Z',
              again: 'fake',
              again_ends_ms: '1893456000000',
            },
          },
        },
        { status: '401', code: 401, example: 'wrong', body: { errorCode: 7, errorMessage: 'Wrong.' } },
      ],
    },
    {
      operationId: 'logout',
      className: 'SessionApi',
      method: 'logout',
      httpMethod: 'POST',
      path: '/logout',
      mediaType: 'application/x-www-form-urlencoded',
      basic: true,
      requests: [
        { name: 'one', body: { token: 'fake-token' } },
        { name: 'required fields only', body: { token: 'fake-token' } },
        { name: 'every field', body: { token: 'fake-token' } },
      ],
      responses: [
        { status: '200', code: 200, example: 'done', body: {} },
        { status: '401', code: 401, example: 'wrong', body: { errorCode: 7, errorMessage: 'Wrong.' } },
      ],
    },
  ],
};
