import type { ContractOperation, ContractResponse } from '@token-clients/runtime';
import {
  type basicAuth,
  type LifetimeField,
  MalformedResponseError,
  ResponseError,
  type TokenGrant,
  type TokenSet,
  valueAt,
} from '@token-clients/runtime';
import { describe, expect, test } from 'vitest';
import type { Mock } from '../../mock/prism.js';
import { preferring } from '../calls.js';
import { expectNoSecret } from '../helpers/no-secret.js';
import { schemeOf } from '../helpers/signatures.js';
import type { Provider } from '../provider.js';
import { lastRequest } from './case.js';
import { sentPath } from './sent-path.js';
import {
  expectedParts,
  refreshTokenOf,
  sampleOf,
  sentParts,
  type TokenRequestCase,
} from './token-request.js';

const KINDS = ['transient', 'throttled', 'credential', 'grant', 'locked', 'malformed', 'request'];

/** Tests a provider's grant with each method of client authentication and each documented response. */
export function testGrants(provider: Provider, mock: () => Mock): void {
  const { acquire, refresh, clientAuth } = provider.descriptor;
  for (const method of clientAuth.methods) {
    describe(`grant with ${method}`, () => {
      testTokenRequest({ provider, method, request: acquire, verb: 'acquire', mock });
      if (refresh) testTokenRequest({ provider, method, request: refresh, verb: 'refresh', mock });
      if (method === 'basic') testBasic({ provider, method, request: acquire, verb: 'acquire', mock });
    });
  }
}

function testTokenRequest(given: TokenRequestCase): void {
  const { provider, request, verb, mock } = given;
  const operation = operationOf(provider, request);

  test(`${verb} sends what the descriptor says, and nothing else`, async () => {
    await runForRequest(given);

    const sent = lastRequest(mock());
    expect(sent.violations, 'sl-violations').toBe('');
    expect(sent.method).toBe(operation.httpMethod);
    const expected = expectedParts(given, operation);
    expect(sent.path).toMatch(sentPath(operation.path, expected.path));
    expect(await sentParts(given, expected)).toEqual(expected);
    if (operation.signature) expect(schemeOf(operation.signature).verifies(sent)).toBe(true);
  });

  for (const response of operation.responses) {
    const grantFor = () => makeGrant(given, preferring(response));
    const name = `${verb} ${response.status}${response.example === undefined ? '' : ` "${response.example}"`}`;

    if (response.code >= 400) {
      test(`${name} is an error response of a known kind`, async () => {
        const grant = grantFor();
        const error: unknown = await run(given, grant).catch((thrown: unknown) => thrown);

        if (!(error instanceof ResponseError)) throw error;
        expect(error).toMatchObject({ operation: operation.method, status: response.code });
        expect(KINDS).toContain(grant.classify(error).kind);
        expectNoSecret(error, secretsOf(provider));
      });
    } else if (response.code >= 300) {
      test(`${name} is not followed`, async () => {
        const error: unknown = await run(given, grantFor()).catch((thrown: unknown) => thrown);

        if (!(error instanceof MalformedResponseError)) throw error;
        expect(error.reason).toBe('redirect');
      });
    } else if (response.isMade) {
      test(`${name} becomes a token, or is rejected for what is wrong with it`, async () => {
        const outcome: unknown = await run(given, grantFor()).catch((thrown: unknown) => thrown);

        const text = lastRequest(mock()).responseBody.toString();
        const body: unknown = response.kind === 'text' ? text : JSON.parse(text);
        if (outcome instanceof MalformedResponseError) expect(isWhole(provider, body)).toBe(false);
        else if (outcome instanceof Error) throw outcome;
        else expectToken(provider, body, outcome as TokenSet);
      });
    } else if (isUsable(provider, response)) {
      test(`${name} becomes a token`, async () => {
        const before = Date.now();
        const token = await run(given, grantFor());

        expectToken(provider, response.body, token);
        expect(token.issuedAt).toBeGreaterThanOrEqual(before);
        expect(token.issuedAt).toBeLessThanOrEqual(Date.now());
      });
    } else {
      test(`${name} is not a token that can be sent, and throws MalformedResponseError`, async () => {
        const error: unknown = await run(given, grantFor()).catch((thrown: unknown) => thrown);

        if (!(error instanceof MalformedResponseError)) throw error;
        expect(error.reason).toBe('token_type');
        expectNoSecret(error, [...secretsOf(provider), tokenIn(provider, response.body)]);
      });
    }
  }
}

