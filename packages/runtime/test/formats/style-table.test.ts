import { describe, expect, test } from 'vitest';
import { apiClient } from '../../src/client/api-client.js';
import { rawClient } from '../../src/client/raw-client.js';
import type { ParameterStyle } from '../../src/formats/parameter-style.js';
import { styledParameters } from '../../src/formats/styled-parameters.js';
import type { Signer } from '../../src/model/call.js';
import type { Operation } from '../../src/model/operation.js';
import { withServer } from '../support/loopback.js';

/*
 * What a server receives, for each row of the table "Style Examples" of OpenAPI 3.0.4, 3.1.1 and 3.2, typed by hand: the
 * columns are no value but an empty one, a string, a list and an object. `n/a` of the table is left out here: the generator
 * rejects it. Beyond the table, the rows are those of RFC 6570, with the names of the table.
 */
const empty = '';
const string = 'blue';
const list = ['blue', 'black', 'brown'];
const object = { R: 100, G: 200, B: 150 };

type Row = readonly [style: ParameterStyle['style'], explode: boolean, value: unknown, written: string];

const inPath: readonly Row[] = [
  ['matrix', false, empty, ';color'],
  ['matrix', false, string, ';color=blue'],
  ['matrix', false, list, ';color=blue,black,brown'],
  ['matrix', false, object, ';color=R,100,G,200,B,150'],
  ['matrix', true, empty, ';color'],
  ['matrix', true, string, ';color=blue'],
  ['matrix', true, list, ';color=blue;color=black;color=brown'],
  ['matrix', true, object, ';R=100;G=200;B=150'],
  ['label', false, string, '.blue'],
  ['label', false, list, '.blue,black,brown'],
  ['label', false, object, '.R,100,G,200,B,150'],
  ['label', true, string, '.blue'],
  ['label', true, list, '.blue.black.brown'],
  ['label', true, object, '.R=100.G=200.B=150'],
  ['simple', false, string, 'blue'],
  ['simple', false, list, 'blue,black,brown'],
  ['simple', false, object, 'R,100,G,200,B,150'],
  ['simple', true, string, 'blue'],
  ['simple', true, list, 'blue,black,brown'],
  ['simple', true, object, 'R=100,G=200,B=150'],
  // RFC 6570 sections 3.2.2, 3.2.5 and 3.2.7: all but unreserved characters are encoded.
  ['simple', false, ['a b', 'c,d', 'é'], 'a%20b,c%2Cd,%C3%A9'],
  ['simple', false, 'Hello World!', 'Hello%20World%21'],
  ['label', true, ['a.b', '/'], '.a.b.%2F'],
  ['matrix', true, ['', 'a;b'], ';color;color=a%3Bb'],
  ['matrix', true, { 'a b': 'c=d' }, ';a%20b=c%3Dd'],
  ['simple', false, 100, '100'],
  ['label', false, true, '.true'],
  ['simple', false, [1, null, undefined, false], '1,false'],
  ['json', false, { a: ['b'] }, '%7B%22a%22%3A%5B%22b%22%5D%7D'],
];

