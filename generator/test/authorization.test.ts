import { describe, expect, test } from 'vitest';
import { schemeDocs } from '../src/code/authorization.js';
import { normaliseSpec } from '../src/normalise/normalise-spec.js';
import { readProvider } from '../src/read/read-provider.js';
import { readTokenModel } from '../src/token/token-model.js';
import { documentOf, specOf } from './token/spec-of.js';

const text = { type: 'string' };

describe('how a README says to send what an operation demands', () => {
  const howOf = (scheme: object) => {
    const document = documentOf(
      [
        { operationId: 'getToken', body: { scope: text }, security: [] },
        {
          operationId: 'getMe',
          path: '/me',
          method: 'get',
          response: { id: text },
          security: [{ token: [] }],
        },
      ],
      {
        components: { securitySchemes: { token: scheme } },
        'x-token': { acquire: { operation: 'getToken', grantType: 'client_credentials' } },
      },
    );
    const model = readProvider(normaliseSpec(specOf(document)));
    return schemeDocs(model, readTokenModel(model)).map(({ how }) => how);
  };

  test.each<[string, object]>([
    ['OAuth', { type: 'oauth2', flows: {} }],
    ['a bearer token', { type: 'http', scheme: 'bearer' }],
    [
      'a key in Authorization that is a bearer token',
      { type: 'apiKey', in: 'header', name: 'Authorization', description: 'Bearer TOKEN' },
    ],
  ])('%s is sent by bearerFetch', (_, scheme) => {
    expect(howOf(scheme)).toEqual([expect.stringContaining('`fetch: bearerFetch(source, { origins })`')]);
  });

  test('another key is sent in headers', () => {
    expect(howOf({ type: 'apiKey', in: 'header', name: 'X-Key' })).toEqual(['pass it in `headers`']);
  });
});
