import { describe, expect, test } from 'vitest';
import { apiClient } from '../../src/client/api-client.js';
import { rawClient } from '../../src/client/raw-client.js';
import { bytesBody, formBody, jsonBody, multipartBody, textBody } from '../../src/formats/bodies.js';
import type { Signer } from '../../src/model/call.js';
import type { BodyFormat } from '../../src/model/formats.js';
import type { Operation } from '../../src/model/operation.js';
import { failure } from '../support/fixtures.js';
import { withServer } from '../support/loopback.js';

interface Paths {
  '/things': { post: { requestBody: unknown; responses: { 200: never } } };
}

function operationWith(body: BodyFormat): Operation {
  return { name: 'putThings', method: 'POST', path: '/things', body };
}

/** What a server receives of a body, by the class and by the raw client: the same. */
async function received(body: BodyFormat, value: unknown) {
  const seen: { type: string | undefined; text: string }[] = [];
  await withServer(
    ({ headers, body: text }, response) => {
      seen.push({ type: headers['content-type'], text });
      response.setHeader('content-type', 'application/json').end('{}');
    },
    async baseUrl => {
      const operation = operationWith(body);
      await apiClient([], { baseUrl }).data(operation, { body: value });
      await rawClient<Paths>([], [operation], { baseUrl }).POST('/things', { body: value } as never);
    },
  );
  const [first, second] = seen.map(({ type, text }) => {
    const boundary = /boundary=(.*)$/.exec(type ?? '')?.[1];
    const plain = (given = '') => (boundary ? given.replaceAll(boundary, 'B') : given);
    return { type: plain(type), text: plain(text) };
  });
  expect(second).toEqual(first);
  return first as { type: string; text: string };
}

/** The parts of a multipart body: headers and content of each. */
async function parts(value: object, types?: Readonly<Record<string, string>>): Promise<string[]> {
  const { type, text } = await received(multipartBody(types), value);
  expect(type).toBe('multipart/form-data; boundary=B');
  return text
    .split('--B')
    .slice(1, -1)
    .map(part =>
      part
        .trim()
        .replaceAll('\r\n', '\n')
        .replace(/^Content-Disposition: form-data; /gm, ''),
    );
}

