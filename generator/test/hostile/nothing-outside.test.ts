import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Loose, smallSpec } from '../support/project.js';
import { fields, outcome, received, token } from './support/outcome.js';

const requests: string[] = [];
const server = createServer((request, response) => {
  requests.push(request.url ?? '');
  response.end('{}');
});
let origin = '';
beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

describe('nothing outside a spec is read:', () => {
  test.each<[string, (spec: Loose) => void, string | undefined]>([
    [
      'a reference to a file of the machine',
      s => (fields(s).a = { $ref: 'file:///etc/passwd' }),
      'reference',
    ],
    ['a reference to a file outside', s => (fields(s).a = { $ref: '../../etc/passwd' }), 'reference'],
    ['a reference to the network', s => (fields(s).a = { $ref: `${origin}/a.yaml#/a` }), 'reference'],
    [
      'a discriminator that names a file',
      s => {
        const variant = { $ref: '#/components/schemas/TokenError' };
        const mapping = { a: 'file:///etc/passwd', b: `${origin}/b.yaml` };
        received(s).a = { oneOf: [variant], discriminator: { propertyName: 'error', mapping } };
      },
      undefined,
    ],
    [
      'an example elsewhere',
      s => {
        const { 'application/json': media } = token(s).responses['200'].content;
        media.examples.other = { externalValue: `${origin}/example.json` };
      },
      undefined,
    ],
  ])('%s', async (_, change, rule) => {
    const { refused, files } = await outcome(smallSpec(change));

    expect(refused).toEqual(rule === undefined ? [] : [rule]);
    expect([...files.values()].join('')).not.toContain('root:');
    expect(requests).toEqual([]);
  });
});

test('code in YAML tags is not run, and the file is refused', async () => {
  const { refused } = await outcome('openapi: !!js/function "function () { globalThis.canary = 1 }"');

  expect(refused).toEqual(['not-openapi']);
  expect(globalThis).not.toHaveProperty('canary');
});
