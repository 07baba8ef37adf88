import { tokenSource } from '@token-clients/auth-hooks';
import { memoryStore } from '@token-clients/auth-hooks/memory-store';
import { basicAuth, type ClientOptions, type TokenGrant } from '@token-clients/runtime';
import { authorizationRequest } from '@token-clients/runtime/authorization-request';
import { JumpClock } from '@token-clients/test-support';
import { type OidcServer, startOidcServer } from '@token-clients/test-support/oauth-servers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../support/stranger/build.js';
import { loadMade, type Made } from '../support/stranger/made.js';
import { strangerProject } from '../support/stranger/project.js';
import { specWithFlows } from './support/flows.js';

/*
 * Packages made from nothing but the URLs in security schemes, at a real authorization server: oidc-provider on this
 * machine.
 */

const REDIRECT_URI = 'https://app.example/callback';
const project = strangerProject({ all: false });
let server: OidcServer;
let publicServer: OidcServer;
const made = new Map<string, Made>();

beforeAll(async () => {
  server = await startOidcServer();
  publicServer = await startOidcServer({ clientAuth: 'none' });
  const tokenUrl = `${server.url}/token`;
  const specs: [name: string, flows: object, more?: object, grants?: string[]][] = [
    ['client', { clientCredentials: { tokenUrl, scopes: { 'api:read': 'Read', 'api:write': 'Write' } } }],
    ['person', { authorizationCode: { tokenUrl, authorizationUrl: `${server.url}/auth`, scopes: {} } }],
    [
      'app',
      {
        authorizationCode: {
          tokenUrl: `${publicServer.url}/token`,
          authorizationUrl: `${publicServer.url}/auth`,
          scopes: {},
        },
      },
    ],
    [
      'device',
      { deviceAuthorization: { tokenUrl, deviceAuthorizationUrl: `${server.url}/device/auth`, scopes: {} } },
      { openapi: '3.2.0' },
    ],
    ['exchange', { clientCredentials: { tokenUrl, scopes: {} } }, {}, ['token-exchange']],
  ];
  for (const [name, flows, more, grants] of specs) {
    const text = JSON.stringify(specWithFlows(flows, more));
    expect(await project.add(name, { file: 'openapi.json', text }, {}, grants)).toMatchObject({
      kind: 'accepted',
    });
  }
  expect([
    ...build(
      project.root,
      specs.map(([name]) => name),
    ),
  ]).toEqual([]);
  for (const [name] of specs) made.set(name, await loadMade(project.root, name));
}, 120_000);
afterAll(async () => {
  project[Symbol.dispose]();
  await server?.close();
  await publicServer?.close();
});

interface DeviceApi {
  startDeviceAuthorization(body: object): Promise<{
    readonly device_code: string;
    readonly user_code: string;
    readonly verification_uri: string;
  }>;
}

function grantOf(name: string, options: object): TokenGrant {
  const factory = made.get(name)?.exports[name] as (options: object) => TokenGrant;
  return factory(options);
}

const clientOf = ({ clientId, clientSecret }: OidcServer) => ({ clientId, clientSecret });

