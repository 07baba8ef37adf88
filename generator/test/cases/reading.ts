import { expect } from 'vitest';
import type { Case } from './case.js';
import { contractOf } from './contract-of.js';

/** How a spec is written: text, references and examples. */
export const readingCases: readonly Case[] = [
  {
    spec: 'plain-vendor-spec',
    with: 'all that a vendor needs to write, and nothing for a linter',
    so: 'it has a grant',
    program: `
      import * as birch from '@token-clients/plain-vendor-spec';
      export const names = Object.keys(birch);`,
    check({ descriptor }) {
      expect(descriptor.acquire.operation.path).toBe('/api/token');
      expect(descriptor.clientAuth.methods).toEqual(['basic']);
    },
  },
  { spec: 'crlf', with: 'line ends of Windows', so: 'it is read as any other' },
  { spec: 'bom', with: 'a byte order mark', so: 'it is read as any other' },
  {
    spec: 'yaml-merge-key',
    with: 'a merge key of YAML',
    so: 'what it names is merged',
    program: `
      import type { Token } from '@token-clients/yaml-merge-key';
      export const token: Token = { access_token: 'a', expires_in: 1, refresh_expires_in: 2 };
      // @ts-expect-error: an integer
      export const wrong: Token = { access_token: 'a', refresh_expires_in: 'b' };`,
  },
  {
    spec: 'path-item-by-reference',
    with: 'a path whose operations are elsewhere',
    so: 'they are methods',
    async check({ call }) {
      const { sent } = await call('readStatus');

      expect(`${sent.method} ${sent.target}`).toBe('GET /status');
    },
  },
  {
    spec: 'percent-encoded-reference',
    with: 'a percent-encoded reference',
    so: 'it leads where it should',
    program: `
      import { TokensApi } from '@token-clients/percent-encoded-reference';
      await new TokensApi().createToken({ grant_type: 'client_credentials', client_id: 'a', client_secret: 'b' });
      // @ts-expect-error: the reference leads to a string
      await new TokensApi().createToken({ grant_type: 'client_credentials', client_id: 1, client_secret: 'b' });`,
  },
  {
    spec: 'reference-in-extension',
    with: 'a $ref inside an example and inside an extension',
    so: 'both are data',
  },
  {
    spec: 'request-example-by-reference',
    with: 'an example of a request by reference',
    so: 'tests and documents use it',
    check(made) {
      const example = {
        grant_type: 'client_credentials',
        client_id: 'acorn-app',
        client_secret: 'acorn-secret',
      };
      expect(contractOf(made, 'createToken').requests[0]).toMatchObject({ body: example });
      expect(made.read('docs/TokensApi.md')).toContain('acorn-secret');
    },
  },
  {
    spec: 'response-example-by-reference',
    with: 'an example of a response by reference',
    so: 'tests use it',
    check(made) {
      expect(contractOf(made, 'createToken').responses[0]).toMatchObject({
        body: { access_token: 'acorn-token', token_type: 'Bearer', expires_in: 60 },
      });
    },
  },
  {
    spec: 'parameter-examples',
    with: 'parameters with several examples',
    so: 'tests and documents use the first',
    check(made) {
      expect(contractOf(made, 'listPages').requests.at(-1)).toMatchObject({
        parameters: { page: 1, deep: true },
      });
      expect(made.read('docs/TokensApi.md')).toContain('page: 1');
    },
  },
  {
    spec: 'fields-without-examples',
    with: 'fields of several formats, without examples',
    so: 'tests send values that fit',
    check(made) {
      const { body } = contractOf(made, 'setLimit').requests.at(-1) ?? {};

      expect(body).toEqual({
        level: 10,
        since: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/),
        id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        most: expect.any(Number),
      });
      expect((body as { readonly most: number }).most).toBeGreaterThanOrEqual(5);
    },
  },
];
