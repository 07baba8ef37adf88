import { expect, test } from 'vitest';
import { documentOf, normal } from '../normalise/normal.js';
import type { Loose } from '../support/project.js';
import { compileTypes } from '../support/types.js';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Loose, more: Loose = {}) => ({ content: { 'application/json': { schema, ...more } } });
const text = { type: 'string' };

/** An operation that takes one schema and returns another. */
const operation = (taken: Loose, returned: Loose, more: Loose = {}) => ({
  'post /items': {
    operationId: 'add',
    requestBody: { required: true, ...json(taken, more) },
    responses: { 200: { description: 'Done', ...json(returned) } },
  },
});

const withSchemas = (operations: Loose, schemas: Loose): Loose => ({
  ...documentOf(operations),
  components: { schemas },
});

const BODIES = `
type Content<B> = B extends { content: { 'application/json': infer C } } ? C : never;
export type Sent = Content<operations['add']['requestBody']>;
export type Received = Content<operations['add']['responses'][200]>;
`;

const item = {
  type: 'object',
  required: ['id', 'name', 'secret'],
  properties: { id: { ...text, readOnly: true }, name: text, secret: { ...text, writeOnly: true } },
};

test('a request has no readOnly fields and a response no writeOnly ones', async () => {
  const { document, notes } = await normal(withSchemas(operation(ref('Item'), ref('Item')), { Item: item }));
  const use = `${BODIES}
    export const sent: Sent = { name: 'n', secret: 's' };
    export const names = (received: Received): string => received.id + received.name;
    // @ts-expect-error the server writes it
    export const own: Sent = { id: '1', name: 'n', secret: 's' };
    // @ts-expect-error no response has it
    export const secret = (received: Received): string => received.secret;
  `;

  expect(compileTypes(document, use)).toEqual([]);
  expect(Object.keys(document.components.schemas)).toEqual(['ItemRequest', 'ItemResponse']);
  expect(notes('request-schema')).toEqual([expect.stringContaining('"Item" is ItemRequest')]);
  expect(notes('response-schema')).toEqual([expect.stringContaining('"Item" is ItemResponse')]);
});

test('a schema that is the same both ways stays one, and so does what nothing is left out of', async () => {
  const { secret: _, ...properties } = item.properties;
  const { document } = await normal(
    withSchemas(operation(ref('Item'), ref('Item')), {
      Item: { ...item, required: ['id', 'name'], properties: { ...properties, kind: ref('Kind') } },
      Kind: { type: 'object', properties: { name: text } },
    }),
  );

  expect(Object.keys(document.components.schemas)).toEqual(['Item', 'ItemRequest', 'Kind']);
});

test('what is inside is left out too: in members, lists, maps, parts, variants and circles', async () => {
  const { document } = await normal(
    withSchemas(operation(ref('Order'), ref('Order')), {
      Order: {
        allOf: [
          ref('Base'),
          {
            type: 'object',
            required: ['id', 'first', 'items'],
            properties: {
              first: ref('Item'),
              items: { type: 'array', items: ref('Item') },
              byName: { type: 'object', additionalProperties: ref('Item') },
              one: { oneOf: [ref('Item'), ref('Plain')] },
              parent: ref('Order'),
            },
          },
        ],
      },
      Base: { type: 'object', required: ['id'], properties: { id: { ...text, readOnly: true } } },
      Plain: { type: 'object', properties: { plain: text } },
      Item: { type: 'object', required: ['id', 'name'], properties: { id: ref('Id'), name: text } },
      Id: { ...text, readOnly: true },
    }),
  );
  const use = `${BODIES}
    const item = { name: 'n' };
    export const sent: Sent = {
      first: item, items: [item], byName: { a: item }, one: item, parent: { first: item, items: [] },
    };
    export const id = ({ id, first, items }: Received): string => id + first.id + items[0]?.id;
    // @ts-expect-error the server writes it
    export const own: Sent = { first: { id: '1', name: 'n' }, items: [] };
  `;

  expect(compileTypes(document, use)).toEqual([]);
});

test('an example of a request is written without what is left out', async () => {
  const value = { id: '1', name: 'n', secret: 's' };
  const { document } = await normal(
    withSchemas(operation(ref('Item'), ref('Item'), { examples: { one: { value } } }), { Item: item }),
  );
  const { requestBody } = document.paths['/items'].post;

  expect(requestBody.content['application/json'].examples.one.value).toEqual({ name: 'n', secret: 's' });
});

test('names do not depend on who uses a schema, nor clash with those of the vendor', async () => {
  const { document } = await normal(
    withSchemas(operation(ref('Item'), ref('ItemRequest')), {
      Item: item,
      ItemRequest: { type: 'object', properties: { reason: text } },
    }),
  );

  expect(Object.keys(document.components.schemas)).toEqual(['ItemRequest2', 'ItemRequest']);
  expect(document.components.schemas.ItemRequest2.properties).toEqual({
    name: text,
    secret: item.properties.secret,
  });
});
