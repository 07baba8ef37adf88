import type { ContractRequest } from '@token-clients/runtime';
import { isTokenClientError, type Operation } from '@token-clients/runtime';
import { expect, test } from 'vitest';
import type { RecordedRequest } from '../../mock/recorder.js';
import { authorizationFor, clientFor, fullRequest, membersOf } from '../calls.js';
import { rawCall } from '../helpers/raw-call.js';
import { schemeOf } from '../helpers/signatures.js';
import { call, referenceOf } from '../provider.js';
import { type Case, lastRequest } from './case.js';
import { fixedQuery, sentPath } from './sent-path.js';

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
  // Some operations only lead elsewhere, which no client follows.
  const hasSuccess = operation.responses.some(({ code }) => code < 300);
  const calling = <Value>(promise: Promise<Value>) =>
    promise.catch((error: unknown) => {
      if (hasSuccess || !isTokenClientError(error)) throw error;
      return undefined;
    });
  const send = async (request: Pick<ContractRequest, 'body' | 'parameters'>) => {
    const headers = authorizationFor(provider, operation, request);
    await calling(call(provider, operation, request, clientFor(operation, mock().url), { headers }));
    return lastRequest(mock());
  };
  const expectAccepted = ({ violations, status }: RecordedRequest) => {
    expect(violations, 'sl-violations').toBe('');
    if (hasSuccess) expect(status).toBeLessThan(300);
  };

  for (const request of operation.requests) {
    test(`sends "${request.name}" as the spec says`, async () => {
      const sent = await send(request);

      expectAccepted(sent);
      expectHead(given, request, sent);
      await expectBody(given, request, sent);
    });

    test(`sends "${request.name}" without what is undefined, in the order of the spec`, async () => {
      const plain = await send(request);

      const sent = await send(withUndefined(given, request));

      expectAccepted(sent);
      expect(sent.target).toBe(plain.target);
      expect(unbounded(sent)).toBe(unbounded(plain));
    });
  }

  test('sends the same through the openapi-fetch client', async () => {
    const request = fullRequest(operation);
    const plain = await send(request);

    const client = clientFor(operation, mock().url);
    const status = await calling(rawCall(provider, operation, request, client));

    const sent = lastRequest(mock());
    if (status !== undefined) expect(status).toBe(sent.status);
    expectAccepted(sent);
    expect(sent).toMatchObject({ method: plain.method, target: plain.target });
    expect(unbounded(sent)).toBe(unbounded(plain));
    expect(sent.headers.accept).toBe(plain.headers.accept);
    expect(typeOf(sent)).toBe(typeOf(plain));
    expectSignature(given, sent);
  });
}

function expectHead(given: Case, request: ContractRequest, sent: RecordedRequest): void {
  const { provider, operation } = given;
  const { parameters } = referenceOf(provider, operation);
  const values: Readonly<Record<string, unknown>> = request.parameters ?? {};
  const { accept = 'application/json' } = referenceOf(provider, operation).operation;
  const isPlain = (name: string) => typeof values[name] !== 'object';
  const query = parameters.filter(({ in: place, name }) => place === 'query' && values[name] !== undefined);
  const plain = query.filter(({ name }) => isPlain(name));
  const pairs = [...new URLSearchParams(sent.query)];

  expect(sent.method).toBe(operation.httpMethod);
  expect(sent.path).toMatch(sentPath(operation.path, values));
  expect(sent.target, 'a fragment is not sent').not.toContain('#');
  const fixed = fixedQuery(operation.path);
  expect(Object.fromEntries(pairs)).toMatchObject(fixed);
  expect(pairs.filter(([name]) => plain.some(known => known.name === name))).toEqual(
    plain.map(({ name }) => [name, `${values[name]}`]),
  );
  // Lists and objects are judged by the mock, which reads them again; here: that nothing else was sent.
  if (plain.length === query.length) expect(pairs).toHaveLength(plain.length + Object.keys(fixed).length);
  expect(sent.headers.accept).toBe(accept);
  expect(typeOf(sent)).toBe(request.body === undefined ? undefined : operation.mediaType);
  const { authorization } = authorizationFor(provider, operation, request);
  expect(sent.headers.authorization).toBe(authorization);
  const allowed = [
    ...OF_FETCH,
    'accept',
    'content-type',
    'authorization',
    ...Object.keys(operation.headers ?? {}),
    ...parameters.filter(({ in: place }) => place === 'header').map(({ name }) => name.toLowerCase()),
    ...(operation.signature === undefined ? [] : schemeOf(operation.signature).headers),
  ];
  expect(Object.keys(sent.headers).filter(name => !allowed.includes(name))).toEqual([]);
  expectSignature(given, sent);
}

