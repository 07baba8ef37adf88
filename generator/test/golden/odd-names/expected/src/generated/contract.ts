// Generated from specs/odd-names.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ProviderContract } from '@token-clients/runtime';

/** Lists every operation, request and documented response of the spec, for the contract suite. */
export const contract: ProviderContract = {
  provider: 'odd-names',
  spec: 'specs/odd-names.yaml',
  specSha256: 'a52e79a200c810101a721f06d72a1b5d2e0139201022de72b25b1f2e9aec2c3b',
  credentials: {},
  operations: [
    {
      operationId: 'OAuth-2.get_token',
      className: 'Oauth20TokenApi',
      method: 'oAuth2GetToken',
      httpMethod: 'POST',
      path: '/v1.0/oauth-token',
      mediaType: 'application/json',
      basic: false,
      requests: [
        { name: 'one', body: { 'client-id': 'me', '2fa': 'c' } },
        { name: 'required fields only', body: {} },
        {
          name: 'every field',
          body: { 'client-id': 'me', ['__proto__']: 'example', '2fa': 'c', 'a|b`c\\d': 'example' },
        },
      ],
      responses: [
        { status: '200', code: 200, example: 'one', body: { access_token: 'fake', expires_in: '1' } },
        { status: '400', code: 400, example: 'rejected', body: { error: 'a' } },
      ],
    },
  ],
};
