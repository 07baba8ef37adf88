// Generated from specs/equinix-sts.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { deepFreeze, type TokenDescriptor } from '@token-clients/runtime';
import { useTokenPost, servers } from './operations.js';

/** Describes this provider to token sources, the command line and the redactor. */
export const descriptor: TokenDescriptor = /* @__PURE__ */ deepFreeze({
  provider: 'equinix-sts',
  title: 'Equinix STS',
  servers,
  credentials: {
    subjectToken: {
      description: 'ID token of an OIDC provider that Equinix trusts.',
      secret: true,
      required: true,
      perRequest: true,
      env: ['EQUINIX_TOKEN_EXCHANGE_SUBJECT_TOKEN'],
      envPointer: 'EQUINIX_TOKEN_EXCHANGE_SUBJECT_TOKEN_ENV_VAR',
    },
    scope: {
      description:
        'One access policy ERN, or roleassignments and an organisation, as in roleassignments:my-org.',
      secret: false,
      required: false,
      env: ['EQUINIX_TOKEN_EXCHANGE_SCOPE'],
    },
  },
  clientAuth: { methods: ['none'] },
  acquire: {
    operation: useTokenPost,
    grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
    fields: {
      grant_type: { value: 'urn:ietf:params:oauth:grant-type:token-exchange' },
      scope: { credential: 'scope' },
      subject_token: { credential: 'subjectToken' },
      subject_token_type: { value: 'urn:ietf:params:oauth:token-type:id_token' },
    },
    fieldsIn: 'body',
    otherPaths: ['/v1/token'],
  },
  response: {
    accessToken: '/access_token',
    tokenType: '/token_type',
    tokenTypes: ['Bearer'],
    lifetime: { field: '/expires_in', unit: 'seconds' },
    issuedTokenType: '/issued_token_type',
  },
  rotation: 'never',
  failures: [{ status: 409, is: 'transient' }],
  expired: [{ status: 401 }],
  secretFields: ['access_token', 'subject_token'],
});
