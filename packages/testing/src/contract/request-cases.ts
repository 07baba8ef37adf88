import { type ContractRequest, isTokenClientError, type Operation } from '@token-clients/runtime';
import type { Mock, MockedRequest } from '../mock/mock.js';
import { authorizationFor, call, clientFor, fullRequest, membersOf } from './calls.js';
import { expectEqual, expectMatch, expectMembers, expectThat } from './check.js';
import { type ContractCase, lastRequest, mockCase, type OperationSuite } from './contract-case.js';
import { rawCall } from './raw-call.js';
import { referenceOf } from './reference-of.js';
import { fixedQuery, sentPath } from './sent-path.js';
import { schemeOf } from './signatures.js';

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

/** Makes the cases of every request of an operation, judged by what a server receives. */
export function requestCases(given: OperationSuite): ContractCase[] {
  const { provider, operation } = given;
  // Some operations only lead elsewhere, which no client follows.
  const hasSuccess = operation.responses.some(({ code }) => code < 300);
  const calling = <Value>(promise: Promise<Value>) =>
    promise.catch((error: unknown) => {
      if (hasSuccess || !isTokenClientError(error)) throw error;
      return undefined;
    });
  const send = async (mock: Mock, request: Pick<ContractRequest, 'body' | 'parameters'>) => {
    const headers = authorizationFor(provider, operation, request);
    await calling(call(provider, operation, request, clientFor(operation, mock.baseUrl), { headers }));
    return lastRequest(mock);
  };
  const expectAccepted = ({ violations, status }: MockedRequest) => {
    expectEqual('what the request does against the spec', violations, []);
    if (hasSuccess)
      expectThat(status < 300, `The mock must accept the request, but responded with ${status}.`);
  };

  return [
    ...operation.requests.flatMap(request => [
      mockCase(given, `sends "${request.name}" as the spec says`, async mock => {
        const sent = await send(mock, request);

        expectAccepted(sent);
        expectHead(given, request, sent);
        await expectBody(given, request, sent);
      }),
      mockCase(
        given,
        `sends "${request.name}" without what is undefined, in the order of the spec`,
        async mock => {
          const plain = await send(mock, request);

          const sent = await send(mock, withUndefined(given, request));

          expectAccepted(sent);
          expectEqual('path and query', sent.target, plain.target);
          expectEqual('body', unbounded(sent), unbounded(plain));
        },
      ),
    ]),
    mockCase(given, 'sends the same through the openapi-fetch client', async mock => {
      const request = fullRequest(operation);
      const plain = await send(mock, request);

      const client = clientFor(operation, mock.baseUrl);
      const status = await calling(rawCall(provider, operation, request, client));

      const sent = lastRequest(mock);
      if (status !== undefined) expectEqual('status of the response', status, sent.status);
      expectAccepted(sent);
      expectMembers('request', sent, { method: plain.method, target: plain.target });
      expectEqual('body', unbounded(sent), unbounded(plain));
      expectEqual('Accept', sent.headers.accept, plain.headers.accept);
      expectEqual('Content-Type', typeOf(sent), typeOf(plain));
      expectSignature(given, sent);
    }),
  ];
}

