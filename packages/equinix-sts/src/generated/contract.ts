// Generated from specs/equinix-sts.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ProviderContract } from '@token-clients/runtime';

/** Lists every operation, request and documented response of the spec, for the contract suite. */
export const contract: ProviderContract = {
  provider: 'equinix-sts',
  spec: 'specs/equinix-sts.yaml',
  specSha256: '1d7eac694a86588affdbb85d981d6e80b301b833d8f13ca74871a1e3d3e5d46e',
  credentials: { subjectToken: 'fake subjectToken~&=+%/é', scope: 'fake scope~&=+%/é' },
  operations: [
    {
      operationId: 'UseTokenPost',
      className: 'UseApi',
      method: 'useTokenPost',
      httpMethod: 'POST',
      path: '/use/token',
      mediaType: 'application/x-www-form-urlencoded',
      basic: false,
      requests: [
        {
          name: 'tokenExchange',
          body: {
            grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
            scope: 'ern:fake:access-policy:1',
            subject_token: 'fake-header.fake-payload.fake-signature',
            subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
          },
        },
        {
          name: 'roleAssignments',
          body: {
            grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
            scope: 'roleassignments:fake-org-id',
            subject_token: 'fake-header.fake-payload.fake-signature',
            subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
          },
        },
        { name: 'clientCredentials', body: { grant_type: 'client_credentials' } },
        {
          name: 'required fields only',
          body: { grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange' },
        },
        {
          name: 'every field',
          body: {
            grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
            scope: 'ern:fake:access-policy:1',
            subject_token: 'fake-header.fake-payload.fake-signature',
            subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
          },
        },
      ],
      responses: [
        {
          status: '200',
          code: 200,
          example: 'tokenExchange',
          body: {
            access_token: 'fake-access-token-1',
            issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
            token_type: 'Bearer',
            expires_in: 3600,
          },
        },
        {
          status: '200',
          code: 200,
          example: 'dpopToken',
          body: {
            access_token: 'fake-access-token-2',
            issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
            token_type: 'DPoP',
            expires_in: 3600,
          },
        },
        {
          status: '200',
          code: 200,
          example: 'fractionalLifetime',
          body: {
            access_token: 'fake-access-token-3',
            issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
            token_type: 'Bearer',
            expires_in: 899.5,
          },
        },
        {
          status: '400',
          code: 400,
          example: 'expiredSubjectToken',
          body: { error: 'invalid_grant', error_description: 'The subject token has expired.' },
        },
        {
          status: '400',
          code: 400,
          example: 'untrustedProvider',
          body: {
            error: 'invalid_request',
            error_description: 'The issuer of the subject token is not trusted.',
          },
        },
        { status: '400', code: 400, example: 'invalidScope', body: { error: 'invalid_scope' } },
      ],
    },
  ],
};
