import { describe, expect, test } from 'vitest';
import { isGenerateError } from '../../src/errors.js';
import { findToken, type ProposedToken } from '../../src/first-reading/find-token.js';
import { OpenQuestions } from '../../src/first-reading/open-questions.js';
import type { AuthorizationServer } from '../../src/synthesise/authorization-server.js';
import { authorizationCode, clientCredentials, specWithFlows } from './support/flows.js';
import { parsed } from './support/parsed.js';

interface Asking {
  readonly grants?: readonly string[];
  readonly servers?: readonly AuthorizationServer[];
  readonly answers?: Readonly<Record<string, string>>;
}

async function found(document: object, { answers = {}, ...options }: Asking = {}): Promise<ProposedToken> {
  const ask = async ({ key }: { readonly key: string }) => answers[key];
  return findToken(await parsed(document), { all: false, operations: [], ask, ...options });
}

async function failureOf(promise: Promise<unknown>) {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  if (!isGenerateError(error)) throw error;
  return error;
}

const SERVER: AuthorizationServer = {
  tokenUrl: 'https://id.hazel.example/token',
  grantTypes: ['client_credentials'],
  clientAuthMethods: [],
  scopes: new Map(),
  codeChallengeMethods: [],
  origin: 'a document',
};
const plain = specWithFlows({});

describe('a spec with several flows', () => {
  const spec = specWithFlows({ authorizationCode, clientCredentials });

  test('leaves open which of them obtains the token: the one that needs no person is the first option', async () => {
    const error = await failureOf(found(spec));

    expect(error).toBeInstanceOf(OpenQuestions);
    expect(error).toMatchObject({
      rule: 'unclear-token',
      fix: 'Choose one: --answer grant=client_credentials',
    });
    expect((error as OpenQuestions).questions[0]?.options.map(({ value }) => value)).toEqual([
      'client_credentials',
      'authorization_code',
    ]);
  });

  test.each([
    { answers: { grant: 'authorization_code' } },
    { grants: ['authorization-code'] },
    { grants: ['authorization_code', 'jwt-bearer'] },
  ])('takes %j', async choice => {
    const { xToken, keep } = await found(spec, choice);

    expect(xToken.acquire.grantType).toBe('authorization_code');
    expect(keep).toEqual(['POST /oauth2/token']);
  });

  test('has one operation for all of them, and for the grants that are named besides', async () => {
    const { additions } = await found(spec, { grants: ['client_credentials', 'token-exchange'] });

    const [made] = additions;
    const components = made?.value.components as { readonly schemas: Readonly<Record<string, object>> };
    expect(components.schemas.TokenRequest).toMatchObject({
      oneOf: [
        { $ref: '#/components/schemas/ClientCredentialsRequest' },
        { $ref: '#/components/schemas/TokenExchangeRequest' },
        { $ref: '#/components/schemas/AuthorizationCodeRequest' },
        { $ref: '#/components/schemas/RefreshTokenRequest' },
      ],
    });
  });

  test('rejects a grant that has no standard operation, with those that have one', async () => {
    expect(await failureOf(found(spec, { grants: ['saml2-bearer'] }))).toMatchObject({
      what: 'There is no grant saml2-bearer for which standard operations could be made',
      fix: expect.stringContaining('device_code, password, token-exchange, jwt-bearer'),
    });
  });
});

describe('an operation of the vendor', () => {
  const tokens = {
    200: {
      description: 'A token.',
      content: {
        'application/json': { schema: { type: 'object', properties: { token: { type: 'string' } } } },
      },
    },
  };
  const form = (properties: object) => ({
    content: { 'application/x-www-form-urlencoded': { schema: { type: 'object', properties } } },
  });
  const own = (path: string, properties: object) =>
    specWithFlows(
      { clientCredentials },
      { paths: { [path]: { post: { requestBody: form(properties), responses: tokens } } } },
    );

  test('comes before a standard one', async () => {
    const id = { client_id: { type: 'string' }, client_secret: { type: 'string' } };
    const { keep, additions } = await found(own('/oauth/token', id));

    expect(keep).toEqual(['POST /oauth/token']);
    expect(JSON.stringify(additions)).not.toContain('x-synthesised');
  });

  test('that is doubtful is one option, and a standard one is another', async () => {
    const login = { username: { type: 'string' }, password: { type: 'string' } };
    const { paths, ...rest } = own('/sessions', login);
    const two = { ...rest, paths: { ...(paths as object), ...(own('/login', login).paths as object) } };

    const error = (await failureOf(found(two))) as OpenQuestions;
    const { keep } = await found(two, { answers: { acquire: 'tokenUrl' } });

    expect(error.questions[0]?.options.map(({ value }) => value)).toEqual([
      'POST /login password',
      'POST /sessions password',
      'tokenUrl',
    ]);
    expect(keep).toEqual(['POST /oauth2/token']);
  });
});

describe('a client', () => {
  test.each([
    [[], ['basic']],
    [['client_secret_post', 'client_secret_basic'], ['basic']],
    [['client_secret_post'], ['body']],
    [['private_key_jwt'], ['private_key_jwt']],
    [['client_secret_jwt'], ['client_secret_jwt']],
    [['tls_client_auth'], ['tls_client_auth']],
  ])('of a server that takes %j authenticates by %j', async (clientAuthMethods, methods) => {
    const { xToken } = await found(plain, { servers: [{ ...SERVER, clientAuthMethods }] });

    expect(xToken.clientAuth?.methods).toEqual(methods);
  });

  test('without a secret sends its ID where a person gives the grant', async () => {
    const grantTypes = ['authorization_code'];
    const methodsOf = async (clientAuthMethods: readonly string[]) =>
      (await found(plain, { servers: [{ ...SERVER, grantTypes, clientAuthMethods }] })).xToken.clientAuth
        ?.methods;

    expect(await methodsOf([])).toEqual(['basic', 'none']);
    expect(await methodsOf(['client_secret_basic'])).toEqual(['basic']);
    expect(await methodsOf(['none'])).toEqual(['none']);
  });

  test('of a server that takes nothing that packages have is refused, by name', async () => {
    expect(
      await failureOf(
        found(plain, { servers: [{ ...SERVER, clientAuthMethods: ['attest_jwt_client_auth'] }] }),
      ),
    ).toMatchObject({ rule: 'no-token', what: expect.stringContaining('by attest_jwt_client_auth') });
  });
});

test('revocation and introspection are made where their endpoints are known, each at its own path', async () => {
  const { keep, xToken } = await found(plain, {
    grants: ['password'],
    servers: [
      {
        ...SERVER,
        revocationUrl: 'https://id.hazel.example/revoke',
        // Another host, and the same path.
        introspectionUrl: 'https://check.hazel.example/token',
      },
    ],
  });

  expect(keep).toEqual(['POST /token', 'POST /revoke', 'POST /token#oauth']);
  expect(xToken.revoke).toMatchObject({ operation: 'revokeToken', fields: { token: { token: 'refresh' } } });
});

test('a tokenUrl that can not be used is named with its place', async () => {
  const tokenUrl = 'http://id.hazel.example/token';

  expect(
    await failureOf(found(specWithFlows({ clientCredentials: { tokenUrl, scopes: {} } }))),
  ).toMatchObject({
    rule: 'no-token',
    what: expect.stringContaining(`The tokenUrl ${tokenUrl} can't be used`),
    pointer: '/components/securitySchemes/login/flows/clientCredentials/tokenUrl',
  });
});
