import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { tokenSource } from '@token-clients/auth-hooks';
import type { TokenGrant } from '@token-clients/runtime';
import { type PlannedResponse, startServer } from '@token-clients/testing';
import { startOidcServer } from '@token-clients/testing/oauth-servers';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { pinnedMetadata } from '../../src/discovery/pinned-metadata.js';
import type { GenerateError } from '../../src/errors.js';
import { isMetadataMoved } from '../../src/network/metadata-moved.js';
import { discoveryReport } from '../../src/new-provider/discovery-report.js';
import { type NewProviderOutcome, newProvider } from '../../src/new-provider/new-provider.js';
import type { OpenQuestions } from '../../src/new-provider/open-questions.js';
import { type Loose, snapshot } from '../support/project.js';
import { build } from '../support/stranger/build.js';
import { loadMade, type Made } from '../support/stranger/made.js';
import { strangerProject } from '../support/stranger/project.js';
import { metadataOf } from './documents.js';

const project = strangerProject();
const server = await startOidcServer();
/** Proxy settings of the machine that runs the tests must not count. */
const env = { npm_execpath: '', PATH: '' };
afterAll(async () => {
  project[Symbol.dispose]();
  await server.close();
});

/** A spec of an API that says who logs its users in, and has no operation for tokens. */
function putSpec(file: string, scheme: object, more: object = {}): string {
  const operation = { operationId: 'listOrders', responses: { 200: { description: 'The orders.' } } };
  const spec = {
    openapi: '3.2.0',
    info: { title: 'Orders', version: '1' },
    servers: [{ url: 'https://api.vendor.example' }],
    paths: { '/orders': { get: operation } },
    components: { securitySchemes: { login: scheme } },
    ...more,
  };
  const at = path.join(project.root, 'vendor', file);
  writeFileSync(at, JSON.stringify(spec));
  return at;
}

const openId = (url: string) => ({ type: 'openIdConnect', openIdConnectUrl: url });
const plain = putSpec('plain.json', openId(`${server.url}/.well-known/openid-configuration`));

const add = (name: string, more: Partial<Parameters<typeof newProvider>[0]> = {}) =>
  newProvider({
    root: project.root,
    name,
    from: plain,
    engine: 'embedded',
    env,
    grants: ['client_credentials'],
    ...more,
  });
const overlayOf = (name: string) =>
  parse(readFileSync(path.join(project.root, `specs/${name}.overlay.yaml`), 'utf8'));

async function failure(adding: Promise<unknown>): Promise<GenerateError> {
  const before = snapshot(project.root);
  const error = await adding.then(
    () => expect.unreachable('it was added'),
    (reason: GenerateError) => reason,
  );
  expect(snapshot(project.root)).toEqual(before);
  return error;
}

