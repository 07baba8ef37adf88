import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Made } from '../support/stranger/made.js';
import { strangerProject } from '../support/stranger/project.js';
import { madeFrom, specWith } from './made-from.js';

const string = { type: 'string' };
const object = { type: 'object', required: ['a'], properties: { a: string } };
const binary = { type: 'string', format: 'binary' };
const xml = { 'application/xml': { schema: object } };
const json = { 'application/json': { schema: object } };

function sending(content: object, more: object = {}) {
  return { requestBody: { required: true, content }, ...more };
}

function returning(content: object, more: object = {}) {
  return { responses: { '200': { description: 'Good.', content }, ...more } };
}

const project = strangerProject();
let made: Made;

beforeAll(async () => {
  made = await madeFrom(
    project,
    'media-types',
    specWith({
      'post /charset': sending(
        { 'application/json; charset=utf-8': { schema: object } },
        { operationId: 'charset' },
      ),
      'post /vendor': sending({ 'application/vnd.a+json': { schema: object } }, { operationId: 'vendor' }),
      'post /any': sending({ '*/*': { schema: object } }, { operationId: 'any' }),
      'post /several': sending(
        {
          ...xml,
          'multipart/form-data': { schema: object },
          'application/x-www-form-urlencoded': { schema: object },
          ...json,
        },
        { operationId: 'several' },
      ),
      'post /chosen': sending(
        { ...json, 'application/x-www-form-urlencoded': { schema: object } },
        { operationId: 'chosen', 'x-media-type': 'application/x-www-form-urlencoded' },
      ),
      'post /text': sending({ 'text/plain': { schema: string } }, { operationId: 'text' }),
      'post /bytes': sending({ 'image/png': { schema: {} } }, { operationId: 'bytes' }),
      'post /form': sending(
        {
          'application/x-www-form-urlencoded': {
            schema: {
              type: 'object',
              properties: {
                plain: string,
                list: { type: 'array', items: string },
                joined: { type: 'array', items: string },
                spaced: { type: 'array', items: string },
                deep: object,
                exploded: object,
                json: object,
                jsons: { type: 'array', items: object },
              },
            },
            encoding: {
              joined: { explode: false },
              spaced: { style: 'spaceDelimited' },
              deep: { style: 'deepObject' },
              exploded: { style: 'form', explode: true },
              json: { contentType: 'application/json' },
              jsons: { contentType: 'application/json' },
            },
          },
        },
        { operationId: 'form' },
      ),
      'post /multipart': sending(
        {
          'multipart/form-data': {
            schema: {
              type: 'object',
              required: ['file'],
              properties: { file: binary, meta: object, tags: { type: 'array', items: string }, csv: string },
            },
            encoding: { csv: { contentType: 'text/csv' }, file: { contentType: 'image/png, image/jpeg' } },
          },
        },
        { operationId: 'multipart' },
      ),
      'delete /things': { operationId: 'remove', requestBody: { content: json } },
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
      'get /nothing': { operationId: 'nothing', responses: { '204': { description: 'Nothing.' } } },
      'head /things': { operationId: 'head', responses: { '200': { description: 'There.' } } },
    }),
    `import { OAuthApi, mediaTypesClient } from '@token-clients/media-types';
     const api = new OAuthApi();
     export const text: string = await api.readText();
     export const bytes: Blob = await api.readBytes();
     export const json: { a: string } = await api.jsonOrXml();
     export const nothing: undefined = await api.nothing();
     await api.text('a');
     await api.bytes(new Blob(['a']));
     await api.multipart({ file: new File(['a'], 'a.png'), meta: { a: 'b' } });
     const raw = mediaTypesClient();
     export const rawText: string | undefined = (await raw.GET('/text')).data;
     await raw.POST('/multipart', { body: { file: new Blob(['a']) } });
     // @ts-expect-error: a string is no file
     await api.multipart({ file: 'a' });`,
  );
});
afterAll(() => project[Symbol.dispose]());

