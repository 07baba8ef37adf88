import { afterAll, describe, expect, test } from 'vitest';
import { refusals } from '../../src/refusals/refusals.js';
import type { Loose } from '../support/project.js';
import { strangerProject } from '../support/stranger/project.js';
import { outcomeOf, specWith } from './made-from.js';

const project = strangerProject();
afterAll(() => project[Symbol.dispose]());

const string = { type: 'string' };
const wholeQuery = {
  name: 'q',
  in: 'querystring',
  content: { 'application/x-www-form-urlencoded': { schema: { type: 'object', properties: {} } } },
};
const list = { type: 'array', items: string };
const object = { type: 'object', properties: { a: string } };
const nested = { type: 'object', properties: { plain: string, inner: object } };
const content = (type: string, schema: object, more: object = {}) => ({ [type]: { schema, ...more } });
const parameter = (more: object) => ({ parameters: [{ name: 'p', in: 'query', ...more }] });
const body = (given: object) => ({ requestBody: { content: given } });
const success = (given: object) => ({ responses: { '200': { description: 'Good.', content: given } } });
const form = (schema: object, encoding: object = {}) =>
  body(
    content('application/x-www-form-urlencoded', { type: 'object', properties: { f: schema } }, { encoding }),
  );
const multipart = (encoding: object) =>
  body(content('multipart/form-data', { type: 'object', properties: { f: object } }, { encoding }));

/** What is refused: rule, JSON pointer below the operation, and the operation. */
const kinds: readonly (readonly [
  what: string,
  rule: keyof typeof refusals,
  at: string,
  operation: Loose,
  method?: string,
])[] = [
  [
    'a parameter in a cookie',
    'cookie-parameter',
    '/parameters/0',
    parameter({ in: 'cookie', schema: string }),
  ],
  [
    'a header of cookies',
    'cookie-parameter',
    '/parameters/0',
    parameter({ in: 'header', name: 'Cookie', schema: string }),
  ],
  [
    'a header with a blank in its name',
    'header-name',
    '/parameters/0',
    parameter({ in: 'header', name: 'X Trace', schema: string }),
  ],
  ['an object in an object of a query', 'parameter-style', '/parameters/0', parameter({ schema: nested })],
  [
    'an object in a deepObject',
    'parameter-style',
    '/parameters/0',
    parameter({ style: 'deepObject', schema: nested }),
  ],
  [
    'a list in a deepObject',
    'parameter-style',
    '/parameters/0',
    parameter({ style: 'deepObject', schema: { type: 'object', properties: { a: list } } }),
  ],
  [
    'a list as a deepObject',
    'parameter-style',
    '/parameters/0',
    parameter({ style: 'deepObject', schema: list }),
  ],
  [
    'a list of lists',
    'parameter-style',
    '/parameters/0',
    parameter({ schema: { type: 'array', items: list } }),
  ],
  [
    'a list of objects in a header',
    'parameter-style',
    '/parameters/0',
    parameter({ in: 'header', schema: { type: 'array', items: object } }),
  ],
  [
    'a map of lists',
    'parameter-style',
    '/parameters/0',
    parameter({ schema: { type: 'object', additionalProperties: list } }),
  ],
  [
    'an exploded object between blanks',
    'parameter-style',
    '/parameters/0',
    parameter({ style: 'spaceDelimited', explode: true, schema: object }),
  ],
  [
    'an exploded list between bars',
    'parameter-style',
    '/parameters/0',
    parameter({ style: 'pipeDelimited', explode: true, schema: list }),
  ],
  [
    'the style of a path in a query',
    'parameter-style',
    '/parameters/0/style',
    parameter({ style: 'matrix', schema: string }),
  ],
  [
    'a style that is none',
    'parameter-style',
    '/parameters/0/style',
    parameter({ style: 'tabDelimited', schema: list }),
  ],
  [
    'a parameter beside one that is the whole query',
    'duplicate-parameter',
    '/parameters/1',
    { parameters: [wholeQuery, { name: 'p', in: 'query', schema: string }] },
  ],
  [
    'a parameter as XML',
    'media-type',
    '/parameters/0/content',
    parameter({ content: content('application/xml', object) }),
  ],
  [
    'an object in a form',
    'form-object',
    '/requestBody/content/application~1x-www-form-urlencoded/schema',
    form(object),
  ],
  [
    'a list of objects in a form',
    'form-object',
    '/requestBody/content/application~1x-www-form-urlencoded/schema',
    form({ type: 'array', items: object }),
  ],
  [
    'a list of objects as a deepObject of a form',
    'form-object',
    '/requestBody/content/application~1x-www-form-urlencoded/schema',
    form({ type: 'array', items: object }, { f: { style: 'deepObject' } }),
  ],
  [
    'an object as XML in a part',
    'media-type',
    '/requestBody/content/multipart~1form-data/encoding/f/contentType',
    multipart({ f: { contentType: 'application/xml' } }),
  ],
  [
    'a body in another character set than UTF-8',
    'media-type',
    '/requestBody/content/text~1plain; charset=iso-8859-1',
    body(content('text/plain; charset=iso-8859-1', string)),
  ],
  ['a body in XML', 'media-type', '/requestBody/content', body(content('application/xml', object))],
  [
    'a body in a stream of JSON',
    'media-type',
    '/requestBody/content',
    body(content('application/x-ndjson', object)),
  ],
  ['a mixed multipart body', 'media-type', '/requestBody/content', body(content('multipart/mixed', object))],
  ['a success in XML', 'media-type', '/responses/200/content', success(content('application/xml', object))],
  ['a success in HTML', 'media-type', '/responses/200/content', success(content('text/html', string))],
  [
    'a success as a stream of events',
    'media-type',
    '/responses/200/content',
    success(content('text/event-stream', string)),
  ],
  [
    'a success as a form',
    'media-type',
    '/responses/200/content',
    success(content('application/x-www-form-urlencoded', object)),
  ],
  [
    'a GET request with a body',
    'body-of-get',
    '/requestBody',
    body(content('application/json', object)),
    'get',
  ],
  [
    'a HEAD request with a body',
    'body-of-get',
    '/requestBody',
    body(content('application/json', object)),
    'head',
  ],
];

describe('refused, with its place and all at once, is', () => {
  const pathOf = (index: number) => `/refused-${index}`;
  const spec = specWith(
    Object.fromEntries(
      kinds.map(([, , , operation, method = 'post'], index) => [
        `${method} ${pathOf(index)}`,
        { operationId: `refused${index}`, ...operation },
      ]),
    ),
  );
  const outcome = outcomeOf(project, 'refused', spec);

  test.each(kinds.map((kind, index) => [kind[0], index, kind] as const))(
    '%s',
    async (_, index, [, rule, at, , method = 'post']) => {
      const made = await outcome;
      if (made.kind === 'accepted') throw new Error('The spec was accepted.');
      const found = made.findings.filter(
        ({ kind, place }) => kind === 'refused' && place.pointer.startsWith(`/paths/~1refused-${index}/`),
      );

      expect(found).toMatchObject([
        { rule, place: { pointer: expect.stringContaining(`/paths/~1refused-${index}/${method}${at}`) } },
      ]);
    },
  );

  test('nothing else', async () => {
    const made = await outcome;
    const refused = made.kind === 'refused' ? made.findings.filter(({ kind }) => kind === 'refused') : [];

    expect(refused).toHaveLength(kinds.length);
    for (const { rule, fix } of refused) {
      expect(Object.keys(refusals)).toContain(rule);
      expect(fix).not.toBe('');
    }
  });
});
