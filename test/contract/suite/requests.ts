import type { ContractRequest } from '@token-clients/generator/contract';
import { expect, test } from 'vitest';
import type { RecordedRequest } from '../../mock/recorder.js';
import { authorizationFor, clientFor, fullRequest } from '../calls.js';
import { rawCall } from '../helpers/raw-call.js';
import { schemeOf } from '../helpers/signatures.js';
import { call, referenceOf } from '../provider.js';
import { type Case, lastRequest } from './case.js';

/** What fetch adds by itself. */
const OF_FETCH = [
  'accept-encoding',
  'accept-language',
  'connection',
  'content-length',
  'host',
  'sec-fetch-mode',
  'user-agent',
];

/** Every request of the spec, by what a server receives. */
export function testRequests(given: Case): void {
  const { provider, operation, mock } = given;
  const send = async (request: Pick<ContractRequest, 'body' | 'parameters'>) => {
    const headers = authorizationFor(provider, operation, request);
    await call(provider, operation, request, clientFor(operation, mock().url), { headers });
    return lastRequest(mock());
  };

  for (const request of operation.requests) {
    test(`sends "${request.name}" as the spec says`, async () => {
      const sent = await send(request);

      expect(sent.violations, 'sl-violations').toBe('');
      expect(sent.status).toBeLessThan(300);
      expectHead(given, request, sent);
      expectBody(given, request, sent);
    });

    test(`sends "${request.name}" without what is undefined, in the order of the spec`, async () => {
      const plain = await send(request);

      const sent = await send(withUndefined(given, request));

      expect(sent.violations, 'sl-violations').toBe('');
      expect(sent.target).toBe(plain.target);
      expect(sent.text).toBe(plain.text);
    });
  }

  test('sends the same through the openapi-fetch client', async () => {
    const request = fullRequest(operation);
    const plain = await send(request);

    const status = await rawCall(provider, operation, request, clientFor(operation, mock().url));

    const sent = lastRequest(mock());
    expect(status).toBeLessThan(300);
    expect(sent.violations, 'sl-violations').toBe('');
    expect(sent).toMatchObject({ method: plain.method, target: plain.target, text: plain.text });
    expect(sent.headers.accept).toBe(plain.headers.accept);
    expect(sent.headers['content-type']).toBe(plain.headers['content-type']);
    expectSignature(given, sent);
  });
}

function expectHead(given: Case, request: ContractRequest, sent: RecordedRequest): void {
  const { provider, operation } = given;
  const { parameters } = referenceOf(provider, operation);
  const values: Readonly<Record<string, unknown>> = request.parameters ?? {};
  const path = operation.path.replace(/\{(.+?)\}/g, (_, name: string) =>
    encodeURIComponent(`${values[name]}`),
  );
  const query = parameters.filter(({ in: place, name }) => place === 'query' && values[name] !== undefined);

  expect(sent.method).toBe(operation.httpMethod);
  expect(sent.path).toBe(path);
  expect([...new URLSearchParams(sent.query)]).toEqual(query.map(({ name }) => [name, `${values[name]}`]));
  expect(sent.headers.accept).toBe('application/json');
  expect(sent.headers['content-type']).toBe(request.body && operation.mediaType);
  const { authorization } = authorizationFor(provider, operation, request);
  expect(sent.headers.authorization).toBe(authorization);
  const allowed = [
    ...OF_FETCH,
    'accept',
    'content-type',
    'authorization',
    ...parameters.filter(({ in: place }) => place === 'header').map(({ name }) => name.toLowerCase()),
    ...(operation.signature === undefined ? [] : schemeOf(operation.signature).headers),
  ];
  expect(Object.keys(sent.headers).filter(name => !allowed.includes(name))).toEqual([]);
  expectSignature(given, sent);
}

function expectSignature({ operation }: Case, sent: RecordedRequest): void {
  if (operation.signature === undefined) return;
  expect(schemeOf(operation.signature).verifies(sent), 'the signature fits the bytes that arrived').toBe(
    true,
  );
}

function expectBody({ provider, operation }: Case, { body }: ContractRequest, sent: RecordedRequest): void {
  const { operation: known, body: described } = referenceOf(provider, operation);
  if (!body) {
    expect(sent.text).toBe('');
    return;
  }
  const declared = described?.fields.map(({ name }) => name) ?? [];
  expect(Object.keys(body).filter(name => !declared.includes(name))).toEqual([]);
  if (known.body === 'json') {
    expect(sent.text).toBe(JSON.stringify(body));
    return;
  }
  const pairs = Object.entries(body).flatMap(([name, value]) => {
    const items = [value].flat().map(String);
    const joint = known.joined?.[name];
    return (joint === undefined ? items : [items.join(joint)]).map(item => [name, item]);
  });
  expect([...new URLSearchParams(sent.text)]).toEqual(pairs);
  expect(sent.text, 'form encoding').toMatch(/^([\w.~+=&-]|%[0-9A-F]{2})*$/);
}

/** The same request with every field that it lacks set to undefined, and its parameters turned round. */
function withUndefined(
  { provider, operation }: Case,
  { body, parameters }: ContractRequest,
): ContractRequest {
  const { body: described, parameters: known } = referenceOf(provider, operation);
  const nothing = (names: readonly { readonly name: string }[], values: object) =>
    Object.fromEntries(names.filter(({ name }) => !(name in values)).map(({ name }) => [name, undefined]));
  return {
    name: 'with undefined',
    ...(body && { body: { ...nothing(described?.fields ?? [], body), ...body } }),
    ...(parameters && {
      parameters: {
        undeclared: 'must not be sent',
        ...nothing(known, parameters),
        ...Object.fromEntries(Object.entries(parameters).reverse()),
      },
    }),
  };
}
