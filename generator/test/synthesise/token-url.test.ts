import { describe, expect, test } from 'vitest';
import { serversOfSchemes } from '../../src/synthesise/security-schemes.js';
import { parsed } from './support/parsed.js';

/** The token endpoint that a spec means, or why it can't be used. */
async function endpointOf(tokenUrl: string, servers?: readonly string[], origin?: string): Promise<string> {
  const spec = await parsed({
    openapi: '3.0.3',
    info: { title: 'Elm', version: '1' },
    ...(servers && { servers: servers.map(url => ({ url })) }),
    ...(origin && { 'x-origin': { url: origin } }),
    paths: {},
    components: {
      securitySchemes: { login: { type: 'oauth2', flows: { clientCredentials: { tokenUrl, scopes: {} } } } },
    },
  });
  const { servers: found, unusable } = serversOfSchemes(spec);
  return found[0]?.tokenUrl ?? unusable[0]?.problem.replace(/^.*can't be used: /, '') ?? 'nothing';
}

const API = ['https://api.elm.example/v1'];
const UNSAFE = 'clients send secrets to https only (http to localhost), without credentials in the URL';

describe('the token endpoint', () => {
  test.each([
    ['is absolute', 'https://id.elm.example/token', API, 'https://id.elm.example/token'],
    ['has blanks around it', ' https://id.elm.example/token\n', API, 'https://id.elm.example/token'],
    ['is on this machine', 'http://127.0.0.1:8080/token', API, 'http://127.0.0.1:8080/token'],
    ['has no scheme', '//id.elm.example/token', API, 'https://id.elm.example/token'],
    ['is a path', '/oauth/token', API, 'https://api.elm.example/oauth/token'],
    ['is beside the server', 'oauth/token', API, 'https://api.elm.example/oauth/token'],
    [
      'is below the server',
      'oauth/token',
      ['https://api.elm.example/v1/'],
      'https://api.elm.example/v1/oauth/token',
    ],
    ['is above the server', '../token', ['https://api.elm.example/a/b/'], 'https://api.elm.example/a/token'],
    ['is a path, and no server is absolute', '/oauth/token', ['/v1'], '/oauth/token'],
    ['is a word, and there is no server', 'token', undefined, '/token'],
    [
      'has variables',
      'https://{region}.elm.example/{tenant}/token',
      API,
      'https://{region}.elm.example/{tenant}/token',
    ],
    [
      'is that of a server with variables',
      '/token',
      ['https://{region}.elm.example/v1'],
      'https://{region}.elm.example/token',
    ],
    ['has a query', 'https://id.elm.example/token?v=2#x', API, 'https://id.elm.example/token?v=2'],
    ['goes by plain http', 'http://id.elm.example/token', API, UNSAFE],
    ['has a password', 'https://a:b@id.elm.example/token', API, UNSAFE],
    ['has another scheme', 'ftp://id.elm.example/token', API, UNSAFE],
    ['is empty', '  ', API, 'it is empty'],
    ['is a sentence', 'see the docs', API, 'it has a blank or a backslash'],
    ['has backslashes', '\\\\id.elm.example\\token', API, 'it has a blank or a backslash'],
    ['is no URL of HTTP', 'mailto:help@elm.example', API, 'it is no URL of HTTP'],
    [
      'is at a host that could be any',
      '{baseUrl}/oauth/token',
      API,
      'its host is a variable that could be any',
    ],
  ])('%s', async (_, tokenUrl, servers, expected) => {
    expect(await endpointOf(tokenUrl, servers)).toBe(expected);
  });

  test('is relative to where the spec was fetched from, if there is no server', async () => {
    const origin = 'https://elm.example/docs/openapi.json';

    expect(await endpointOf('token', undefined, origin)).toBe('https://elm.example/docs/token');
    expect(await endpointOf('/token', ['/v1'], origin)).toBe('https://elm.example/token');
  });
});

describe('flows', () => {
  const schemes = (securitySchemes: object) =>
    parsed({
      openapi: '3.2.0',
      info: { title: 'Elm', version: '1' },
      paths: {},
      components: { securitySchemes },
    });
  const flow = (tokenUrl: string, more: object = {}) => ({ tokenUrl, scopes: {}, ...more });

  test('of one tokenUrl are one server, with all that each of them says', async () => {
    const spec = await schemes({
      first: {
        type: 'oauth2',
        flows: {
          clientCredentials: flow('https://a.example/t', { scopes: { read: 'Read' } }),
          authorizationCode: flow('https://a.example/t', {
            authorizationUrl: 'https://a.example/login',
            refreshUrl: 'https://a.example/r',
            scopes: { write: 'Write', odd: 3 },
          }),
        },
      },
      second: {
        type: 'oauth2',
        flows: {
          deviceAuthorization: flow('https://a.example/t', { deviceAuthorizationUrl: 'https://a.example/d' }),
        },
      },
      other: { type: 'oauth2', flows: { password: flow('https://b.example/t') } },
    });

    expect(serversOfSchemes(spec).servers).toEqual([
      {
        tokenUrl: 'https://a.example/t',
        refreshUrl: 'https://a.example/r',
        authorizationUrl: 'https://a.example/login',
        deviceAuthorizationUrl: 'https://a.example/d',
        grantTypes: [
          'client_credentials',
          'authorization_code',
          'urn:ietf:params:oauth:grant-type:device_code',
          'refresh_token',
        ],
        clientAuthMethods: [],
        scopes: new Map([
          ['read', 'Read'],
          ['write', 'Write'],
          ['odd', ''],
        ]),
        codeChallengeMethods: [],
        origin: 'the security schemes first and second of the spec',
      },
      expect.objectContaining({ tokenUrl: 'https://b.example/t', grantTypes: ['password'] }),
    ]);
  });

  test('of a deprecated scheme count where there is no other', async () => {
    const old = { type: 'oauth2', deprecated: true, flows: { password: flow('https://old.example/t') } };
    const current = { type: 'oauth2', flows: { clientCredentials: flow('https://new.example/t') } };
    const urls = async (given: object) =>
      serversOfSchemes(await schemes(given)).servers.map(({ tokenUrl }) => tokenUrl);

    expect(await urls({ old, current })).toEqual(['https://new.example/t']);
    expect(await urls({ old })).toEqual(['https://old.example/t']);
  });

  test('that are not as OpenAPI has them, or have no token request, are no server', async () => {
    const spec = await schemes({
      web: {
        type: 'oauth2',
        flows: { implicit: { authorizationUrl: 'https://a.example/login', scopes: {} } },
      },
      bad: { type: 'oauth2', flows: { clientCredentials: null, password: { tokenUrl: 3 } } },
      none: { type: 'oauth2' },
    });

    expect(serversOfSchemes(spec)).toEqual({ servers: [], unusable: [] });
  });
});
