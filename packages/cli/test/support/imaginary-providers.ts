import type { ProviderReference, TokenDescriptor, TokenRequest } from '@token-clients/runtime';
import { templatedServer } from '@token-clients/runtime/formats';
import type { ProviderEntry } from '../../src/providers/registry.js';

const revoke: TokenRequest = {
  operation: {
    name: 'revoke',
    method: 'POST',
    path: '/revoke',
    body: 'form',
    secrets: ['client_secret', 'token'],
  },
  grantType: 'revoke',
  fields: { token: { token: 'access' } },
  fieldsIn: 'body',
};

/** A provider that does not exist, with all that the real ones lack. */
const descriptor: TokenDescriptor = {
  provider: 'imaginary',
  title: 'Imaginary',
  servers: [
    templatedServer({
      url: 'https://{region}.imaginary.example/{stage}',
      variables: { region: {}, stage: { default: 'v1', values: ['v1', 'v2'] } },
    }),
  ],
  credentials: {
    clientId: { description: 'ID of the client.', secret: false, required: true, env: ['IMAGINARY_ID'] },
    clientSecret: {
      description: 'Secret of the client.',
      secret: true,
      required: true,
      env: ['IMAGINARY_SECRET'],
    },
  },
  clientAuth: {
    methods: ['body'],
    id: { credential: 'clientId', field: 'client_id' },
    secret: { credential: 'clientSecret', field: 'client_secret' },
  },
  acquire: {
    operation: {
      name: 'token',
      method: 'POST',
      path: '/token',
      body: 'form',
      token: '/access_token',
      secrets: ['client_secret'],
    },
    grantType: 'client_credentials',
    fields: { grant_type: { value: 'client_credentials' } },
    fieldsIn: 'body',
  },
  revoke,
  response: {
    accessToken: '/access_token',
    tokenTypes: ['Bearer'],
    refreshToken: '/refresh_token',
    scope: '/scope',
  },
  rotation: 'never',
  failures: [],
  expired: [{ status: 401 }],
  secretFields: ['access_token', 'client_secret', 'token'],
};

/** The same, but refresh tokens can be used, and only they can be revoked. */
const refreshOnly: TokenDescriptor = {
  ...descriptor,
  provider: 'refresh-only',
  refresh: {
    ...descriptor.acquire,
    grantType: 'refresh_token',
    fields: { grant_type: { value: 'refresh_token' }, refresh_token: { token: 'refresh' } },
  },
  revoke: { ...revoke, fields: { token: { token: 'refresh' } } },
};

const field = { required: false, secret: false, deprecated: false, description: 'A field.' } as const;

const reference: ProviderReference = {
  specSha256: '0'.repeat(64),
  provider: 'imaginary',
  factory: 'imaginary',
  title: 'Imaginary',
  description: 'Not there.',
  version: '1',
  aliases: [],
  apis: [
    {
      className: 'ThingsApiService',
      description: 'Things.',
      operations: [
        {
          operationId: 'updateThing',
          operation: {
            name: 'updateThing',
            method: 'PUT',
            path: '/things/{thingId}',
            query: ['dryRun', 'since'],
            header: ['X-Request-ID'],
            body: 'json',
          },
          summary: 'Change a thing',
          description: 'Changes "a thing" & more; `code` <b>stays</b> text.',
          deprecated: false,
          parameters: [
            { ...field, name: 'thingId', in: 'path', type: 'string', required: true },
            { ...field, name: 'dryRun', in: 'query', type: 'boolean' },
            { ...field, name: 'since', in: 'query', type: 'integer' },
            { ...field, name: 'X-Request-ID', in: 'header', type: 'string' },
          ],
          body: {
            name: 'thing',
            mediaType: 'application/json',
            required: true,
            schema: 'Thing',
            fields: [
              { ...field, name: 'count', in: 'body', type: 'integer' },
              { ...field, name: 'labels', in: 'body', type: 'array' },
              { ...field, name: 'place', in: 'body', type: 'object' },
              { ...field, name: 'kind', in: 'body', type: 'string', values: ['round', 'square'] },
              { ...field, name: 'format', in: 'body', type: 'string' },
              { ...field, name: 'pin', in: 'body', type: 'string', secret: true },
            ],
            examples: {},
          },
          responses: [{ status: '204', description: 'Changed.' }],
          security: ['bearer'],
        },
      ],
    },
  ],
};

export const imaginary: ProviderEntry = {
  name: 'imaginary',
  aliases: ['made-up'],
  load: async () => ({ reference, descriptor }),
};

/** The list in the place of src/generated/providers.ts. */
export const bundledProviders: readonly ProviderEntry[] = [
  imaginary,
  {
    name: 'refresh-only',
    aliases: [],
    load: async () => ({ reference: { ...reference, provider: 'refresh-only' }, descriptor: refreshOnly }),
  },
  {
    name: 'broken',
    aliases: [],
    load: async () => {
      throw new Error('client_secret=planted-in-a-crash at Authorization: Basic cGxhbnRlZC1pbi1hLWNyYXNo');
    },
  },
];