const inQuery: readonly Row[] = [
  ['form', false, empty, 'color='],
  ['form', false, string, 'color=blue'],
  ['form', false, list, 'color=blue,black,brown'],
  ['form', false, object, 'color=R,100,G,200,B,150'],
  ['form', true, empty, 'color='],
  ['form', true, string, 'color=blue'],
  ['form', true, list, 'color=blue&color=black&color=brown'],
  ['form', true, object, 'R=100&G=200&B=150'],
  ['spaceDelimited', false, list, 'color=blue%20black%20brown'],
  ['spaceDelimited', false, object, 'color=R%20100%20G%20200%20B%20150'],
  ['pipeDelimited', false, list, 'color=blue%7Cblack%7Cbrown'],
  ['pipeDelimited', false, object, 'color=R%7C100%7CG%7C200%7CB%7C150'],
  ['deepObject', true, object, 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'],
  // RFC 6570 section 2.3: what has no value, or nothing in it, is left out.
  ['form', true, undefined, ''],
  ['form', true, null, ''],
  ['form', true, [], ''],
  ['form', false, [], ''],
  ['form', true, {}, ''],
  ['deepObject', true, {}, ''],
  ['deepObject', true, { R: undefined, G: null, B: '' }, 'color%5BB%5D='],
  ['form', false, [null, 'a', undefined], 'color=a'],
  // A blank of a value is +, as in forms.
  ['form', false, ['a b', 'c,d', '=&#+%é😀'], 'color=a+b,c%2Cd,%3D%26%23%2B%25%C3%A9%F0%9F%98%80'],
  ['form', true, { 'a b': '[x]' }, 'a+b=%5Bx%5D'],
  ['form', false, [1, true], 'color=1,true'],
  ['form', true, 0, 'color=0'],
  ['json', false, { a: [1, null] }, 'color=%7B%22a%22%3A%5B1%2Cnull%5D%7D'],
  ['queryJson', false, { a: ' b' }, '%7B%22a%22%3A%22%20b%22%7D'],
  ['queryForm', false, { a: ' b', c: [1, 2] }, 'a=+b&c=1&c=2'],
];

const inHeader: readonly Row[] = [
  ['simple', false, string, 'blue'],
  ['simple', false, list, 'blue,black,brown'],
  ['simple', false, object, 'R,100,G,200,B,150'],
  ['simple', true, list, 'blue,black,brown'],
  ['simple', true, object, 'R=100,G=200,B=150'],
  ['json', false, { a: 'é' }, '{"a":"\\u00e9"}'],
];

interface Paths {
  '/things/{color}': { get: { parameters: unknown; responses: { 200: never } } };
  '/things': { get: { parameters: unknown; responses: { 200: never } } };
}

/** A signer that signs nothing and shows what it was given to sign. */
function watch(urls: string[]): Signer {
  return {
    scheme: 'Watched',
    sign({ url }) {
      urls.push(url);
      return { url, headers: {} };
    },
  };
}

/** Sends a value by every way that a program has, and returns what a server received, which must be the same each time. */
async function received(operation: Operation, value: unknown) {
  const seen: { target: string; header: string | undefined }[] = [];
  const signedUrls: string[] = [];
  await withServer(
    ({ target, headers }, response) => {
      seen.push({ target, header: headers.color as string | undefined });
      response.setHeader('content-type', 'application/json').end('{}');
    },
    async baseUrl => {
      const parameters = { color: value };
      await apiClient([], { baseUrl }).data(operation, { parameters });
      await apiClient([], { baseUrl }).result(operation, { parameters });
      const signed = { ...operation, signature: 'Watched' };
      await apiClient([], { baseUrl, signer: watch(signedUrls) }).data(signed, { parameters });
      const place = operation.header ? 'header' : operation.query ? 'query' : 'path';
      const params = { [place]: parameters } as never;
      for (const client of [
        rawClient<Paths>([], [operation], { baseUrl }),
        rawClient<Paths>([], [signed], { baseUrl, signer: watch(signedUrls) }),
      ])
        await client.GET(operation.path as '/things', { params } as never);
      expect(new Set(signedUrls)).toEqual(new Set([baseUrl + seen[0]?.target]));
    },
  );
  expect(seen).toHaveLength(5);
  expect(new Set(seen.map(one => JSON.stringify(one))).size).toBe(1);
  return seen[0];
}

function operationWith(style: Omit<ParameterStyle, 'in'>, place: ParameterStyle['in']): Operation {
  return {
    name: 'getThings',
    method: 'GET',
    path: place === 'path' ? '/things/{color}' : '/things',
    ...(place !== 'path' && { [place]: ['color'] }),
    parameters: styledParameters({ color: { ...style, in: place } }),
  };
}

describe('a server receives', () => {
  test.each(inPath)(
    'in a path of style %s (explode: %s) %j as %s',
    async (style, explode, value, written) => {
      const { target } = (await received(operationWith({ style, explode }, 'path'), value)) ?? {};

      expect(target).toBe(`/things/${written}`);
    },
  );

  test.each(inQuery)(
    'in a query of style %s (explode: %s) %j as %s',
    async (style, explode, value, written) => {
      const { target } = (await received(operationWith({ style, explode }, 'query'), value)) ?? {};

      expect(target).toBe(written ? `/things?${written}` : '/things');
    },
  );

  test.each(inHeader)(
    'in a header of style %s (explode: %s) %j as %s',
    async (style, explode, value, written) => {
      const { header } = (await received(operationWith({ style, explode }, 'header'), value)) ?? {};

      expect(header).toBe(written);
    },
  );

  test.each([
    ['query', "a/b:c?d@e$f,g;h=i!j'(k)*", 'color=a/b:c?d@e$f,g;h=i!j%27(k)*'],
    ['query', '50% #&+[] %2F', 'color=50%25%20%23%26%2B%5B%5D%20%2F'],
    ['path', 'a/b:c@d$e&f+g,h;i=j', '/things/a/b:c@d$e&f+g,h;i=j'],
    ['path', 'a?b#c[d] %2F', '/things/a%3Fb%23c%5Bd%5D%20%2F'],
  ] as const)('reserved characters of a %s that may hold them: %s', async (place, value, written) => {
    const style = place === 'path' ? 'simple' : 'form';
    const { target = '' } = (await received(operationWith({ style, reserved: true }, place), value)) ?? {};

    expect(target).toBe(place === 'path' ? written : `/things?${written}`);
  });
});

describe('nothing is sent', () => {
  test.each(['..', 'a/../b', './a', 'a/%2e%2E', 'a/.'])(
    'for a path that would lead elsewhere: %s',
    async value => {
      const operation = operationWith({ style: 'simple', reserved: true }, 'path');

      await expect(
        apiClient([], { baseUrl: 'http://127.0.0.1:1' }).data(operation, { parameters: { color: value } }),
      ).rejects.toMatchObject({ code: 'configuration' });
    },
  );

  test.each([
    [{ style: 'deepObject', explode: true }, 'query', { a: { b: 1 } }],
    [{ style: 'form', explode: true }, 'query', [[1]]],
    [{ style: 'pipeDelimited' }, 'query', [{}]],
    [{ style: 'simple' }, 'header', { a: [1] }],
    [{ style: 'matrix' }, 'path', { a: {} }],
    [{ style: 'label' }, 'path', ''],
    [{ style: 'simple' }, 'path', []],
    [{ style: 'simple' }, 'path', {}],
  ] as const)('for a value that no style writes: %j in a %s, %j', async (style, place, value) => {
    const operation = operationWith(style, place);

    await expect(
      apiClient([], { baseUrl: 'http://127.0.0.1:1' }).data(operation, { parameters: { color: value } }),
    ).rejects.toMatchObject({ code: 'configuration' });
  });
});

describe('a key of paths that has more than a path', () => {
  const key = '/things/{color}?grant=a#second';
  const operation: Operation = {
    name: 'getThings',
    method: 'GET',
    path: '/things/{color}',
    key,
    query: ['page'],
    parameters: styledParameters({}, 'grant=a'),
  };

  test('is sent with its query before that of the parameters, and without its fragment', async () => {
    await withServer(
      (_, response) => response.setHeader('content-type', 'application/json').end('{}'),
      async (baseUrl, seen) => {
        await apiClient([], { baseUrl }).data(operation, { parameters: { color: 'blue', page: 2 } });
        await apiClient([], { baseUrl }).data(operation, { parameters: { color: 'blue' } });
        const raw = rawClient<Paths>([], [operation], { baseUrl });
        await raw.GET(key as '/things', { params: { path: { color: 'blue' }, query: { page: 2 } } } as never);

        expect(seen.map(({ target }) => target)).toEqual([
          '/things/blue?grant=a&page=2',
          '/things/blue?grant=a',
          '/things/blue?grant=a&page=2',
        ]);
      },
    );
  });
});
