import {
  type ContractOperation,
  type ContractResponse,
  isTokenClientError,
  type LifetimeField,
  type TokenGrant,
  type TokenSet,
  valueAt,
} from '@token-clients/runtime';
import type { Mock } from '../mock/mock.js';
import type { ProviderUnderTest } from '../provider-under-test.js';
import { UNIT_MS } from '../token-server/token-response.js';
import { preferring } from './calls.js';
import { expectCode, expectEqual, expectMatch, expectMembers, expectThat, thrownBy } from './check.js';
import { type ContractCase, lastRequest, mockCase } from './contract-case.js';
import { expectNoSecret } from './no-secret.js';
import { sentPath } from './sent-path.js';
import { schemeOf } from './signatures.js';
import {
  expectedParts,
  refreshTokenOf,
  sampleOf,
  sentParts,
  type TokenRequestSuite,
} from './token-request.js';

const KINDS = ['transient', 'throttled', 'credential', 'grant', 'locked', 'malformed', 'request'];

/** Makes the cases of a grant, with each method of client authentication and each documented response. */
export function grantCases(provider: ProviderUnderTest): ContractCase[] {
  const { acquire, refresh, clientAuth } = provider.descriptor;
  return clientAuth.methods.flatMap(method => {
    const given = { provider, title: `grant with ${method}`, method } as const;
    const acquiring = { ...given, request: acquire, verb: 'acquire' } as const;
    return [
      ...tokenRequestCases(acquiring),
      ...(refresh ? tokenRequestCases({ ...given, request: refresh, verb: 'refresh' }) : []),
      ...(method === 'basic' ? [basicCase(acquiring)] : []),
    ];
  });
}

function tokenRequestCases(given: TokenRequestSuite): ContractCase[] {
  const { provider, request, verb } = given;
  const operation = operationOf(provider, request);
  return [
    mockCase(given, `${verb} sends what the descriptor says, and nothing else`, async mock => {
      await runForRequest(given, mock);

      const sent = lastRequest(mock);
      expectEqual('what the request does against the spec', sent.violations, []);
      expectEqual('method', sent.method, operation.httpMethod);
      const expected = expectedParts(given, operation);
      expectMatch('path', sent.path, sentPath(operation.path, expected.path));
      expectEqual('token request', await sentParts(given, mock, expected), expected);
      if (operation.signature) {
        expectThat(
          schemeOf(operation.signature).verifies(sent),
          'The signature does not fit the bytes that arrived.',
        );
      }
    }),
    ...operation.responses.map(response => responseCase(given, operation, response)),
  ];
}

function responseCase(
  given: TokenRequestSuite,
  operation: ContractOperation,
  response: ContractResponse,
): ContractCase {
  const { provider, verb } = given;
  const grantFor = (mock: Mock) => makeGrant(given, mock, preferring(response));
  const failure = (mock: Mock) => thrownBy(run(given, grantFor(mock)));
  const name = `${verb} ${response.status}${response.example === undefined ? '' : ` "${response.example}"`}`;

  if (response.code >= 400) {
    return mockCase(given, `${name} is an error response of a known kind`, async mock => {
      const grant = grantFor(mock);
      const error = await thrownBy(run(given, grant));

      expectCode(error, 'error_response');
      expectMembers('error', error, { operation: operation.method, status: response.code });
      const { kind } = grant.classify(error);
      expectThat(KINDS.includes(kind), `The kind of the failure must be known, but is ${kind}.`);
      expectNoSecret(error, secretsOf(provider));
    });
  }
  if (response.code >= 300) {
    return mockCase(given, `${name} is not followed`, async mock => {
      const error = await failure(mock);

      expectCode(error, 'malformed_response');
      expectEqual('reason', error.reason, 'redirect');
    });
  }
  if (response.isMade) {
    return mockCase(
      given,
      `${name} becomes a token, or is rejected for what is wrong with it`,
      async mock => {
        const outcome: unknown = await run(given, grantFor(mock)).catch((thrown: unknown) => thrown);

        const text = lastRequest(mock).responseBody.toString();
        const body: unknown = response.kind === 'text' ? text : JSON.parse(text);
        if (!(outcome instanceof Error)) return expectToken(provider, body, outcome as TokenSet);
        expectCode(outcome, 'malformed_response');
        expectThat(!isWhole(provider, body), `The response has all of a token, but: ${outcome.message}`);
      },
    );
  }
  if (isUsable(provider, response)) {
    return mockCase(given, `${name} becomes a token`, async mock => {
      const before = Date.now();
      const token = await run(given, grantFor(mock));

      expectToken(provider, response.body, token);
      const isNow = token.issuedAt >= before && token.issuedAt <= Date.now();
      expectThat(isNow, `issuedAt must be the time of the response, but is ${token.issuedAt}.`);
    });
  }
  return mockCase(
    given,
    `${name} is not a token that can be sent, and throws MalformedResponseError`,
    async mock => {
      const error = await failure(mock);

      expectCode(error, 'malformed_response');
      expectEqual('reason', error.reason, 'token_type');
      expectNoSecret(error, [...secretsOf(provider), tokenIn(provider, response.body)]);
    },
  );
}

