// Generated from specs/no-server.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ProviderContract } from '@token-clients/runtime';

/** Lists every operation, request and documented response of the spec, for the contract suite. */
export const contract: ProviderContract = {
  provider: 'no-server',
  spec: 'specs/no-server.yaml',
  specSha256: '3f5a3f74bea9c05bf7fcc35bdbde5b1796c1620b9b6cef7e2263791d83b4687a',
  credentials: { clientId: 'fake clientId~&=+%/é', clientSecret: 'fake clientSecret~&=+%/é' },
  operations: [
    {
      operationId: 'getToken',
      className: 'OAuthApi',
      method: 'getToken',
      httpMethod: 'POST',
      path: '/token',
      mediaType: 'application/x-www-form-urlencoded',
      basic: false,
      requests: [
        { name: 'required fields only', body: { client_id: 'example', client_secret: 'fake-client_secret' } },
        { name: 'every field', body: { client_id: 'example', client_secret: 'fake-client_secret' } },
      ],
      responses: [
        {
          status: '200',
          code: 200,
          isMade: true,
          bodyAt: '/paths/~1token/post/responses/200/content/application~1json/example',
        },
      ],
    },
  ],
};
