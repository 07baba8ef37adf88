// Generated from specs/equinix-sts.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ProviderReference } from '@token-clients/runtime';
import { useTokenPost } from './operations.js';

export { descriptor } from './descriptor.js';

/** Describes the operations for command lines and documentation. */
export const reference: ProviderReference = {
  provider: 'equinix-sts',
  title: 'Equinix STS',
  description:
    "The Equinix security token service: give it an ID token from an OpenID Connect provider that Equinix trusts, and get an Equinix access token back (RFC 8693). This file follows the first public version, with the path `/use/token`; the vendor's newer documentation says `/v1/token`. The service has limited availability.",
  version: '1.0.0',
  specSha256: '1d7eac694a86588affdbb85d981d6e80b301b833d8f13ca74871a1e3d3e5d46e',
  factory: 'equinixSts',
  aliases: ['stsv1', 'stsv1alpha'],
  apis: [
    {
      className: 'UseApi',
      description: 'Exchange a trusted ID token for an Equinix access token.',
      operations: [
        {
          operationId: 'UseTokenPost',
          operation: useTokenPost,
          summary: 'Exchange an ID token for an access token',
          description:
            'Trades the ID token of a trusted OpenID Connect provider for an Equinix access token. There is no refresh token: to go on, exchange a fresh ID token. An ID token that has expired is rejected.',
          deprecated: false,
          parameters: [],
          body: {
            name: 'useTokenPostRequest',
            mediaType: 'application/x-www-form-urlencoded',
            required: true,
            schema: 'UseTokenPostRequest',
            fields: [
              {
                name: 'grant_type',
                in: 'body',
                type: 'string',
                required: true,
                description: 'The way to ask. A token exchange is the usual one.',
                secret: false,
                deprecated: false,
                values: ['client_credentials', 'urn:ietf:params:oauth:grant-type:token-exchange'],
              },
              {
                name: 'scope',
                in: 'body',
                type: 'string',
                required: false,
                description:
                  'What the token may do: the ERN of one access policy, or `roleassignments:` and the ID of an organisation. Newer documentation asks for it every time.',
                secret: false,
                deprecated: false,
              },
              {
                name: 'subject_token',
                in: 'body',
                type: 'string',
                required: false,
                description:
                  'The ID token, from a provider and a client that Equinix trusts. Needed for a token exchange.',
                secret: true,
                deprecated: false,
              },
              {
                name: 'subject_token_type',
                in: 'body',
                type: 'string',
                required: false,
                description: 'The kind of the subject token. Only an ID token is accepted.',
                secret: false,
                deprecated: false,
                values: ['urn:ietf:params:oauth:token-type:id_token'],
              },
            ],
            examples: {
              tokenExchange: {
                grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
                scope: 'ern:fake:access-policy:1',
                subject_token: 'fake-header.fake-payload.fake-signature',
                subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
              },
              roleAssignments: {
                grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
                scope: 'roleassignments:fake-org-id',
                subject_token: 'fake-header.fake-payload.fake-signature',
                subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
              },
              clientCredentials: { grant_type: 'client_credentials' },
            },
          },
          responses: [
            { status: '200', description: 'A new access token.', schema: 'UseTokenPost200Response' },
            { status: '400', description: 'The request was rejected.', schema: 'UseTokenPost400Response' },
          ],
          security: [],
        },
      ],
    },
  ],
};
