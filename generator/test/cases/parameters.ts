import { expect } from 'vitest';
import type { Case } from './case.js';

/** Parameters, headers, servers and methods: what goes over the wire. */
export const parameterCases: readonly Case[] = [
  {
    spec: 'query-lists',
    with: 'one query list that is exploded and one that is not',
    so: 'each is written in its own way',
    async check({ call }) {
      const { sent } = await call('listTokens', [{ ids: ['a', 'b'], tags: ['c', 'd'] }]);

      expect(sent.target).toBe('/tokens?ids=a,b&tags=c&tags=d');
    },
  },
  {
    spec: 'query-deep-object',
    with: 'a query object in the style deepObject',
    so: 'each of its properties is a parameter with brackets',
    async check({ call }) {
      const { sent } = await call('listTokens', [{ filter: { state: 'on' } }]);

      expect(decodeURIComponent(sent.target)).toBe('/tokens?filter[state]=on');
    },
  },
  {
    spec: 'query-object',
    with: 'a query object in the default style',
    so: 'each of its properties is a parameter',
    async check({ call }) {
      const { sent } = await call('listTokens', [{ filter: { state: 'on' } }]);

      expect(sent.target).toBe('/tokens?state=on');
    },
  },
  {
    spec: 'path-list',
    with: 'a list in the path, without a style',
    so: 'it is written in the default style, simple',
    async check({ call }) {
      const { sent } = await call('readTokens', [{ ids: ['a', 'b'] }]);

      expect(sent.target).toBe('/tokens/a,b');
    },
  },
  {
    spec: 'header-list',
    with: 'a list in a header, without a style',
    so: 'it is written in the default style, simple',
    async check({ call }) {
      const { sent } = await call('listTokens', [{ 'X-Ids': ['a', 'b'] }]);

      expect(sent.headers['x-ids']).toBe('a,b');
    },
  },
  {
    spec: 'allow-reserved',
    with: 'a parameter that may hold reserved characters',
    so: 'they are sent as they are',
    async check({ call }) {
      const { sent } = await call('redirect', [{ to: 'a/b?c d' }]);

      expect(sent.target).toBe('/redirect?to=a/b?c%20d');
    },
  },
  {
    spec: 'headers-of-the-protocol',
    with: 'Content-Type and Accept as header parameters',
    so: 'they are no parameters, and each is sent once',
    program: `
      import { TokensApi } from '@token-clients/headers-of-the-protocol';
      const body = { grant_type: 'client_credentials', client_id: 'a', client_secret: 'b' } as const;
      await new TokensApi().addNote(body, { 'X-Trace': 'c' });
      // @ts-expect-error: the client writes it
      await new TokensApi().addNote(body, { Accept: 'text/html' });`,
    async check({ call }) {
      const body = { grant_type: 'client_credentials', client_id: 'a', client_secret: 'b' };
      const { sent } = await call('addNote', [
        body,
        { 'Content-Type': 'text/html', Accept: 'text/html', 'X-Trace': 'c' },
      ]);

      expect(sent.headers).toMatchObject({
        'content-type': 'application/json',
        accept: 'application/json',
        'x-trace': 'c',
      });
    },
  },
  {
    spec: 'form-lists',
    with: 'a form list with an encoding and one without',
    so: 'each is written in its own way',
    async check({ call }) {
      const { sent } = await call('createToken', [
        {
          grant_type: 'client_credentials',
          client_id: 'a',
          client_secret: 'b',
          scopes: ['c', 'd'],
          audience: ['1', '2'],
        },
      ]);

      expect(sent.text).toBe(
        'grant_type=client_credentials&client_id=a&client_secret=b&scopes=c+d&audience=1&audience=2',
      );
    },
  },
  {
    spec: 'form-list-of-objects',
    with: 'a form field that is a list of objects',
    refused: /grants/,
    at: '/components/schemas/TokenForm/properties/grants',
  },
  {
    spec: 'multipart',
    with: 'a body of the type multipart/form-data',
    so: 'it is sent as such',
    async check({ call }) {
      const body = { grant_type: 'client_credentials', client_id: 'a', client_secret: 'b' };
      const { sent } = await call('createToken', [body]);

      const received = await new Response(new Uint8Array(sent.body), {
        headers: { 'content-type': sent.headers['content-type'] ?? '' },
      }).formData();
      expect(sent.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
      expect(Object.fromEntries(received)).toEqual(body);
    },
  },
  {
    spec: 'cookie-parameter',
    with: 'a parameter in a cookie',
    refused: /cookie/i,
    at: '/paths/~1session/get/parameters/0',
  },
  {
    spec: 'get-with-body',
    with: 'a body of a GET request',
    refused: /GET/,
    at: '/paths/~1search/get/requestBody',
  },
  {
    spec: 'operation-servers',
    with: 'servers of an operation',
    so: 'the secret goes there and nowhere else',
    async check({ call }) {
      const { host, sent } = await call('createToken', [
        { grant_type: 'client_credentials', client_id: 'a', client_secret: 'b' },
      ]);

      expect(host).toBe('login.acorn.example');
      expect(sent.target).toBe('/oauth/token');
    },
  },
  {
    spec: 'relative-server',
    with: 'a relative server, in a file',
    so: 'the base URL is a required option',
    program: `
      import { TokensApi } from '@token-clients/relative-server';
      export const api = new TokensApi({ baseUrl: 'https://id.acorn.example/api/v3' });
      // @ts-expect-error: nothing says where the API is
      export const nowhere = new TokensApi();`,
    async check({ call }) {
      const { host, sent } = await call(
        'createToken',
        [{ grant_type: 'client_credentials', client_id: 'a', client_secret: 'b' }],
        { client: { baseUrl: 'https://id.acorn.example/api/v3' } },
      );

      expect(host).toBe('id.acorn.example');
      expect(sent.target).toBe('/api/v3/oauth/token');
    },
  },
  {
    spec: 'security-of-either-kind',
    with: 'an operation that takes one of two kinds of security',
    so: 'both are listed',
    check({ reference }) {
      const operation = reference.apis[0]?.operations.find(known => known.operationId === 'readCurrent');

      expect(operation?.security).toEqual(['key', 'bearer']);
    },
  },
];
