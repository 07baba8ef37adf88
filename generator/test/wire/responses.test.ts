import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smallSpec } from '../support/project.js';
import type { Made } from '../support/stranger/made.js';
import { strangerProject } from '../support/stranger/project.js';
import { madeFrom, specWith } from './made-from.js';

const string = { type: 'string' };
const object = { type: 'object', required: ['a'], properties: { a: string } };
const binary = { type: 'string', format: 'binary' };
const xml = { 'application/xml': { schema: object } };
const json = { 'application/json': { schema: object } };

function returning(content: object, more: object = {}) {
  return { responses: { '200': { description: 'Good.', content }, ...more } };
}

const project = strangerProject();
let made: Made;

beforeAll(async () => {
  made = await madeFrom(
    project,
    'responses',
    specWith({
      'get /json-or-xml': {
        operationId: 'jsonOrXml',
        ...returning({ ...xml, 'text/plain': { schema: string }, ...json }),
      },
      'get /any': { operationId: 'readAny', ...returning({ '*/*': { schema: object } }) },
      'get /any-text': { operationId: 'readAnyText', ...returning({ '*/*': { schema: string } }) },
      'get /text': { operationId: 'readText', ...returning({ 'text/plain': { schema: string } }) },
      'get /jwt': { operationId: 'readJwt', ...returning({ 'application/jwt': { schema: string } }) },
      'get /bytes': {
        operationId: 'readBytes',
        ...returning({ 'application/octet-stream': { schema: binary } }),
      },
      'get /errors': {
        operationId: 'errors',
        ...returning(json, {
          '400': { description: 'Bad.', content: { 'application/problem+json': { schema: object } } },
          '401': { description: 'Bad.', content: { 'text/html': { schema: string } } },
          default: { description: 'Bad.', content: xml },
        }),
      },
      'get /json-as-text': { operationId: 'jsonAsText', ...returning({ 'text/plain': { schema: object } }) },
      'get /picture': { operationId: 'picture', ...returning({ 'image/svg+xml': { schema: string } }) },
      'get /later': {
        operationId: 'later',
        responses: {
          '200': {
            description: 'A token.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/TokenResponse' } } },
          },
          '202': { description: 'Not yet.', content: json },
        },
      },
      'post /oauth/token': {
        ...smallSpec().paths['/oauth/token'].post,
        responses: {
          ...smallSpec().paths['/oauth/token'].post.responses,
          '202': { description: 'Not yet.', content: json },
          '204': { description: 'No token for this client.' },
        },
      },
      'get /text-or-none': {
        operationId: 'textOrNone',
        ...returning({ 'text/plain': { schema: string } }, { '202': { description: 'Not yet.' } }),
      },
      'get /nothing': { operationId: 'nothing', responses: { '204': { description: 'Nothing.' } } },
      'head /things': { operationId: 'head', responses: { '200': { description: 'There.' } } },
    }),
    `import { OAuthApi, responsesClient } from '@token-clients/responses';
     const api = new OAuthApi();
     export const text: string = await api.readText();
     export const bytes: Blob = await api.readBytes();
     export const json: { a: string } = await api.jsonOrXml();
     export const nothing: undefined = await api.nothing();
     export const textOrNone: string | undefined = await api.textOrNone();
     const token = await api.getToken({ client_id: 'a', client_secret: 'b', grant_type: 'client_credentials' });
     export const tokenOrNone: string | undefined = token && ('access_token' in token ? token.access_token : token.a);
     export const rawText: string | undefined = (await responsesClient().GET('/text')).data;`,
  );
});
afterAll(() => project[Symbol.dispose]());

