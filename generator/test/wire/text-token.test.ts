import type { TokenGrant } from '@token-clients/runtime';
import { stubFetch } from '@token-clients/testing';
import { expect, test } from 'vitest';
import { strangerProject } from '../support/stranger/project.js';
import { madeFrom } from './made-from.js';

const string = { type: 'string' };
const spec = {
  openapi: '3.0.3',
  info: { title: 'Bare Token', version: '1' },
  servers: [{ url: 'https://api.vendor.example' }],
  paths: {
    '/token': {
      post: {
        operationId: 'getToken',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['client_id', 'client_secret'],
                properties: { client_id: string, client_secret: string },
              },
            },
          },
        },
        responses: { '200': { description: 'A token.', content: { 'text/plain': { schema: string } } } },
      },
    },
  },
};

test('a bare token in a response of plain text is the token of a grant', async () => {
  using project = strangerProject();
  const { exports } = await madeFrom(project, 'bare-token', spec);
  const factory = exports.bareToken as (options: object) => TokenGrant;
  const acquire = async (body: string) => {
    const fetch = stubFetch({ headers: { 'content-type': 'text/plain' }, body });
    const grant = factory({ clientId: 'id', clientSecret: 'canary-secret', fetch });
    return grant.acquire(await grant.resolve());
  };

  expect(await acquire('abc.def\n')).toMatchObject({ accessToken: 'abc.def', tokenType: 'Bearer' });
  await expect(acquire('two words')).rejects.toMatchObject({
    code: 'malformed_response',
    reason: 'wrong_shape',
  });
  await expect(acquire('{"error":"invalid_client"}')).rejects.toMatchObject({ reason: 'error_in_success' });
});
