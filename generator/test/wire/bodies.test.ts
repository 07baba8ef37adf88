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

const project = strangerProject();
let made: Made;

beforeAll(async () => {
  made = await madeFrom(
    project,
    'bodies',
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
      'post /secret-text': sending(
        { 'text/plain': { schema: { type: 'string', format: 'password' } } },
        { operationId: 'secretText' },
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
    }),
    `import { OAuthApi, bodiesClient } from '@token-clients/bodies';
     const api = new OAuthApi();
     await api.text('a');
     await api.bytes(new Blob(['a']));
     await api.multipart({ file: new File(['a'], 'a.png'), meta: { a: 'b' } });
     await bodiesClient().POST('/multipart', { body: { file: new Blob(['a']) } });
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

test.each([
  ['text', 'secretText', 'canary-one'],
  ['parts', 'multipart', { file: new Blob(['a']), meta: { a: 'b', api_key: ['canary-one'] } }],
  ['JSON', 'vendor', { a: 'b', more: [{ password: 'canary-one' }] }],
  ['a form', 'form', { json: { a: 'b', client_secret: 'canary-one' } }],
])('a secret in a body of %s is redacted in what the server says of it', async (_, operation, body) => {
  const { error } = await made.call(operation, [body], {
    response: { status: 400, body: { error: 'invalid', error_description: 'canary-one is wrong' } },
  });

  expect(error).toMatchObject({ serverMessage: '[redacted] is wrong' });
  expect(String(error)).not.toContain('canary');
});