function expectHead(given: OperationSuite, request: ContractRequest, sent: MockedRequest): void {
  const { provider, operation } = given;
  const { parameters } = referenceOf(provider, operation);
  const values: Readonly<Record<string, unknown>> = request.parameters ?? {};
  const { accept = 'application/json' } = referenceOf(provider, operation).operation;
  const isPlain = (name: string) => typeof values[name] !== 'object';
  const query = parameters.filter(({ in: place, name }) => place === 'query' && values[name] !== undefined);
  const plain = query.filter(({ name }) => isPlain(name));
  const pairs = [...new URLSearchParams(sent.query)];

  expectEqual('method', sent.method, operation.httpMethod);
  expectMatch('path', sent.path, sentPath(operation.path, values));
  expectThat(!sent.target.includes('#'), `A fragment is not sent, but the target is ${sent.target}.`);
  const fixed = fixedQuery(operation.path);
  expectMembers('query', Object.fromEntries(pairs), fixed);
  expectEqual(
    'query, in the order of the spec',
    pairs.filter(([name]) => plain.some(known => known.name === name)),
    plain.map(({ name }) => [name, `${values[name]}`]),
  );
  // Lists and objects are judged by the mock, which reads them again; here: that nothing else was sent.
  const count = plain.length + Object.keys(fixed).length;
  if (plain.length === query.length) expectEqual('number of query parameters', pairs.length, count);
  expectEqual('Accept', sent.headers.accept, accept);
  expectEqual('Content-Type', typeOf(sent), request.body === undefined ? undefined : operation.mediaType);
  const { authorization } = authorizationFor(provider, operation, request);
  expectEqual('Authorization', sent.headers.authorization, authorization);
  const allowed = [
    ...OF_FETCH,
    'accept',
    'content-type',
    'authorization',
    ...Object.keys(operation.headers ?? {}),
    ...parameters.filter(({ in: place }) => place === 'header').map(({ name }) => name.toLowerCase()),
    ...(operation.signature === undefined ? [] : schemeOf(operation.signature).headers),
  ];
  const unexpected = Object.keys(sent.headers).filter(name => !allowed.includes(name));
  expectEqual('headers that the spec does not have', unexpected, []);
  expectSignature(given, sent);
}

/** The content type without a boundary, which is another one in each request. */
function typeOf({ headers }: MockedRequest): string | undefined {
  return headers['content-type']?.replace(/; boundary=.*/, '');
}

/** The body without its boundary. */
function unbounded({ headers, text }: MockedRequest): string {
  const [, boundary] = /; boundary=(.*)/.exec(headers['content-type'] ?? '') ?? [];
  return boundary === undefined ? text : text.replaceAll(boundary, 'boundary');
}

function expectSignature({ operation }: OperationSuite, sent: MockedRequest): void {
  if (operation.signature === undefined) return;
  expectThat(
    schemeOf(operation.signature).verifies(sent),
    'The signature does not fit the bytes that arrived.',
  );
}

async function expectBody(
  { provider, operation }: OperationSuite,
  { body }: ContractRequest,
  sent: MockedRequest,
): Promise<void> {
  const { operation: known, body: described } = referenceOf(provider, operation);
  if (body === undefined) {
    expectEqual('body', sent.text, '');
    return;
  }
  const declared = described?.fields.map(({ name }) => name) ?? [];
  if (declared.length > 0 && !operation.takesOthers) {
    const undeclared = Object.keys(membersOf(body)).filter(name => !declared.includes(name));
    expectEqual('fields that the reference lacks', undeclared, []);
  }
  const type = operation.mediaType ?? '';
  if (/json/.test(type)) {
    expectEqual('body', sent.text, JSON.stringify(body));
  } else if (type.startsWith('multipart/')) {
    await expectParts(membersOf(body), sent);
  } else if (type.startsWith('application/x-www-form-urlencoded')) {
    expectForm(known, membersOf(body), sent.text);
  } else {
    expectEqual('body', sent.text, body);
  }
}

/** Each field is a part, each item of a list too; objects are JSON. */
async function expectParts(body: object, { body: bytes, headers }: MockedRequest): Promise<void> {
  const type = headers['content-type'] ?? '';
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const parts = await Promise.all(
    [...form].map(async ([name, part]) => [name, typeof part === 'string' ? part : await part.text()]),
  );
  const shown = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
  expectEqual(
    'parts of the body',
    parts,
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
  if (format === 'form') expectEqual('form', [...new URLSearchParams(text)], pairs);
  expectMatch('form encoding', text, /^([\w.~+=&*,-]|%[0-9A-F]{2})*$/);
}

/** The same request with every field that it lacks set to undefined, and its parameters turned round. */
function withUndefined(
  { provider, operation }: OperationSuite,
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