/** The content type without a boundary, which is another one in each request. */
function typeOf({ headers }: RecordedRequest): string | undefined {
  return headers['content-type']?.replace(/; boundary=.*/, '');
}

/** The body without its boundary. */
function unbounded({ headers, text }: RecordedRequest): string {
  const [, boundary] = /; boundary=(.*)/.exec(headers['content-type'] ?? '') ?? [];
  return boundary === undefined ? text : text.replaceAll(boundary, 'boundary');
}

function expectSignature({ operation }: Case, sent: RecordedRequest): void {
  if (operation.signature === undefined) return;
  expect(schemeOf(operation.signature).verifies(sent), 'the signature fits the bytes that arrived').toBe(
    true,
  );
}

async function expectBody(
  { provider, operation }: Case,
  { body }: ContractRequest,
  sent: RecordedRequest,
): Promise<void> {
  const { operation: known, body: described } = referenceOf(provider, operation);
  if (body === undefined) {
    expect(sent.text).toBe('');
    return;
  }
  const declared = described?.fields.map(({ name }) => name) ?? [];
  if (declared.length > 0 && !operation.takesOthers)
    expect(Object.keys(membersOf(body)).filter(name => !declared.includes(name))).toEqual([]);
  const type = operation.mediaType ?? '';
  if (/json/.test(type)) {
    expect(sent.text).toBe(JSON.stringify(body));
  } else if (type.startsWith('multipart/')) {
    await expectParts(membersOf(body), sent);
  } else if (type.startsWith('application/x-www-form-urlencoded')) {
    expectForm(known, membersOf(body), sent.text);
  } else {
    expect(sent.text).toBe(body);
  }
}

/** Each field is a part, each item of a list too; objects are JSON. */
async function expectParts(body: object, { body: bytes, headers }: RecordedRequest): Promise<void> {
  const type = headers['content-type'] ?? '';
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const parts = await Promise.all(
    [...form].map(async ([name, part]) => [name, typeof part === 'string' ? part : await part.text()]),
  );
  const shown = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
  expect(parts).toEqual(
    Object.entries(body).flatMap(([name, value]: [string, unknown]) =>
      [value].flat().map(item => [name, shown(item)]),
    ),
  );
}

function expectForm({ body: format }: Operation, body: object, text: string): void {
  const pairs = Object.entries(body).flatMap(([name, value]) =>
    [value].flat().map(item => [name, `${item}`]),
  );
  // Fields of other styles are judged by the mock.
  if (format === 'form') expect([...new URLSearchParams(text)]).toEqual(pairs);
  expect(text, 'form encoding').toMatch(/^([\w.~+=&*,-]|%[0-9A-F]{2})*$/);
}

/** The same request with every field that it lacks set to undefined, and its parameters turned round. */
function withUndefined(
  { provider, operation }: Case,
  { body, parameters }: ContractRequest,
): ContractRequest {
  const { body: described, parameters: known } = referenceOf(provider, operation);
  const nothing = (names: readonly { readonly name: string }[], values: object) =>
    Object.fromEntries(names.filter(({ name }) => !(name in values)).map(({ name }) => [name, undefined]));
  // Strings and lists are sent as they are.
  const withNothing = (value: unknown) =>
    typeof value === 'object' && !Array.isArray(value)
      ? { ...nothing(described?.fields ?? [], membersOf(value)), ...value }
      : value;
  return {
    name: 'with undefined',
    ...(body !== undefined && { body: withNothing(body) }),
    ...(parameters && {
      parameters: {
        undeclared: 'must not be sent',
        ...nothing(known, parameters),
        ...Object.fromEntries(Object.entries(parameters).reverse()),
      },
    }),
  };
}