/** The package's `basicAuth()` must make the header that the grant sends, also for credentials that need encoding. */
function basicCase(given: TokenRequestSuite): ContractCase {
  const { provider } = given;
  return mockCase(given, 'basicAuth() of the package makes the header that the grant sends', async mock => {
    const { id, secret } = provider.descriptor.clientAuth;
    const { basicAuth } = provider;
    expectThat(basicAuth, 'The package has no basicAuth().');

    await runForRequest(given, mock);

    const header = basicAuth(
      sampleOf(provider, id?.credential ?? ''),
      sampleOf(provider, secret?.credential ?? ''),
    );
    expectEqual('Authorization', lastRequest(mock).headers.authorization, header.authorization);
  });
}

function operationOf(
  { contract }: ProviderUnderTest,
  request: TokenRequestSuite['request'],
): ContractOperation {
  const found = contract.operations.find(({ method }) => method === request.operation.name);
  if (!found) throw new Error(`The contract of ${contract.provider} lacks ${request.operation.name}.`);
  return found;
}

function makeGrant(
  { provider, method }: TokenRequestSuite,
  mock: Mock,
  headers: Readonly<Record<string, string>> = {},
): TokenGrant {
  const { credentials, clientAuth } = provider.descriptor;
  const values = Object.entries(credentials).map(([name, { perRequest }]) => {
    const value = sampleOf(provider, name);
    return [name, perRequest ? () => value : value];
  });
  const scheme = clientAuth.signature && schemeOf(clientAuth.signature.scheme);
  const options = {
    ...Object.fromEntries(values),
    baseUrl: mock.baseUrl,
    headers,
    ...(clientAuth.methods.length > 1 && { clientAuth: method }),
    // The mock takes any connection for one with a certificate.
    ...(/tls_client_auth$/.test(method) && { fetch }),
    ...(scheme && { signer: scheme.signer(scheme.newKey()) }),
  };
  return provider(options as never);
}

async function run({ verb, provider }: TokenRequestSuite, grant: TokenGrant): Promise<TokenSet> {
  const credentials = await grant.resolve();
  if (verb === 'acquire') return grant.acquire(credentials);
  if (!grant.refresh) throw new Error('The grant has no refresh, though the descriptor has one.');
  return grant.refresh(credentials, refreshTokenOf(provider));
}

/** Sends the request. What a mock makes up for want of an example may be no token. */
async function runForRequest(given: TokenRequestSuite, mock: Mock): Promise<void> {
  const hasExample = operationOf(given.provider, given.request).responses.some(
    ({ code, isMade }) => code < 300 && !isMade,
  );
  await run(given, makeGrant(given, mock)).catch((error: unknown) => {
    if (hasExample || !isTokenClientError(error) || error.code !== 'malformed_response') throw error;
  });
}

function secretsOf(provider: ProviderUnderTest): string[] {
  const { credentials } = provider.descriptor;
  const secret = Object.entries(credentials).filter(([, description]) => description.secret);
  const { refreshToken } = provider.contract;
  return [...secret.map(([name]) => sampleOf(provider, name)), ...(refreshToken ? [refreshToken] : [])];
}

/** Whether a body that a mock made up has all that a token needs. */
function isWhole(provider: ProviderUnderTest, body: unknown): boolean {
  const { accessToken, lifetime } = provider.descriptor.response;
  const seconds = lifetime && Number(valueAt(body, lifetime.field));
  return (
    isUsable(provider, { body }) &&
    typeof valueAt(body, accessToken) === 'string' &&
    (seconds === undefined || seconds > 0)
  );
}

function isUsable({ descriptor }: ProviderUnderTest, { body }: Pick<ContractResponse, 'body'>): boolean {
  const { tokenType, tokenTypes } = descriptor.response;
  const type = tokenType === undefined ? undefined : valueAt(body, tokenType);
  return type === undefined || tokenTypes.some(one => one.toLowerCase() === String(type).toLowerCase());
}

function tokenIn({ descriptor }: ProviderUnderTest, body: unknown): string {
  return String(valueAt(body, descriptor.response.accessToken));
}

function expectToken(provider: ProviderUnderTest, body: unknown, token: TokenSet): void {
  const { response } = provider.descriptor;
  const value = (pointer: string | undefined) => (pointer === undefined ? undefined : valueAt(body, pointer));
  const type = String(value(response.tokenType) ?? response.tokenTypes[0]);
  expectEqual('accessToken', token.accessToken, tokenIn(provider, body));
  expectEqual('tokenType', token.tokenType.toLowerCase(), type.toLowerCase());
  expectEqual('refreshToken', token.refreshToken, value(response.refreshToken));
  const lifetime = value(response.lifetime?.field);
  expectEqual('lifetimeFrom', token.lifetimeFrom, lifetimeFrom(response.lifetime, lifetime));
  const unitMs = response.lifetime && UNIT_MS[response.lifetime.unit];
  if (unitMs !== undefined && token.lifetimeFrom === 'response')
    expectEqual('lifetimeMs', token.lifetimeMs, Number.parseFloat(String(lifetime)) * unitMs);
}

/** What a lifetime counts for: a mock makes up strings and nulls where the schema allows them. */
function lifetimeFrom(field: LifetimeField | undefined, value: unknown): TokenSet['lifetimeFrom'] {
  if (value === undefined || value === null || value === '') return 'default';
  const isReadable =
    field?.unit === 'iso'
      ? /^\d{4}-\d\d-\d\d[T ].*(?:Z|[-+]\d\d:?\d\d)$/i.test(String(value))
      : /^\s*[-+]?\d[\d.]*(?:e[-+]?\d+)?\s*(?:s|sec|seconds?)?\s*(?:\(.*\)\s*)?$/i.test(String(value));
  return isReadable ? 'response' : 'unreadable';
}
