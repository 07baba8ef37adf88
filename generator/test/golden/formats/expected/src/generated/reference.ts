// Generated from specs/formats.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ProviderReference } from '@token-clients/runtime';
import { getToken, listThings, putThing } from './operations.js';

export { descriptor } from './descriptor.js';

/** Describes the operations for command lines and documentation. */
export const reference: ProviderReference = {
  provider: 'formats',
  title: 'Formats',
  description: 'Styles, media types and servers that few specs have.',
  version: '1.0.0',
  specSha256: '323a1eb9d4e61acb3d0c4e15986f9d9586b26cb6ad913c2e9bdb273efdb2c150',
  factory: 'formats',
  aliases: [],
  apis: [
    {
      className: 'ThingsApi',
      description: 'Things.',
      operations: [
        {
          operationId: 'getToken',
          operation: getToken,
          summary: '',
          description: '',
          deprecated: false,
          parameters: [],
          body: {
            name: 'getTokenRequest',
            mediaType: 'application/json; charset=utf-8',
            required: true,
            schema: 'GetTokenRequest',
            fields: [
              {
                name: 'id',
                in: 'body',
                type: 'string',
                required: true,
                description: '',
                secret: false,
                deprecated: false,
              },
              {
                name: 'secret',
                in: 'body',
                type: 'string',
                required: true,
                description: '',
                secret: true,
                deprecated: false,
              },
            ],
            examples: {},
          },
          responses: [
            { status: '200', description: 'The token.', schema: 'GetTokenResponse' },
            { status: '400', description: 'Wrong.', schema: 'GetToken400Error' },
            { status: '500', description: 'Broken.' },
          ],
          security: [],
        },
        {
          operationId: 'listThings',
          operation: listThings,
          summary: '',
          description: '',
          deprecated: false,
          parameters: [
            {
              name: 'ids',
              in: 'path',
              type: 'array',
              required: true,
              description: '',
              secret: false,
              deprecated: false,
            },
            {
              name: 'idsQuery',
              in: 'query',
              type: 'string',
              required: false,
              description: '',
              secret: false,
              deprecated: false,
            },
            {
              name: 'filter',
              in: 'query',
              type: 'object',
              required: false,
              description: '',
              secret: false,
              deprecated: false,
            },
            {
              name: 'to',
              in: 'query',
              type: 'string',
              required: false,
              description: '',
              secret: false,
              deprecated: false,
            },
            {
              name: 'X-Tags',
              in: 'header',
              type: 'array',
              required: false,
              description: '',
              secret: false,
              deprecated: false,
            },
          ],
          responses: [{ status: '200', description: 'A picture.', schema: 'ListThingsResponse' }],
          security: [],
        },
        {
          operationId: 'putThing',
          operation: putThing,
          summary: '',
          description: '',
          deprecated: false,
          parameters: [
            {
              name: 'ids',
              in: 'path',
              type: 'string',
              required: true,
              description: '',
              secret: false,
              deprecated: false,
            },
          ],
          body: {
            name: 'putThingRequest',
            mediaType: 'multipart/form-data',
            required: true,
            schema: 'PutThingRequest',
            fields: [
              {
                name: 'file',
                in: 'body',
                type: 'string',
                required: false,
                description: '',
                secret: false,
                deprecated: false,
              },
              {
                name: 'table',
                in: 'body',
                type: 'string',
                required: false,
                description: '',
                secret: false,
                deprecated: false,
              },
            ],
            examples: {},
          },
          responses: [{ status: '204', description: 'Done.' }],
          security: [],
        },
      ],
    },
  ],
};