/** Tests that the package's `basicAuth()` makes the header that the grant sends, also for credentials that need encoding. */
function testBasic(given: TokenRequestCase): void {
  const { provider, mock } = given;

  test('basicAuth() of the package makes the header that the grant sends', async () => {
    const { id, secret } = provider.descriptor.clientAuth;
    const basic = provider.exports.basicAuth as typeof basicAuth;

    await runForRequest(given);

    const header = basic(
      sampleOf(provider, id?.credential ?? ''),
      sampleOf(provider, secret?.credential ?? ''),
    );
    expect(lastRequest(mock()).headers.authorization).toBe(header.authorization);
  });
}

function operationOf({ name, contract }: Provider, request: TokenRequestCase['request']): ContractOperation {
  const found = contract.operations.find(({ method }) => method === request.operation.name);
  if (!found) throw new Error(`The contract of ${name} lacks ${request.operation.name}.`);
  return found;
}

function makeGrant(given: TokenRequestCase, headers: Readonly<Record<string, string>> = {}): TokenGrant {
  const { provider, method, mock } = given;
  const { credentials, clientAuth } = provider.descriptor;
  const values = Object.entries(credentials).map(([name, { perRequest }]) => {
    const value = sampleOf(provider, name);
    return [name, perRequest ? () => value : value];
  });
  const scheme = clientAuth.signature && schemeOf(clientAuth.signature.scheme);
  return provider.grant({
    ...Object.fromEntries(values),
    baseUrl: mock().url,
    headers,
    ...(clientAuth.methods.length > 1 && { clientAuth: method }),
    // The mock takes any connection for one with a certificate.
    ...(/tls_client_auth$/.test(method) && { fetch }),
    ...(scheme && { signer: scheme.signer(scheme.newKey()) }),
  });
}

async function run({ verb, provider }: TokenRequestCase, grant: TokenGrant): Promise<TokenSet> {
  const credentials = await grant.resolve();
  if (verb === 'acquire') return grant.acquire(credentials);
  if (!grant.refresh) throw new Error('The grant has no refresh, though the descriptor has one.');
  return grant.refresh(credentials, refreshTokenOf(provider));
}

/** Sends the request. What a mock makes up for want of an example may be no token. */
async function runForRequest(given: TokenRequestCase): Promise<void> {
  const hasExample = operationOf(given.provider, given.request).responses.some(
    ({ code, isMade }) => code < 300 && !isMade,
  );
  const running = run(given, makeGrant(given));
  await (hasExample ? running : running.catch(error => expect(error).toBeInstanceOf(MalformedResponseError)));
}

function secretsOf(provider: Provider): string[] {
  const { credentials } = provider.descriptor;
  const secret = Object.entries(credentials).filter(([, description]) => description.secret);
  const { refreshToken } = provider.contract;
  return [...secret.map(([name]) => sampleOf(provider, name)), ...(refreshToken ? [refreshToken] : [])];
}

/** Whether a body that a mock made up has all that a token needs. */
function isWhole(provider: Provider, body: unknown): boolean {
  const { accessToken, lifetime } = provider.descriptor.response;
  const seconds = lifetime && Number(valueAt(body, lifetime.field));
  return (
    isUsable(provider, { body }) &&
    typeof valueAt(body, accessToken) === 'string' &&
    (seconds === undefined || seconds > 0)
  );
}

function isUsable({ descriptor }: Provider, { body }: Pick<ContractResponse, 'body'>): boolean {
  const { tokenType, tokenTypes } = descriptor.response;
  const type = tokenType === undefined ? undefined : valueAt(body, tokenType);
  return type === undefined || tokenTypes.some(one => one.toLowerCase() === String(type).toLowerCase());
}

function tokenIn({ descriptor }: Provider, body: unknown): string {
  return String(valueAt(body, descriptor.response.accessToken));
}

function expectToken(provider: Provider, body: unknown, token: TokenSet): void {
  const { response } = provider.descriptor;
  const value = (pointer: string | undefined) => (pointer === undefined ? undefined : valueAt(body, pointer));
  expect(token.accessToken).toBe(tokenIn(provider, body));
  expect(token.tokenType.toLowerCase()).toBe(
    String(value(response.tokenType) ?? response.tokenTypes[0]).toLowerCase(),
  );
  expect(token.refreshToken).toBe(value(response.refreshToken));
  const lifetime = value(response.lifetime?.field);
  expect(token.lifetimeFrom).toBe(lifetimeFrom(response.lifetime, lifetime));
  if (response.lifetime?.unit === 'seconds' && token.lifetimeFrom === 'response') {
    expect(token.lifetimeMs).toBe(Number.parseFloat(String(lifetime)) * 1000);
  }
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
