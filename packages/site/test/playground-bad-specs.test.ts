import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SpecFile } from '../src/playground/playground-result.js';
import { runCommand } from './support/command-line.js';
import { type EnginePage, enginePage } from './support/engine-page.js';

let page: EnginePage;

beforeAll(async () => {
  page = await enginePage();
});
afterAll(() => page[Symbol.asyncDispose]());

/** A token operation with a member of its own, as the lines of a YAML document. */
function specWith({ field = '', top = '', operation = '' }): string {
  return `openapi: 3.1.0
info: { title: Acme, version: '1' }
servers: [{ url: https://id.acme.example }]
${top}
paths:
  /oauth/token:
    post:
      operationId: getToken
      ${operation}
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              required: [grant_type, client_id, client_secret]
              properties:
                grant_type: { type: string, enum: [client_credentials] }
                client_id: { type: string }
                client_secret: { type: string }
                ${field}
      responses:
        '200':
          description: A token.
          content:
            application/json:
              schema:
                type: object
                required: [access_token, expires_in]
                properties:
                  access_token: { type: string }
                  expires_in: { type: integer }
                  token_type: { type: string }
`;
}

const BAD: Readonly<Record<string, string>> = {
  'nothing at all': '',
  'no YAML': 'openapi: 3.1.0\n  info: [',
  'no OpenAPI': 'hello: world\n',
  'a key twice': specWith({ top: 'tags: []\ntags: []' }),
  'no operation that obtains a token':
    'openapi: 3.1.0\ninfo: { title: A, version: "1" }\npaths:\n  /pets:\n    get:\n      responses: { "200": { description: Pets. } }\n',
  'x-token with an unknown field': specWith({
    top: 'x-token: { acquire: { operation: getToken, grantType: client_credentials }, refrehs: 1 }',
  }),
  'references that lead nowhere': specWith({ field: "scope: { $ref: '#/components/schemas/Scope' }" }),
  'a question that is left open': specWith({ operation: 'description: Returns a token.' })
    .replace('access_token:', 'expires_at: { type: integer }\n                  access_token:')
    .replace('                  expires_in: { type: integer }\n', '')
    .replace('access_token, expires_in', 'access_token, expires_at'),
  'text that would like to be markup': specWith({
    top: 'x-token: { acquire: { operation: "<script>alert(1)</script>", grantType: client_credentials } }',
  }),
};

describe('a bad spec', () => {
  test.each(Object.entries(BAD))('gets the sentences of the command line: %s', async (_, text) => {
    const spec: SpecFile = { fileName: 'acme.yaml', text };

    const [made, command] = await Promise.all([
      page.generate({ spec, answers: {}, types: true }),
      runCommand([spec], ['--spec', 'acme.yaml', '--out', 'acme', '--package', '--all-findings']),
    ]);

    expect(command.exitCode).not.toBe(0);
    expect(made.error).toBeDefined();
    expect(command.stderr).toContain(made.error);
    expect(made.files).toEqual({});
    expect(page.problems).toEqual([]);
  });
});