async function isActive(token: string): Promise<boolean> {
  const { clientId, clientSecret } = server;
  const encoded = [clientId, clientSecret].map(part =>
    new URLSearchParams({ part }).toString().slice('part='.length),
  );
  const response = await fetch(`${server.url}/token/introspection`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(encoded.join(':')).toString('base64')}` },
    body: new URLSearchParams({ token }),
  });
  return ((await response.json()) as { active: boolean }).active;
}

function sentTo({ requests }: OidcServer, from: number) {
  return requests
    .slice(from)
    .filter(({ path }) => path === '/token')
    .map(({ text, headers }) => ({
      ...Object.fromEntries(new URLSearchParams(text)),
      authorization: headers.authorization?.split(' ')[0],
    }));
}

describe('a package made from a tokenUrl alone, at oidc-provider', () => {
  test('obtains a token by client_credentials, and sees the scope that the server granted', async () => {
    const from = server.requests.length;
    await using source = tokenSource(grantOf('client', { ...clientOf(server), scope: 'api:read unknown' }));

    const token = await source.get();

    expect(await isActive(token.value)).toBe(true);
    expect(token.scope).toBe('api:read');
    expect(source.status().scope).toBe('api:read');
    expect(sentTo(server, from)).toEqual([
      { grant_type: 'client_credentials', scope: 'api:read unknown', authorization: 'Basic' },
    ]);
  });

  test('keeps tokens of other scopes, resources and audiences apart in one store', async () => {
    const targets = [
      {},
      { scope: 'api:read' },
      { scope: 'api:write' },
      { audience: 'a' },
      { audience: 'b' },
      { resource: 'https://a.example' },
    ];
    const keys = targets.map(target => grantOf('client', { ...clientOf(server), ...target }).cacheKey);
    const store = memoryStore();
    const from = server.requests.length;
    const tokens = new Set<string>();
    for (const scope of ['api:read', 'api:write', 'api:read']) {
      await using source = tokenSource(grantOf('client', { ...clientOf(server), scope }), { store });
      tokens.add((await source.get()).value);
    }

    expect(new Set(keys).size).toBe(targets.length);
    expect(tokens.size).toBe(2);
    expect(sentTo(server, from)).toHaveLength(2);
  });

  test.each([
    ['with a secret', 'person', () => server, 'Basic'],
    ['without a secret', 'app', () => publicServer, undefined],
  ] as const)(
    'logs a person in with PKCE %s, and refreshes with rotation',
    async (_, name, at, authorization) => {
      const clock = new JumpClock({ hurried: true });
      const { descriptor } = made.get(name) as Made;
      const { clientId, clientSecret } = at();
      const from = at().requests.length;
      const login = await authorizationRequest(descriptor, {
        clientId,
        redirectUri: REDIRECT_URI,
        scope: 'openid offline_access',
        parameters: { prompt: 'consent' },
      });
      const back = new URL(await at().logIn(login.url)).searchParams;
      const grant = grantOf(name, {
        clientId,
        ...(authorization && { clientSecret }),
        code: back.get('code'),
        codeVerifier: login.codeVerifier,
        redirectUri: REDIRECT_URI,
      });
      await using source = tokenSource(grant, { clock, random: () => 0 });

      const tokens = [await source.get()];
      for (let n = 0; n < 2; n++) {
        clock.jump(70_000);
        tokens.push(await source.get());
      }

      expect(back.get('state')).toBe(login.state);
      expect(new Set(tokens.map(({ value }) => value)).size).toBe(3);
      const sent = sentTo(at(), from) as Record<string, string | undefined>[];
      expect(sent.map(({ grant_type }) => grant_type)).toEqual([
        'authorization_code',
        'refresh_token',
        'refresh_token',
      ]);
      expect(sent[0]).toMatchObject({ code_verifier: login.codeVerifier, redirect_uri: REDIRECT_URI });
      expect(new Set(sent.map(({ refresh_token }) => refresh_token)).size).toBe(3);
      for (const request of sent) {
        expect(request.authorization).toBe(authorization);
        expect(request.client_id).toBe(authorization ? undefined : clientId);
      }
    },
  );

  test('rejects a login whose verifier is another one', async () => {
    const { descriptor } = made.get('person') as Made;
    const options = { clientId: server.clientId, redirectUri: REDIRECT_URI, scope: 'openid' };
    const [login, other] = [
      await authorizationRequest(descriptor, options),
      await authorizationRequest(descriptor, options),
    ];
    const code = new URL(await server.logIn(login.url)).searchParams.get('code');
    const { codeVerifier } = other;
    await using source = tokenSource(
      grantOf('person', { ...clientOf(server), code, codeVerifier, redirectUri: REDIRECT_URI }),
    );

    await expect(source.get()).rejects.toMatchObject({
      code: 'reauthentication_required',
      serverCode: 'invalid_grant',
    });
  });

  test('asks for the token of a device until its user agrees, and refreshes it', async () => {
    const clock = new JumpClock({ hurried: true });
    const { exports } = made.get('device') as Made;
    const { clientId, clientSecret } = server;
    const { OAuthApi } = exports as { readonly OAuthApi: new (options: ClientOptions) => DeviceApi };
    const api = new OAuthApi({ headers: basicAuth(clientId, clientSecret) });
    const device = await api.startDeviceAuthorization({
      client_id: clientId,
      scope: 'openid offline_access',
    });
    const grant = grantOf('device', { ...clientOf(server), deviceCode: device.device_code });
    await using source = tokenSource(grant, { clock, random: () => 0 });

    const early: unknown = await source.get().catch((error: unknown) => error);
    await server.approveDevice(device.user_code);
    clock.jump(6_000);
    const first = await source.get();
    clock.jump(70_000);
    const second = await source.get();

    expect(device).toMatchObject({ verification_uri: expect.stringContaining('/device') });
    expect(early).toMatchObject({ serverCode: 'authorization_pending' });
    expect(second.value).not.toBe(first.value);
    expect(await isActive(second.value)).toBe(true);
  });

  test('exchanges another token (RFC 8693)', async () => {
    const from = server.requests.length;
    const subjectToken = () => server.mintIdToken();
    const subjectTokenType = 'urn:ietf:params:oauth:token-type:id_token';
    await using source = tokenSource(
      grantOf('exchange', { ...clientOf(server), subjectToken, subjectTokenType }),
    );

    const token = await source.get();

    expect(await isActive(token.value)).toBe(true);
    expect(sentTo(server, from)[0]).toMatchObject({ subject_token_type: subjectTokenType });
  });
});
