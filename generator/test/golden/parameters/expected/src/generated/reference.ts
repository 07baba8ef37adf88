// Generated from specs/parameters.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ProviderReference } from '@token-clients/runtime';
import { getTenantsTenantToken } from './operations.js';

export { descriptor } from './descriptor.js';

/** Describes the operations for command lines and documentation. */
export const reference: ProviderReference = {
  provider: 'parameters',
  title: 'Parameters',
  description: 'Parameters in path, query and header; an operation without id and without tag.',
  version: '1.0.0',
  specSha256: '7e19798e11d5a446bd334af469b830bdbc9740993d86eb8f07b4168a9bddda78',
  factory: 'tenantToken',
  aliases: [],
  apis: [
    {
      className: 'DefaultApi',
      description: '',
      operations: [
        {
          operationId: 'getTenantsTenantToken',
          operation: getTenantsTenantToken,
          summary: 'Get a token',
          description: 'Everything is in the URL.',
          deprecated: false,
          parameters: [
            {
              name: 'tenant',
              in: 'path',
              type: 'string',
              required: true,
              description: 'The tenant.',
              secret: false,
              deprecated: false,
              example: 'acme',
            },
            {
              name: 'client_id',
              in: 'query',
              type: 'string',
              required: true,
              description: 'The client.',
              secret: false,
              deprecated: false,
              example: 'c1',
            },
            {
              name: 'client_secret',
              in: 'query',
              type: 'string',
              required: true,
              description: 'The secret.',
              secret: true,
              deprecated: false,
              example: 's1',
            },
            {
              name: 'grant_type',
              in: 'query',
              type: 'string',
              required: true,
              description: 'The grant.',
              secret: false,
              deprecated: false,
              values: ['a', 'b'],
              example: 'a',
            },
            {
              name: 'page',
              in: 'query',
              type: 'integer',
              required: false,
              description: 'A number.',
              secret: false,
              deprecated: true,
              example: 1,
            },
            {
              name: 'X-Trace',
              in: 'header',
              type: 'string',
              required: true,
              description: 'Wins over that of the path.',
              secret: false,
              deprecated: false,
              example: 't2',
            },
          ],
          responses: [
            { status: '200', description: 'A token.', schema: 'Token' },
            { status: '400', description: 'Rejected.', schema: 'TokenError' },
          ],
          security: [],
        },
      ],
    },
  ],
};
