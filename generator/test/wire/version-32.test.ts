import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Made } from '../support/stranger/made.js';
import { strangerProject } from '../support/stranger/project.js';
import { madeFrom, specWith } from './made-from.js';

const string = { type: 'string' };
const project = strangerProject();
let made: Made;

beforeAll(async () => {
  const whole = (content: object) => [{ name: 'q', in: 'querystring', content }];
  const object = { type: 'object', properties: { a: string, list: { type: 'array', items: string } } };
  const inPath = { name: 'file', in: 'path', required: true, allowReserved: true, schema: string };
  made = await madeFrom(
    project,
    'version-32',
    specWith(
      {
        'get /form': {
          operationId: 'form',
          parameters: whole({ 'application/x-www-form-urlencoded': { schema: object } }),
        },
        'get /json': { operationId: 'json', parameters: whole({ 'application/json': { schema: object } }) },
        'get /files/{file}': { operationId: 'file', parameters: [inPath] },
        'get /both?grant=a': {
          operationId: 'query',
          parameters: [{ name: 'y', in: 'query', schema: string }],
        },
        'get /both#second': {
          operationId: 'fragment',
          parameters: [{ name: 'y', in: 'query', schema: string }],
        },
      },
      { openapi: '3.2.0' },
    ),
    `import { OAuthApi } from '@token-clients/version-32';
     await new OAuthApi().form({ q: { a: 'b', list: ['c'] } });
     // @ts-expect-error: a field is a string
     await new OAuthApi().form({ q: { a: 1 } });`,
  );
});
afterAll(() => project[Symbol.dispose]());

describe('of a spec of version 3.2, a server receives', () => {
  test.each([
    [
      'a parameter that is the whole query, as a form',
      'form',
      { q: { a: 'b c', list: ['d', 'e'] } },
      '/form?a=b+c&list=d&list=e',
    ],
    [
      'a parameter that is the whole query, as JSON',
      'json',
      { q: { a: 'b c' } },
      '/json?%7B%22a%22%3A%22b%20c%22%7D',
    ],
    ['no query for one without a value', 'form', {}, '/form'],
    ['slashes of a path parameter that may hold them', 'file', { file: 'a/b c?' }, '/files/a/b%20c%3F'],
    ['the query of a path before that of parameters', 'query', { y: 'z' }, '/both?grant=a&y=z'],
    ['a path without its fragment', 'fragment', { y: 'z' }, '/both?y=z'],
  ])('%s', async (_, operation, parameters, target) => {
    expect((await made.call(operation, [parameters])).sent.target).toBe(target);
  });
});