describe('a package from the metadata of oidc-provider', () => {
  let outcome: NewProviderOutcome;
  let made: Made;

  beforeAll(async () => {
    outcome = await add('orders', { discover: server.url });
    expect(build(project.root, ['orders'])).toEqual(new Map());
    made = await loadMade(project.root, 'orders');
  });

  test('gets a token through the hooks, and asks the server whether it is valid', async () => {
    const { clientId, clientSecret } = server;
    const { orders, OAuthApi, basicAuth } = made.exports as Loose;
    const grant: TokenGrant = orders({ clientId, clientSecret });
    await using source = tokenSource(grant);

    const token = await source.get();

    const api = new OAuthApi({ headers: basicAuth(clientId, clientSecret) });
    expect(await api.introspectToken({ token: token.value })).toMatchObject({ active: true });
    expect(await source.revoke()).toBe(true);
    expect(await api.introspectToken({ token: token.value })).toEqual({ active: false });
  });

  test('keeps the document that it was made from, by its URL and hash', async () => {
    const pinned = pinnedMetadata(overlayOf('orders'));

    expect(pinned).toEqual({
      issuer: server.url,
      url: `${server.url}/.well-known/oauth-authorization-server`,
      sha256: expect.stringMatching(/^[\da-f]{64}$/),
    });
    expect(pinned && (await isMetadataMoved(pinned, { env }))).toBe(false);
  });

  test('is shown line by line, with what was made of each', () => {
    const report = outcome.discovered && discoveryReport(outcome.discovered, 'specs/orders.overlay.yaml');

    expect(report).toEqual([
      expect.stringMatching(/^The authorization server by its metadata, http.*, SHA-256 [\da-f]{64}; specs/),
      expect.stringMatching(/^ {2}issuer {2,}http:\S+ \(as asked for\)$/),
      expect.stringMatching(/^ {2}token_endpoint {2,}http:\S+\/token$/),
      expect.stringMatching(/^ {2}authorization_endpoint {2,}http:\S+\/auth$/),
      expect.stringMatching(/^ {2}revocation_endpoint {2,}http:\S+\/token\/revocation$/),
      expect.stringMatching(/^ {2}introspection_endpoint {2,}http:\S+\/token\/introspection$/),
      expect.stringMatching(/^ {2}device_authorization_endpoint {2,}http:\S+\/device\/auth$/),
      expect.stringMatching(/^ {2}grant_types_supported {2,}implicit, .* \(implicit has no token request\)$/),
      expect.stringMatching(/^ {2}token_endpoint_auth_methods_supported {2,}client_secret_basic, /),
      expect.stringMatching(
        /^ {2}token_endpoint_auth_signing_alg_values_supported {2,}HS256, .*assertions\)$/,
      ),
      expect.stringMatching(/^ {2}revocation_endpoint_auth_methods_supported {2,}\(nothing\) \(assumed/),
      expect.stringMatching(/^ {2}introspection_endpoint_auth_methods_supported {2,}\(nothing\) \(assumed/),
      expect.stringMatching(/^ {2}code_challenge_methods_supported {2,}S256$/),
      expect.stringMatching(/^ {2}scopes_supported {2,}openid, offline_access, api:read, api:write$/),
      expect.stringMatching(/^ {2}authorization_response_iss_parameter_supported {2,}true \(.*RFC 9207\)\)$/),
      expect.stringMatching(/^ {2}dpop_signing_alg_values_supported .* \(not used: /),
    ]);
  });
});

describe('a URL that the spec names', () => {
  const requestsBefore = () => server.requests.length;

  test('is not requested unless the user says so, and a note says how', async () => {
    const before = requestsBefore();
    const asked: string[] = [];

    const error = await failure(
      add('unasked', {
        ask: async ({ key }) => {
          asked.push(key);
          return undefined;
        },
      }),
    );

    expect(asked).toEqual(['discover']);
    expect(error).toMatchObject({ rule: 'no-token' });
    expect(error.message).toContain('--discover spec');
    expect(server.requests).toHaveLength(before);
  });

  test('is not requested by an answer to all questions, whose first option is safe', async () => {
    const before = requestsBefore();

    await failure(add('hurried', { ask: async ({ options }) => options[0]?.value }));

    expect(server.requests).toHaveLength(before);
  });

  test('is requested when the user answers so', async () => {
    const { discovered } = await add('asked', { ask: async ({ options }) => options[1]?.value });

    expect(discovered?.pinned).toMatchObject({
      issuer: server.url,
      url: `${server.url}/.well-known/openid-configuration`,
    });
  });

  test('is requested with --discover spec, also as oauth2MetadataUrl of OpenAPI 3.2', async () => {
    const url = `${server.url}/.well-known/oauth-authorization-server`;
    const flows = { clientCredentials: { tokenUrl: `${server.url}/token`, scopes: { 'api:read': 'Read.' } } };
    const from = putSpec('oauth2.json', { type: 'oauth2', oauth2MetadataUrl: url, flows });

    const { discovered } = await add('metadata-url', { from, discover: 'spec', grants: [] });

    expect(discovered?.pinned.url).toBe(url);
    // The spec is about this API: its grant and its scopes count.
    expect(discovered?.server).toMatchObject({
      grantTypes: ['client_credentials', 'refresh_token'],
      scopes: new Map([['api:read', 'Read.']]),
      revocationUrl: `${server.url}/token/revocation`,
    });
  });

  test.each([
    ['is missing', { type: 'http', scheme: 'bearer' }, 'No security scheme names a metadata document'],
    ['says no issuer', openId('https://id.example/metadata.json'), 'does not say whose metadata it is'],
    ['is not https', openId('http://id.example/.well-known/openid-configuration'), 'is not https'],
    ['is a file', openId('file:///etc/passwd'), 'is not an absolute URL'],
    ['is relative, to a file', openId('/.well-known/openid-configuration'), 'is not an absolute URL'],
  ])('is refused when it %s', async (_, scheme, what) => {
    const error = await failure(add('refused', { from: putSpec('refused.json', scheme), discover: 'spec' }));

    expect(error).toMatchObject({ code: 'spec_invalid', rule: 'metadata-not-loaded' });
    expect(error.message).toContain(what);
  });
});

describe('a server that lies', () => {
  async function lying(respond: (url: string) => PlannedResponse) {
    const liar = await startServer(() => respond(liar.url));
    onTestFinished(() => liar.close());
    return liar;
  }
  const document = (changes: (url: string) => Loose) =>
    lying(url => ({ body: metadataOf(url, changes(url)) }));

  test.each<[string, (url: string) => Loose, string, string]>([
    ['another issuer', () => ({ issuer: 'https://evil.example' }), 'metadata-issuer', '/issuer'],
    ['its own URL with a slash', url => ({ issuer: `${url}/` }), 'metadata-issuer', '/issuer'],
    [
      'an endpoint that is not https',
      () => ({ token_endpoint: 'http://evil.example/token' }),
      'metadata-endpoint',
      '/token_endpoint',
    ],
    [
      'an endpoint elsewhere',
      () => ({ revocation_endpoint: 'https://evil.example/revoke' }),
      'metadata-endpoint',
      '/revocation_endpoint',
    ],
    ['a list for a string', url => ({ token_endpoint: [url] }), 'metadata-field', '/token_endpoint'],
  ])('%s: nothing is written', async (_, changes, rule, pointer) => {
    const liar = await document(changes);

    const error = await failure(add('liar', { discover: liar.url }));

    expect(error).toMatchObject({ code: 'spec_invalid', rule, pointer });
    expect(error.file).toBe(`${liar.url}/.well-known/oauth-authorization-server`);
  });

  test.each<[string, PlannedResponse]>([
    ['a page', { headers: { 'content-type': 'text/html' }, body: '<!doctype html>' }],
    ['a redirect', { status: 302, headers: { location: 'https://evil.example/' } }],
    ['20 MB', { headers: { 'content-type': 'application/json' }, body: Buffer.alloc(20_000_000, ' ') }],
  ])('%s: nothing is written', async (_, response) => {
    const liar = await lying(() => response);

    expect(await failure(add('liar', { discover: liar.url }))).toMatchObject({ rule: 'metadata-not-loaded' });
  });

  test('ways to authenticate that packages have none of are named', async () => {
    const liar = await document(() => ({
      token_endpoint_auth_methods_supported: ['attest_jwt_client_auth'],
    }));

    const error = await failure(add('liar', { discover: liar.url }));

    expect(error.message).toContain('attest_jwt_client_auth');
  });

  test('endpoints at another host, if the user trusts that', async () => {
    const url = 'https://auth.vendor.example/token';
    const liar = await document(() => ({ token_endpoint: url }));

    await add('trusting', { discover: liar.url, trustedSites: ['auth.vendor.example'] });

    const [{ update }] = overlayOf('trusting').actions;
    expect(update.paths['/token'].post.servers).toEqual([
      { url: 'https://auth.vendor.example', description: expect.any(String) },
    ]);
  });

  test('of several grants, the user is asked for one', async () => {
    const liar = await document(() => ({ grant_types_supported: ['client_credentials', 'password'] }));

    const error = (await failure(add('grants', { discover: liar.url, grants: [] }))) as OpenQuestions;

    expect(error.questions.map(({ key }) => key)).toEqual(['grant']);
    expect(error.questions[0]?.options.map(({ value }) => value)).toEqual(['client_credentials', 'password']);
  });

  test('a document that has changed since is found by its hash', async () => {
    let changed = {};
    const liar = await document(() => changed);
    const { discovered } = await add('moved', { discover: liar.url });
    const pinned = discovered?.pinned ?? expect.unreachable();

    expect(await isMetadataMoved(pinned, { env })).toBe(false);
    changed = { token_endpoint: 'https://evil.example/token' };
    expect(await isMetadataMoved(pinned, { env })).toBe(true);
  });
});

test('an x-token leaves nothing to discover', async () => {
  const from = putSpec('own.json', {}, { 'x-token': { acquire: { operation: 'x', grantType: 'x' } } });

  expect((await failure(add('own', { from, discover: server.url }))).message).toContain('has an x-token');
});
