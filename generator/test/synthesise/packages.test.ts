import type { TokenDescriptor } from '@token-clients/runtime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeepPartial } from '../corpus/corpus-spec.js';
import { build, type CompilerMessages } from '../support/stranger/build.js';
import { loadMade } from '../support/stranger/made.js';
import { type Outcome, strangerProject } from '../support/stranger/project.js';
import { runSuites, type SuiteResult } from '../support/stranger/suites.js';
import { authorizationCode, clientCredentials, deviceAuthorization, specWithFlows } from './support/flows.js';

const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';
const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

interface Case {
  readonly name: string;
  /** As the end of "a spec that names ...". */
  readonly names: string;
  readonly spec: object;
  readonly grants?: readonly string[];
  readonly descriptor: DeepPartial<TokenDescriptor>;
  readonly operations: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'client',
    names: 'the client credentials flow',
    spec: specWithFlows({ clientCredentials }),
    descriptor: {
      acquire: {
        grantType: 'client_credentials',
        operation: { path: '/oauth2/token', servers: [{ url: 'https://id.hazel.example' }] },
      },
      clientAuth: { methods: ['basic'] },
      credentials: { clientSecret: { required: true }, scope: { secret: false }, audience: {}, resource: {} },
    },
    operations: ['getToken'],
  },
  {
    name: 'person',
    names: 'the authorization code flow',
    spec: specWithFlows({ authorizationCode }),
    descriptor: {
      acquire: { grantType: 'authorization_code', fields: { code_verifier: { credential: 'codeVerifier' } } },
      refresh: { grantType: 'refresh_token', fields: { refresh_token: { token: 'refresh' } } },
      clientAuth: { methods: ['basic', 'none'] },
      credentials: { clientId: { required: true }, clientSecret: { required: false } },
      startsFrom: {
        code: 'code',
        refreshToken: 'refreshToken',
        authorizationUrl: 'https://id.hazel.example/oauth2/authorize',
      },
    },
    operations: ['getToken'],
  },
  {
    name: 'device',
    names: 'the device flow of OpenAPI 3.2',
    spec: specWithFlows({ deviceAuthorization }, { openapi: '3.2.0' }),
    descriptor: { acquire: { grantType: DEVICE }, startsFrom: { code: 'deviceCode' } },
    operations: ['getToken', 'startDeviceAuthorization'],
  },
  {
    name: 'several',
    names: 'several flows, of which one is chosen, with a URL of its own to refresh at',
    spec: specWithFlows({
      clientCredentials: { ...clientCredentials, tokenUrl: '/oauth/token' },
      authorizationCode: { ...authorizationCode, tokenUrl: '/oauth/token', refreshUrl: '/oauth/refresh' },
      password: { tokenUrl: '/oauth/token', scopes: {} },
    }),
    grants: ['password'],
    descriptor: {
      acquire: { grantType: 'password', operation: { path: '/oauth/token' } },
      refresh: { operation: { path: '/oauth/refresh' } },
    },
    operations: ['getToken', 'refreshToken'],
  },
  {
    name: 'exchange',
    names: 'a flow, where token exchange is chosen',
    spec: specWithFlows({ clientCredentials }),
    grants: ['token-exchange'],
    descriptor: {
      acquire: { grantType: EXCHANGE },
      credentials: { subjectToken: { perRequest: true }, subjectTokenType: { required: true } },
    },
    operations: ['getToken'],
  },
  {
    name: 'bearer',
    names: 'a flow, where an assertion is chosen as the grant',
    spec: specWithFlows({ clientCredentials }),
    grants: ['jwt-bearer'],
    descriptor: { acquire: { grantType: JWT_BEARER }, credentials: { assertion: { perRequest: true } } },
    operations: ['getToken'],
  },
  {
    name: 'swagger',
    names: 'the flow "application" of Swagger 2.0',
    spec: {
      swagger: '2.0',
      info: { title: 'Rowan', version: '1' },
      host: 'rowan.example',
      basePath: '/v2',
      schemes: ['https'],
      paths: {},
      securityDefinitions: {
        login: {
          type: 'oauth2',
          flow: 'application',
          tokenUrl: 'https://rowan.example/v2/oauth/token',
          scopes: {},
        },
      },
    },
    descriptor: { acquire: { grantType: 'client_credentials', operation: { path: '/oauth/token' } } },
    operations: ['getToken'],
  },
  {
    name: 'tenant',
    names: 'a tokenUrl with a variable',
    spec: specWithFlows({
      clientCredentials: {
        ...clientCredentials,
        tokenUrl: 'https://id.hazel.example/{tenant}/oauth2/v2.0/token',
      },
    }),
    descriptor: {
      acquire: {
        operation: { path: '/oauth2/v2.0/token', servers: [{ url: 'https://id.hazel.example/{tenant}' }] },
      },
    },
    operations: ['getToken'],
  },
  {
    name: 'nowhere',
    names: 'a relative tokenUrl, and no server',
    spec: specWithFlows({ clientCredentials: { tokenUrl: 'token', scopes: {} } }, { servers: undefined }),
    descriptor: { servers: [], acquire: { operation: { path: '/token' } } },
    operations: ['getToken'],
  },
  {
    name: 'taken',
    names: 'a tokenUrl whose path and names the API has already',
    spec: specWithFlows(
      { clientCredentials },
      {
        paths: {
          '/oauth2/token': {
            post: {
              operationId: 'getToken',
              tags: ['oauth'],
              responses: { 204: { description: 'Nothing.' } },
            },
          },
        },
        components: {
          schemas: { tokenresponse: { type: 'string' } },
          securitySchemes: {
            oauthClient: { type: 'apiKey', in: 'header', name: 'x-key' },
            login: { type: 'oauth2', flows: { clientCredentials } },
          },
        },
      },
    ),
    descriptor: {
      acquire: { operation: { path: '/token', servers: [{ url: 'https://id.hazel.example/oauth2' }] } },
    },
    operations: ['getToken2'],
  },
];

const project = strangerProject({ all: false });
const outcomes = new Map<string, Outcome>();
let messages: CompilerMessages = new Map();
let suites: ReadonlyMap<string, SuiteResult> = new Map();

beforeAll(async () => {
  for (const { name, spec, grants } of cases) {
    const file = { file: 'openapi.json', text: JSON.stringify(spec) };
    outcomes.set(name, await project.add(name, file, {}, grants));
  }
  const names = cases.map(({ name }) => name);
  messages = build(project.root, names);
  suites = await runSuites(project.root, names);
}, 600_000);
afterAll(() => project[Symbol.dispose]());

describe('a spec without token operations that names', () => {
  test.each(cases.map(one => [one.names, one] as const))(
    '%s becomes a package that compiles and passes its contract tests',
    async (_, { name, descriptor, operations }) => {
      expect(outcomes.get(name)).toEqual({ kind: 'accepted', name });
      expect(messages.get(name) ?? '').toBe('');
      expect(suites.get(name)?.failures).toEqual([]);
      expect(suites.get(name)?.count, 'tests of the contract and of the documents').toBeGreaterThan(5);

      const made = await loadMade(project.root, name);

      expect(made.descriptor).toMatchObject(descriptor);
      expect(made.reference.apis.flatMap(api => api.operations.map(one => one.operationId))).toEqual(
        operations,
      );
      for (const page of ['README.md', 'src/generated/client.ts', 'src/generated/reference.ts'])
        expect(made.read(page).replace(/[\s*]+/g, ' ')).toMatch(
          /vendor's spec (?:has no such operation|names where tokens are obtained)/,
        );
    },
  );
});