describe('a server receives', () => {
  test('JSON under the media type of the spec', async () => {
    expect(await received(jsonBody('application/vnd.vendor+json; v=2'), { a: ['é'] })).toEqual({
      type: 'application/vnd.vendor+json; v=2',
      text: '{"a":["é"]}',
    });
  });

  test('a string as it is', async () => {
    expect(await received(textBody('text/plain'), 'a b\né')).toEqual({ type: 'text/plain', text: 'a b\né' });
  });

  test.each([
    ['a Blob', new Blob(['a\0b'])],
    ['a Uint8Array', new TextEncoder().encode('a\0b')],
    ['an ArrayBuffer', new TextEncoder().encode('a\0b').buffer],
  ])('the bytes of %s', async (_, value) => {
    expect(await received(bytesBody('application/octet-stream'), value)).toEqual({
      type: 'application/octet-stream',
      text: 'a\0b',
    });
  });

  test('the fields of a form in their styles', async () => {
    const body = formBody(
      'application/x-www-form-urlencoded',
      {
        filter: { style: 'deepObject' },
        meta: { style: 'json' },
        list: { style: 'json', explode: true },
        url: { style: 'form', reserved: true },
      },
      { scope: ' ' },
    );
    const value = {
      filter: { a: 1 },
      scope: ['x', 'y'],
      meta: { b: [2] },
      list: [{ c: 1 }, 2],
      url: 'https://x/',
      aud: ['1', '2'],
      none: undefined,
    };

    expect(await received(body, value)).toEqual({
      type: 'application/x-www-form-urlencoded',
      text: 'filter%5Ba%5D=1&scope=x+y&meta=%7B%22b%22%3A%5B2%5D%7D&list=%7B%22c%22%3A1%7D&list=2&url=https://x/&aud=1&aud=2',
    });
  });

  test('the lists of a form as one value, in the separator of the spec', async () => {
    const body = formBody('application/x-www-form-urlencoded', {}, { a: ',', b: '|', c: ' ' });
    const value = { a: ['x,y', 'z'], b: ['x', 'y'], c: ['x', 'y z'], constructor: ['a', 'b'] };

    expect((await received(body, value)).text).toBe('a=x%2Cy,z&b=x%7Cy&c=x+y+z&constructor=a&constructor=b');
    expect(body.write({ a: [], b: [undefined, null], c: undefined })).toBe('');
    expect(() => body.write({ a: [{}] })).toThrow('a must not be an object');
  });

  test('the fields of a multipart body as parts', async () => {
    expect(
      await parts({
        text: 'é"\n',
        number: 1,
        yes: true,
        none: undefined,
        nothing: null,
        list: ['a', 'b'],
        object: { a: 1 },
        objects: [{ b: 1 }],
      }),
    ).toEqual([
      'name="text"\n\né"',
      'name="number"\n\n1',
      'name="yes"\n\ntrue',
      'name="list"\n\na',
      'name="list"\n\nb',
      'name="object"; filename="blob"\nContent-Type: application/json\n\n{"a":1}',
      'name="objects"; filename="blob"\nContent-Type: application/json\n\n{"b":1}',
    ]);
  });

  test('files with their names and types, and those without by what the spec says', async () => {
    expect(
      await parts(
        {
          named: new File(['1'], 'a.txt', { type: 'text/css' }),
          typed: new File(['2'], 'b.txt'),
          blob: new Blob(['3']),
          bytes: new TextEncoder().encode('4'),
          csv: 'a,b',
          problem: { a: 1 },
        },
        { named: 'image/png', typed: 'image/png', csv: 'text/csv', problem: 'application/problem+json' },
      ),
    ).toEqual([
      'name="named"; filename="a.txt"\nContent-Type: text/css\n\n1',
      'name="typed"; filename="b.txt"\nContent-Type: image/png\n\n2',
      'name="blob"; filename="blob"\nContent-Type: application/octet-stream\n\n3',
      'name="bytes"; filename="blob"\nContent-Type: application/octet-stream\n\n4',
      'name="csv"; filename="blob"\nContent-Type: text/csv\n\na,b',
      'name="problem"; filename="blob"\nContent-Type: application/problem+json\n\n{"a":1}',
    ]);
  });

  test('a FormData as it is', async () => {
    const form = new FormData();
    form.append('a', '1');

    expect(await parts(form)).toEqual(['name="a"\n\n1']);
  });

  test('the very bytes that were signed', async () => {
    const signed: { body: unknown }[] = [];
    const signer: Signer = {
      scheme: 'Watched',
      sign({ url, body }) {
        signed.push({ body });
        return { url, headers: { 'x-signed': 'yes' } };
      },
    };
    const operation = { ...operationWith(multipartBody()), signature: 'Watched' };
    await withServer(
      (_, response) => response.setHeader('content-type', 'application/json').end('{}'),
      async (baseUrl, seen) => {
        await apiClient([], { baseUrl, signer }).data(operation, { body: { a: '1' } });
        const raw = rawClient<Paths>([], [operation], { baseUrl, signer });
        await raw.POST('/things', { body: { a: '1' } } as never);

        expect(seen.map(({ body }) => ({ body }))).toEqual(signed);
        for (const { headers } of seen)
          expect(headers).toMatchObject({
            'content-type': expect.stringMatching(/^multipart\/form-data; boundary=/),
            'x-signed': 'yes',
          });
      },
    );
  });
});

describe('nothing is sent', () => {
  test.each([
    ['a string', bytesBody('application/octet-stream'), { a: 1 }],
    ['a Blob', textBody('text/plain'), { a: 1 }],
    ['JSON', jsonBody('application/json'), () => {}],
    ['an object in a form', formBody('application/x-www-form-urlencoded', {}), { a: {} }],
  ])('where %s is expected', async (_, body, value) => {
    const client = apiClient([], { baseUrl: 'http://127.0.0.1:1' });

    expect(await failure(client.data(operationWith(body), { body: value }))).toMatchObject({
      code: 'configuration',
    });
  });

  test('without a body that is required', async () => {
    const client = apiClient([], { baseUrl: 'http://127.0.0.1:1' });
    const operation: Operation = { ...operationWith(textBody('text/plain')), needsBody: true };

    expect(await failure(client.data(operation, {}))).toMatchObject({
      code: 'configuration',
      message: 'putThings needs a body.',
    });
  });

  test.each([
    ['a GET with a body', { method: 'GET' }, {}],
    ['a method that fetch forbids', { method: 'TRACE' }, {}],
    ['a header that Node does not write', {}, { expect: '100-continue' }],
    ['a header with a line break', {}, { 'x-a': 'a\nb' }],
    ['a length that is not that of the body', {}, { 'content-length': '99' }],
  ])('of what fetch does not take: %s', async (_, change, headers) => {
    await withServer(
      (_seen, response) => response.end(),
      async (baseUrl, seen) => {
        const operation: Operation = { ...operationWith(textBody('text/plain')), ...change };
        const client = apiClient([], { baseUrl });

        expect(await failure(client.data(operation, { body: 'a' }, { headers }))).toMatchObject({
          code: 'configuration',
        });
        expect(seen).toEqual([]);
      },
    );
  });
});
