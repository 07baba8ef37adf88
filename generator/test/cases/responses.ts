import { ResponseError } from '@token-clients/runtime';
import { expect } from 'vitest';
import type { Made } from '../support/stranger/made.js';
import type { Case } from './case.js';

const FORM = { grant_type: 'client_credentials', client_id: 'my-client', client_secret: 'acorn-secret' };
const TOKEN = { access_token: 'acorn-token' };

/** Calls an operation whose success has no body. */
async function expectUndefined({ call }: Made, operationId: string, status: number): Promise<void> {
  const outcome = await call(operationId, [], { response: { status } });

  expect(outcome).toMatchObject({ value: undefined });
  expect(outcome).not.toHaveProperty('error');
}

/** Responses and their media types. */
export const responseCases: readonly Case[] = [
  {
    spec: 'ok-without-content',
    with: 'a 200 without content',
    so: 'the method resolves to undefined',
    check: made => expectUndefined(made, 'revokeToken', 200),
  },
  {
    spec: 'no-content',
    with: 'a 204',
    so: 'the method resolves to undefined',
    program: `
      import { TokensApi } from '@token-clients/no-content';
      export const nothing: undefined = await new TokensApi().revokeToken();`,
    check: made => expectUndefined(made, 'revokeToken', 204),
  },
  {
    spec: 'no-content-with-empty-content',
    with: 'a 204 with an empty content',
    so: 'the method resolves to undefined',
    check: made => expectUndefined(made, 'revokeToken', 204),
  },
  {
    spec: 'head',
    with: 'a HEAD operation',
    so: 'the method resolves to undefined',
    check: made => expectUndefined(made, 'checkCurrent', 200),
  },
  {
    spec: 'default-alone',
    with: 'an operation whose only response is the default',
    so: 'it is the success',
    program: `
      import { TokensApi } from '@token-clients/default-alone';
      export const token: string = (await new TokensApi().readCurrent()).access_token;`,
    async check({ call }) {
      expect(await call('readCurrent', [], { response: { body: TOKEN } })).toMatchObject({ value: TOKEN });
    },
  },
  {
    spec: 'default-as-success',
    with: 'a default beside a 400',
    so: 'the default is the success',
    program: `
      import { TokensApi } from '@token-clients/default-as-success';
      export const token: string = (await new TokensApi().readCurrent()).access_token;`,
    async check({ call }) {
      expect(await call('readCurrent', [], { response: { body: TOKEN } })).toMatchObject({ value: TOKEN });
    },
  },
  {
    spec: 'default-as-error',
    with: 'a default beside a 200',
    so: 'the default is the error',
    program: `
      import { TokensApi } from '@token-clients/default-as-error';
      const result = await new TokensApi().readCurrentResult();
      export const text = result.ok ? result.data.access_token : result.error?.error;`,
    async check({ call }) {
      const { error } = await call('readCurrent', [], {
        response: { status: 503, body: { error: 'temporarily_unavailable' } },
      });

      expect(error).toBeInstanceOf(ResponseError);
      expect(error).toMatchObject({ status: 503, serverCode: 'temporarily_unavailable' });
    },
  },
  {
    spec: 'status-beside-its-class',
    with: 'a 200 beside 2XX',
    so: 'each has its own type',
    program: `
      import { TokensApi } from '@token-clients/status-beside-its-class';
      const result = await new TokensApi().readEitherResult();
      export const text = result.ok && result.status === 200 ? result.data.name : '';`,
    async check({ call }) {
      const response = { status: 202, body: { code: 7 } };
      expect(await call('readEither', [], { response })).toMatchObject({ value: { code: 7 } });
    },
  },
  {
    spec: 'problem-json',
    with: 'an error response of the type application/problem+json',
    so: 'it is read as JSON',
    program: `
      import { TokensApi } from '@token-clients/problem-json';
      const result = await new TokensApi().createTokenResult({
        grant_type: 'client_credentials',
        client_id: 'a',
        client_secret: 'b',
      });
      export const code: string | undefined = result.status === 400 ? result.error?.error : undefined;`,
    async check({ call }) {
      const { error } = await call('createToken', [FORM], {
        response: {
          status: 400,
          headers: { 'content-type': 'application/problem+json' },
          body: '{"error":"invalid_client"}',
        },
      });

      expect(error).toMatchObject({ status: 400, serverCode: 'invalid_client' });
    },
  },
  {
    spec: 'json-with-charset',
    with: 'a media type with a parameter',
    so: 'it is read as JSON',
    async check({ call }) {
      expect(await call('createToken', [FORM], { response: { body: TOKEN } })).toMatchObject({
        value: TOKEN,
      });
    },
  },
  {
    spec: 'any-media-type',
    with: 'a response of any media type',
    so: 'it is read as JSON',
    program: `
      import { TokensApi } from '@token-clients/any-media-type';
      export const { access_token } = await new TokensApi().createToken({
        grant_type: 'client_credentials',
        client_id: 'a',
        client_secret: 'b',
      });`,
    async check({ call }) {
      expect(await call('createToken', [FORM], { response: { body: TOKEN } })).toMatchObject({
        value: TOKEN,
      });
    },
  },
  {
    spec: 'json-beside-xml',
    with: 'a response in JSON and in XML',
    so: 'JSON is asked for',
    async check({ call }) {
      const { sent, value } = await call('createToken', [FORM], { response: { body: TOKEN } });

      expect(sent.headers.accept).toBe('application/json');
      expect(value).toEqual(TOKEN);
    },
  },
  {
    spec: 'plain-text',
    with: 'a response of the type text/plain',
    so: 'the method resolves to a string',
    program: `
      import { TokensApi } from '@token-clients/plain-text';
      export const motto: string = await new TokensApi().readMotto();`,
    async check({ call }) {
      const response = { headers: { 'content-type': 'text/plain' }, body: 'grow slowly' };
      const { sent, value } = await call('readMotto', [], { response });

      expect(sent.headers.accept).toContain('text/plain');
      expect(value).toBe('grow slowly');
    },
  },
  {
    spec: 'list-as-response',
    with: 'a response that is a list',
    so: 'the method resolves to it',
    program: `
      import { TokensApi } from '@token-clients/list-as-response';
      export const tokens: string[] = (await new TokensApi().listTokens()).map(token => token.access_token);`,
    async check({ call }) {
      expect(await call('listTokens', [], { response: { body: '[{"access_token":"a"}]' } })).toMatchObject({
        value: [{ access_token: 'a' }],
      });
    },
  },
  {
    spec: 'secret-inside-object',
    with: 'a secret inside an object of a body',
    so: 'an error that repeats it does not show it',
    async check({ call }) {
      const secret = 'acorn-secret-of-the-app';
      const { error } = await call('logIn', [{ auth: { client_id: 'a', client_secret: secret } }], {
        response: {
          status: 400,
          body: { error: 'invalid_client', error_description: `"${secret}" is wrong.` },
        },
      });

      expect(error).toBeInstanceOf(ResponseError);
      expect((error as ResponseError).message).toContain('[redacted]');
      expect((error as ResponseError).message).not.toContain(secret);
    },
  },
  {
    spec: 'examples-that-do-not-fit',
    with: 'examples of responses that their schemas do not allow, and an error that none fits',
    so: 'contract tests do without them',
    check({ read }) {
      const contract = read('src/generated/contract.ts');

      expect(contract).not.toMatch(/3600|The secret is wrong|403/);
      expect(contract).toMatch(/status: '400'/);
    },
  },
  {
    spec: 'nullable-string-lifetime',
    with: 'a lifetime that is a string or null',
    so: 'its number counts where it is one',
    check({ descriptor }) {
      expect(descriptor.response.lifetime).toEqual({ field: '/expires_in', unit: 'seconds' });
    },
  },
  {
    spec: 'open-body-with-example',
    with: 'an example with members that additionalProperties allow, and a secret of three letters',
    so: 'it is sent with them, without what they do not list',
    check({ read }) {
      expect(read('src/generated/contract.ts')).toMatch(/tenant: { name: 'birch' }/);
      expect(read('docs/TokensApi.md')).toMatch(/tenant: {\s+name: 'birch',?\s+}/);
    },
  },
];
