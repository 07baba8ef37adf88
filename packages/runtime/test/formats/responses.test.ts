import { describe, expect, test } from 'vitest';
import { apiClient } from '../../src/client/api-client.js';
import { rawClient } from '../../src/client/raw-client.js';
import { bytesResponse, textResponse } from '../../src/formats/responses.js';
import type { Operation } from '../../src/model/operation.js';
import { failure } from '../support/fixtures.js';
import { withServer } from '../support/loopback.js';

interface Paths {
  '/things': { get: { responses: { 200: { content: { 'text/plain': string } } } } };
}

const text: Operation = {
  name: 'getText',
  method: 'GET',
  path: '/things',
  accept: 'text/plain, application/json',
  response: textResponse(),
};
const token: Operation = { ...text, response: textResponse(true), token: '' };
const bytes: Operation = { ...text, accept: 'application/octet-stream', response: bytesResponse() };

/** Calls an operation of a server that responds so. */
async function call(
  operation: Operation,
  type: string | undefined,
  body: string | Uint8Array,
  status = 200,
  more = {},
) {
  let result: unknown;
  await withServer(
    (_, response) => {
      if (type !== undefined) response.setHeader('content-type', type);
      response.writeHead(status).end(body);
    },
    async (baseUrl, seen) => {
      result = await apiClient([], { baseUrl, ...more }).data(operation, {});
      expect(seen[0]?.headers.accept).toBe(operation.accept);
    },
  );
  return result;
}

describe('a response of plain text', () => {
  test.each([
    ['text/plain; charset=utf-8', ' a\né ', ' a\né '],
    [undefined, 'abc', 'abc'],
    ['text/plain', '', ''],
    ['application/json', '{"a":1}', { a: 1 }],
    ['application/vnd.a+json;v=1', '"a"', 'a'],
  ])('marked as %s: %j is read as %j', async (type, body, data) => {
    expect(await call(text, type, body)).toEqual(data);
  });

  test.each([
    ['text/plain', ' abc.def \n', 'abc.def'],
    [undefined, 'abc', 'abc'],
    ['application/json', '"abc"', 'abc'],
  ])('that is a token, marked as %s: %j is %j', async (type, body, data) => {
    expect(await call(token, type, body)).toBe(data);
  });

  test.each([
    ['text/html', '<p>Hello</p>', 'html'],
    ['text/plain', '<html>', 'html'],
    ['text/plain', '', 'empty'],
    ['text/plain', '{"error":"invalid_client"}', 'error_in_success'],
    ['application/json', '{}', 'wrong_shape'],
    ['application/json', '{', 'not_json'],
  ])('that should be a token, marked as %s: %j is malformed: %s', async (type, body, reason) => {
    expect(await failure(call(token, type, body))).toMatchObject({ code: 'malformed_response', reason });
  });

  test('that is too large is malformed', async () => {
    expect(await failure(call(text, 'text/plain', 'abcdef', 200, { maxResponseBytes: 5 }))).toMatchObject({
      code: 'malformed_response',
      reason: 'too_large',
    });
  });

  test.each([
    ['text/plain; charset=iso-8859-1', [0xe9, 0x21], 'é!'],
    ['text/plain;charset="ISO-8859-15"', [0xa4], '€'],
    ['text/plain; charset=utf-16le', [0xe9, 0, 0x21, 0], 'é!'],
    ['text/plain; charset=UTF-8', [0xef, 0xbb, 0xbf, 0xc3, 0xa9], 'é'],
    ['application/json; charset=iso-8859-1', [0x22, 0xc3, 0xa9, 0x22], 'é'],
  ])('in the character set of %s', async (type, bytes, data) => {
    expect(await call(text, type, Uint8Array.from(bytes))).toBe(data);
  });

  test('in a character set that is unknown is malformed, and the error says so', async () => {
    const error = await failure(call(text, 'text/plain; charset=x-klingon', 'abc'));

    expect(error).toMatchObject({ code: 'malformed_response', reason: 'charset' });
    expect(String(error)).toContain('charset');
  });

  test('that is documented without a body is undefined', async () => {
    const later = { ...text, response: textResponse(false, [202]) };

    expect(await call(text, undefined, '', 204)).toBeUndefined();
    expect(await call(later, undefined, '', 202)).toBeUndefined();
    expect(await call(later, undefined, '', 200)).toBe('');
    expect(await call({ ...token, tokenless: [204] }, undefined, '', 204)).toBeUndefined();
  });

  test('of an error is its message', async () => {
    expect(await failure(call(text, 'text/plain', 'No such thing', 404))).toMatchObject({
      code: 'error_response',
      status: 404,
      serverMessage: 'No such thing',
    });
  });

  test('is a string to the raw client too', async () => {
    await withServer(
      (_, response) => response.setHeader('content-type', 'text/plain').end('abc'),
      async (baseUrl, seen) => {
        const { data } = await rawClient<Paths>([], [text], { baseUrl }).GET('/things');

        expect(data).toBe('abc');
        expect(seen[0]?.headers.accept).toBe('text/plain, application/json');
      },
    );
  });

  test('is asked for as the client says, if it says so', async () => {
    await withServer(
      (_, response) => response.setHeader('content-type', 'text/plain').end('abc'),
      async (baseUrl, seen) => {
        const headers = { Accept: 'text/csv' };
        await apiClient([], { baseUrl, headers }).data(text, {});
        await rawClient<Paths>([], [text], { baseUrl, headers }).GET('/things');

        expect(seen.map(request => request.headers.accept)).toEqual(['text/csv', 'text/csv']);
      },
    );
  });
});

describe('a response of bytes', () => {
  test('is a Blob, with the type that the server says', async () => {
    const blob = (await call(bytes, 'image/png', 'a\0b')) as Blob;

    expect(blob).toBeInstanceOf(Blob);
    expect([blob.type, await blob.text()]).toEqual(['image/png', 'a\0b']);
  });

  test('that is too large is malformed', async () => {
    expect(await failure(call(bytes, 'image/png', 'abcdef', 200, { maxResponseBytes: 5 }))).toMatchObject({
      code: 'malformed_response',
      reason: 'too_large',
    });
  });

  test('that is documented without a body is undefined', async () => {
    const later = { ...bytes, response: bytesResponse([202]) };

    expect(await call(bytes, undefined, '', 204)).toBeUndefined();
    expect(await call(later, undefined, '', 202)).toBeUndefined();
    expect(await call(later, undefined, '', 200)).toBeInstanceOf(Blob);
  });

  test('of a runtime whose responses have no stream is read as well', async () => {
    const fetch = async () => Object.defineProperty(new Response('abc'), 'body', { value: undefined });
    const blob = await apiClient([], { baseUrl: 'https://a.example', fetch }).data<Blob>(bytes, {});

    expect(await blob.text()).toBe('abc');
  });
});