describe('a response', () => {
  test.each([
    ['JSON beside others', 'jsonOrXml', 'application/json', 'application/json', '{"a":"b"}', { a: 'b' }],
    ['any type, of an object', 'readAny', 'application/json', 'text/plain', '{"a":"b"}', { a: 'b' }],
    ['any type, of a string', 'readAnyText', 'application/json', 'text/plain', 'a b', 'a b'],
    [
      'any type, of a string that comes as JSON',
      'readAnyText',
      'application/json',
      'application/json',
      '"a"',
      'a',
    ],
    ['text that is an object', 'jsonAsText', 'text/plain', 'text/plain', '{"a":"b"}', { a: 'b' }],
    ['text', 'readText', 'text/plain', 'text/plain; charset=utf-8', ' a ', ' a '],
    ['a type of its own', 'readJwt', 'application/jwt', 'application/jwt', 'e30.e30.', 'e30.e30.'],
  ])('of %s is asked for and read', async (_, operation, accept, type, text, data) => {
    const { sent, value } = await made.call(operation, [], {
      response: { body: text, headers: { 'content-type': type } },
    });

    expect([sent.headers.accept, value]).toEqual([accept, data]);
  });

  test.each([
    ['readBytes', 'application/octet-stream'],
    ['picture', 'image/svg+xml'],
  ])('of bytes is a Blob: %s', async (operation, type) => {
    const { sent, value } = await made.call(operation, [], {
      response: { body: 'a', headers: { 'content-type': type } },
    });

    expect([sent.headers.accept, await (value as Blob).text()]).toEqual([type, 'a']);
  });

  test.each([
    [
      'problem+json',
      400,
      'application/problem+json',
      '{"type":"a","title":"It is wrong","code":"E7"}',
      'It is wrong',
    ],
    ['HTML', 401, 'text/html', '<p>No</p>', undefined],
    ['XML', 500, 'application/xml', '<a/>', undefined],
    ['plain text, which the spec does not have', 503, 'text/plain', 'Not now', 'Not now'],
  ])(
    'of an error in %s is an error with what can be read of it',
    async (_, status, type, body, serverMessage) => {
      const { sent, error } = await made.call('errors', [], {
        response: { status, body, headers: { 'content-type': type } },
      });

      expect(sent.headers.accept).toBe(
        'application/json, application/problem+json, text/html;q=0.1, application/xml;q=0.1',
      );
      expect(error).toMatchObject({ code: 'error_response', status, serverMessage });
    },
  );

  test.each(['nothing', 'head'])('without a body is undefined: %s', async operation => {
    const { value } = await made.call(operation, [], {
      response: { status: operation === 'head' ? 200 : 204 },
    });

    expect(value).toBeUndefined();
  });

  test.each([
    [204, '', undefined],
    [202, '{"a":"wait"}', { a: 'wait' }],
  ])('of a token request that is documented without a token is returned: %i', async (status, body, data) => {
    const { value, error } = await made.call(
      'getToken',
      [{ client_id: 'a', client_secret: 'b', grant_type: 'client_credentials' }],
      {
        response: { status, body },
      },
    );

    expect([value, error]).toEqual([data, undefined]);
  });

  test('is undefined where it is documented without a body, beside one of text', async () => {
    const response = { status: 202, body: '' };

    expect((await made.call('textOrNone', [], { response })).value).toBeUndefined();
  });

  test('without a token, where another success has one, is a success as well', async () => {
    const { value } = await made.call('later', [], { response: { status: 202, body: { a: 'wait' } } });

    expect(value).toEqual({ a: 'wait' });
  });
});

test('of a token request is its default, where no other one is a success', async () => {
  const made = await madeFrom(
    project,
    'default-token',
    specWith({
      'post /oauth/token': {
        ...smallSpec().paths['/oauth/token'].post,
        responses: {
          default: smallSpec().paths['/oauth/token'].post.responses['200'],
          '400': { description: 'Bad.', content: json },
        },
      },
    }),
    `import { OAuthApi, type TokenResponse } from '@token-clients/default-token';
     const fields = { client_id: 'a', client_secret: 'b', grant_type: 'client_credentials' };
     export const token: TokenResponse = await new OAuthApi().getToken(fields);`,
  );
  const call = (body: object) =>
    made.call('getToken', [{ client_id: 'a', client_secret: 'b', grant_type: 'client_credentials' }], {
      response: { body },
    });

  expect((await call({ access_token: 't' })).value).toEqual({ access_token: 't' });
  expect((await call({ error: 'invalid_client' })).error).toMatchObject({ reason: 'error_in_success' });
  expect(made.read('docs/OAuthApi.md')).toContain('Promise<TokenResponse>');
});