describe('a body', () => {
  const body = { a: 'é b' };

  test.each([
    ['JSON with a character set', 'charset', 'application/json; charset=utf-8', '{"a":"é b"}'],
    ['JSON of a vendor', 'vendor', 'application/vnd.a+json', '{"a":"é b"}'],
    ['any type', 'any', 'application/json', '{"a":"é b"}'],
    ['several types', 'several', 'application/json', '{"a":"é b"}'],
    ['two types, of which the spec chooses one', 'chosen', 'application/x-www-form-urlencoded', 'a=%C3%A9+b'],
    ['JSON, of a DELETE request', 'remove', 'application/json', '{"a":"é b"}'],
  ])('of %s is sent', async (_, operation, type, text) => {
    const { sent } = await made.call(operation, [body]);

    expect([sent.headers['content-type'], `${sent.body}`]).toEqual([type, text]);
  });

  test('of text is sent as it is', async () => {
    const { sent } = await made.call('text', ['é b']);

    expect([sent.headers['content-type'], `${sent.body}`]).toEqual(['text/plain', 'é b']);
  });

  test('of bytes is sent as it is', async () => {
    const { sent } = await made.call('bytes', [new Blob(['a'])]);

    expect([sent.headers['content-type'], `${sent.body}`]).toEqual(['image/png', 'a']);
  });

  test('of a form has its fields as their encoding says', async () => {
    const list = ['x', 'y z'];
    const { sent } = await made.call('form', [
      {
        plain: 'p',
        list,
        joined: list,
        spaced: list,
        deep: body,
        exploded: body,
        json: body,
        jsons: [body, body],
      },
    ]);

    expect(`${sent.body}`).toBe(
      [
        'plain=p',
        'list=x&list=y+z',
        'joined=x,y+z',
        'spaced=x+y+z',
        'deep%5Ba%5D=%C3%A9+b',
        'a=%C3%A9+b',
        'json=%7B%22a%22%3A%22%C3%A9+b%22%7D',
        'jsons=%7B%22a%22%3A%22%C3%A9+b%22%7D&jsons=%7B%22a%22%3A%22%C3%A9+b%22%7D',
      ].join('&'),
    );
  });

  test('of parts has files, JSON, lists and types of their own', async () => {
    const { sent } = await made.call('multipart', [
      { file: new File(['1'], 'a.png', { type: 'image/png' }), meta: body, tags: ['x', 'y'], csv: 'a,b' },
    ]);

    expect(sent.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(`${sent.body}`.match(/^Content.*$|^(?!--|$).+$/gm)?.map(line => line.trim())).toEqual([
      'Content-Disposition: form-data; name="file"; filename="a.png"',
      'Content-Type: image/png',
      '1',
      'Content-Disposition: form-data; name="meta"; filename="blob"',
      'Content-Type: application/json',
      '{"a":"é b"}',
      'Content-Disposition: form-data; name="tags"',
      'x',
      'Content-Disposition: form-data; name="tags"',
      'y',
      'Content-Disposition: form-data; name="csv"; filename="blob"',
      'Content-Type: text/csv',
      'a,b',
    ]);
  });

  test('that is required is not left out', async () => {
    for (const operation of ['text', 'bytes', 'multipart', 'form', 'vendor'])
      await expect(made.call(operation)).rejects.toMatchObject({ code: 'configuration' });
  });

  test('that is optional may be left out', async () => {
    const { sent } = await made.call('remove');

    expect(`${sent.body}`).toBe('');
    expect(sent.headers).not.toHaveProperty('content-type');
  });
});

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
    ['text', 'readText', 'text/plain', 'text/plain; charset=utf-8', ' a ', ' a '],
    ['a type of its own', 'readJwt', 'application/jwt', 'application/jwt', 'e30.e30.', 'e30.e30.'],
  ])('of %s is asked for and read', async (_, operation, accept, type, text, data) => {
    const { sent, value } = await made.call(operation, [], {
      response: { body: text, headers: { 'content-type': type } },
    });

    expect([sent.headers.accept, value]).toEqual([accept, data]);
  });

  test('of bytes is a Blob', async () => {
    const { sent, value } = await made.call('readBytes', [], {
      response: { body: 'a', headers: { 'content-type': 'application/octet-stream' } },
    });

    expect([sent.headers.accept, await (value as Blob).text()]).toEqual(['application/octet-stream', 'a']);
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
});
