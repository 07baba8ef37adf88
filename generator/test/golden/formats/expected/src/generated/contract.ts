// Generated from specs/formats.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ProviderContract } from '@token-clients/runtime';

/** Lists every operation, request and documented response of the spec, for the contract suite. */
export const contract: ProviderContract = {
  provider: 'formats',
  spec: 'specs/formats.yaml',
  specSha256: '323a1eb9d4e61acb3d0c4e15986f9d9586b26cb6ad913c2e9bdb273efdb2c150',
  credentials: { clientId: 'fake clientId~&=+%/é', clientSecret: 'fake clientSecret~&=+%/é' },
  operations: [
    {
      operationId: 'getToken',
      className: 'ThingsApi',
      method: 'getToken',
      httpMethod: 'POST',
      path: '/token',
      mediaType: 'application/json; charset=utf-8',
      basic: false,
      requests: [
        { name: 'required fields only', body: { id: 'example', secret: 'fake-secret' } },
        { name: 'every field', body: { id: 'example', secret: 'fake-secret' } },
      ],
      responses: [
        { status: '200', code: 200, kind: 'text', body: 'example', isMade: true },
        {
          status: '400',
          code: 400,
          isMade: true,
          bodyAt: '/paths/~1token/post/responses/400/content/application~1problem+json/example',
        },
        { status: '500', code: 500, kind: 'empty' },
      ],
    },
    {
      operationId: 'listThings',
      className: 'ThingsApi',
      method: 'listThings',
      httpMethod: 'GET',
      path: '/things/{ids}',
      basic: false,
      requests: [
        { name: 'required fields only', parameters: { ids: ['example'] } },
        {
          name: 'every field',
          parameters: {
            ids: ['example'],
            idsQuery: 'example',
            filter: { state: 'example' },
            to: 'example',
            'X-Tags': ['example'],
          },
        },
      ],
      responses: [{ status: '200', code: 200, kind: 'bytes', body: 'example', isMade: true }],
    },
    {
      operationId: 'putThing',
      className: 'ThingsApi',
      method: 'putThing',
      httpMethod: 'PUT',
      path: '/things/{ids}',
      mediaType: 'multipart/form-data',
      basic: false,
      fileFields: ['file'],
      requests: [
        { name: 'required fields only', body: { file: 'example' }, parameters: { ids: 'example' } },
        { name: 'every field', body: { file: 'example', table: 'example' }, parameters: { ids: 'example' } },
      ],
      responses: [{ status: '204', code: 204, kind: 'empty' }],
    },
  ],
};
