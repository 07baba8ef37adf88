import type { ContractOperation, ContractResponse, ProviderContract } from '@token-clients/runtime';
import { expect, test } from 'vitest';
import { referringTo } from '../../src/code/made-bodies.js';

const JSON_TYPE = 'application/json';

function responsesOf(document: object, ...responses: ContractResponse[]): readonly ContractResponse[] {
  const operation = { httpMethod: 'GET', path: '/a/{b}', responses } as unknown as ContractOperation;
  const { operations } = referringTo(document, { operations: [operation] } as unknown as ProviderContract);
  return operations[0]?.responses ?? [];
}

function documentWith(responses: object, others: object = {}): object {
  return { paths: { '/a/{b}': { get: { responses } } }, ...others };
}

const made = { status: '200', code: 200, body: { a: 1 }, isMade: true } as const;

test('a body that was made up stands in the document alone, where it has one', () => {
  const content = { 'text/html': { example: '' }, [JSON_TYPE]: { example: { a: 1 } } };

  expect(responsesOf(documentWith({ 200: { content } }), made)).toEqual([
    {
      ...made,
      body: undefined,
      bodyAt: '/paths/~1a~1{b}/get/responses/200/content/application~1json/example',
    },
  ]);
});

test('references are followed, as they are written', () => {
  const document = documentWith(
    { 200: { $ref: '#/components/responses/A%20B' } },
    {
      components: {
        responses: {
          'A B': { $ref: '#/components/responses/C' },
          C: { content: { [JSON_TYPE]: { example: 0 } } },
        },
      },
    },
  );

  expect(responsesOf(document, made)[0]?.bodyAt).toBe(
    '/components/responses/C/content/application~1json/example',
  );
});

test('in Swagger 2.0 it stands by its media type', () => {
  const document = documentWith({ 200: { examples: { 'text/plain': 'a', [JSON_TYPE]: null } } });

  expect(responsesOf(document, made)[0]?.bodyAt).toBe(
    '/paths/~1a~1{b}/get/responses/200/examples/application~1json',
  );
});

test.each<[string, ContractResponse, object]>([
  ['an example of the spec', { status: '200', code: 200, body: { a: 1 } }, { example: { a: 1 } }],
  ['a body that the document lacks', made, { schema: {} }],
  ['text', { ...made, kind: 'text', body: 'a' }, { example: 'a' }],
])('%s stays in the contract', (_, response, media) => {
  const document = documentWith({ 200: { content: { [JSON_TYPE]: media } } });

  expect(responsesOf(document, response)).toEqual([response]);
});
