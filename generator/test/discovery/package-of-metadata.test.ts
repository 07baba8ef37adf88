import { tokenSource } from '@token-clients/auth-hooks';
import type { TokenGrant } from '@token-clients/runtime';
import { startOidcServer } from '@token-clients/test-support/oauth-servers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pinnedMetadata } from '../../src/discovery/pinned-metadata.js';
import { discoveryReport } from '../../src/first-reading/discovery-report.js';
import { isMetadataMoved } from '../../src/network/metadata-moved.js';
import type { NewProviderOutcome } from '../../src/new-provider/new-provider.js';
import type { Loose } from '../support/project.js';
import { build } from '../support/stranger/build.js';
import { loadMade, type Made } from '../support/stranger/made.js';
import { discoveringProject, env, openId } from './discovering.js';

const server = await startOidcServer();
afterAll(() => server.close());
const { root, putSpec, add, overlayOf, failure } = discoveringProject(
  `${server.url}/.well-known/openid-configuration`,
);

describe('a package from the metadata of oidc-provider', () => {
  let outcome: NewProviderOutcome;
  let made: Made;

  beforeAll(async () => {
    outcome = await add('orders', { discover: server.url });
    expect(build(root, ['orders'])).toEqual(new Map());
    made = await loadMade(root, 'orders');
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

test('an x-token leaves nothing to discover', async () => {
  const from = putSpec('own.json', {}, { 'x-token': { acquire: { operation: 'x', grantType: 'x' } } });

  expect((await failure(add('own', { from, discover: server.url }))).message).toContain('has an x-token');
});
