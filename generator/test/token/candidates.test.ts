import { describe, expect, test } from 'vitest';
import type { OpenApiDocument } from '../../src/document/document.js';
import { tokenCandidates } from '../../src/token/candidates.js';
import { chooseToken } from '../../src/token/choose-token.js';
import { cpuTime } from '../support/cpu-time.js';
import { choiceOf, documentOf, type Shape } from './spec-of.js';

const text = { type: 'string' };
const client = {
  grant_type: { ...text, enum: ['client_credentials'] },
  client_id: text,
  client_secret: text,
};
const token: Shape = { body: client };

const rolesOf = (document: OpenApiDocument) =>
  tokenCandidates(document).map(({ role, operation }) => `${role} ${operation}`);

describe('tokenCandidates()', () => {
  test('finds nothing in an API without tokens', () => {
    const things = ['/users', '/users/{id}', '/files/{id}/content', '/search'].map(path => ({
      path,
      json: true,
      body: { name: text },
      response: { id: text, name: text },
    }));

    expect(tokenCandidates(documentOf(things))).toEqual([]);
  });

  test('tells what only has a token in its name from what obtains one', () => {
    const others: Shape[] = [
      {
        path: '/devices/{id}/push_token',
        json: true,
        body: { token: text },
        response: { ok: { type: 'boolean' } },
      },
      { path: '/password/reset', json: true, body: { email: text }, response: { ok: { type: 'boolean' } } },
      { path: '/tokens/{id}', method: 'delete', response: {} },
      { path: '/tokens', method: 'get', response: { items: { type: 'array', items: {} } } },
      { path: '/oauth/userinfo', method: 'get', response: { sub: text } },
    ];

    expect(rolesOf(documentOf([...others, token]))).toEqual(['acquire POST /oauth/token']);
  });

  test('knows an operation at the tokenUrl of a flow by that, whatever it is called', () => {
    const flow = { tokenUrl: 'https://vendor.example/api/oauth.v2.access', scopes: {} };
    const scheme = { type: 'oauth2', flows: { authorizationCode: flow } };
    const at = (path: string): Shape => ({ path, json: true, body: { 'code!': text, client_id: text } });
    const document = documentOf([at('/oauth.v2.access'), at('/other.v2.access')], {
      components: { securitySchemes: { vendor: scheme } },
    });

    const [first, second] = tokenCandidates(document);

    expect(first?.operation).toBe('POST /oauth.v2.access');
    expect(first?.evidence.map(({ text }) => text)).toContain('it is the tokenUrl of vendor');
    expect(second?.confidence ?? 0).toBeLessThan(first?.confidence ?? 0);
  });

  test('finds revocation and introspection, and keeps them with the token', () => {
    const revoke: Shape = {
      path: '/oauth/revoke',
      body: { 'token!': text, token_type_hint: text },
      response: {},
    };
    const introspect: Shape = {
      path: '/oauth/introspect',
      body: { 'token!': text },
      response: { active: { type: 'boolean' } },
    };

    const { revoke: revoked, keep } = choiceOf(documentOf([token, revoke, introspect]));

    expect(revoked?.operation).toBe('POST /oauth/revoke');
    expect(keep).toEqual(['POST /oauth/token', 'POST /oauth/revoke', 'POST /oauth/introspect']);
  });

  test('shows the evidence for each, with its place', () => {
    const [found] = tokenCandidates(documentOf([token]));

    expect(found?.confidence).toBeGreaterThan(0.9);
    expect(found?.evidence.map(one => one.text)).toContain('grant_type may be client_credentials');
    expect(found?.evidence.find(one => one.text.startsWith('the response has'))?.pointer).toBe(
      '/paths/~1oauth~1token/post/responses/200/content/application~1json/schema/properties/access_token',
    );
  });

  test('gives the same list whatever the order of the paths', () => {
    const shapes: Shape[] = [token, { path: '/login', json: true, body: { username: text, password: text } }];

    expect(rolesOf(documentOf(shapes.toReversed()))).toEqual(rolesOf(documentOf(shapes)));
  });

  test('follows references of path items, bodies, parameters and responses', () => {
    const { paths } = documentOf([token]) as unknown as {
      paths: Record<string, { post: Record<string, unknown> }>;
    };
    const { requestBody, responses } = paths['/oauth/token']?.post ?? {};
    const document = {
      openapi: '3.1.0',
      paths: { '/oauth/token': { $ref: '#/components/pathItems/Token' } },
      components: {
        pathItems: {
          Token: {
            post: {
              requestBody: { $ref: '#/components/requestBodies/Token' },
              responses: { '200': { $ref: '#/components/responses/Token' } },
            },
          },
        },
        requestBodies: { Token: requestBody },
        responses: { Token: (responses as Record<string, unknown>)['200'] },
      },
    } as unknown as OpenApiDocument;

    expect(rolesOf(document)).toEqual(['acquire POST /oauth/token']);
  });

  test.each<[string, unknown]>([
    ['no paths', {}],
    ['a list of paths', { paths: [] }],
    ['paths that are text', { paths: { '/oauth/token': 'x', '/login': { post: 'x' } } }],
    [
      'parts of wrong types',
      { paths: { '/oauth/token': { parameters: 1, post: { requestBody: [], responses: 'x' } } } },
    ],
    ['a dangling reference', { paths: { '/oauth/token': { post: { requestBody: { $ref: '#/nowhere' } } } } }],
    [
      'a reference in a circle',
      {
        paths: { '/oauth/token': { $ref: '#/components/pathItems/A' } },
        components: { pathItems: { A: { $ref: '#/components/pathItems/A' } } },
      },
    ],
  ])('reads %s without an error', (_, document) => {
    expect(tokenCandidates(document as OpenApiDocument)).toEqual([]);
  });

  test('ends on schemas that contain themselves in every way, and on parts that multiply', () => {
    const schemas: Record<string, unknown> = {
      Self: {
        allOf: [{ $ref: '#/components/schemas/Self' }],
        properties: { self: { $ref: '#/components/schemas/Self' } },
      },
      Either: { oneOf: [{ $ref: '#/components/schemas/Either' }, { $ref: '#/components/schemas/Self' }] },
    };
    for (let level = 0; level < 40; level++) {
      const next = { $ref: `#/components/schemas/Fan${level + 1}` };
      schemas[`Fan${level}`] = {
        allOf: [next, next],
        oneOf: [next, next, { properties: { [`p${level}`]: next } }],
      };
    }
    const document = documentOf([token], { components: { schemas } });
    const operation = document.paths?.['/oauth/token']?.post as unknown as Record<string, unknown>;
    for (const name of ['Self', 'Either', 'Fan0']) {
      const schema = { allOf: [{ $ref: `#/components/schemas/${name}` }], properties: client };
      operation.requestBody = { content: { 'application/json': { schema } } };

      expect(rolesOf(document)).toEqual(['acquire POST /oauth/token']);
    }
  });
});

test('schemas that all refer to each other take no time, and a field inside of them is found', async () => {
  const names = Array.from({ length: 60 }, (_, index) => `Schema${index}`);
  const refer = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const mesh = { type: 'object', properties: Object.fromEntries(names.map(name => [name, refer(name)])) };
  const wrapped = { type: 'object', properties: { ...client, ...mesh.properties } };
  const document: OpenApiDocument = {
    ...documentOf([{ json: true, body: { data: mesh, wrapper: wrapped } }]),
    components: { schemas: Object.fromEntries(names.map(name => [name, mesh])) },
  };

  const { result, cpuMs } = await cpuTime(() => tokenCandidates(document));

  expect(result[0]?.facts.shapes[0]?.fields.map(({ name }) => name)).toContain('/wrapper/client_secret');
  expect(cpuMs).toBeLessThan(1500);
});

describe('chooseToken()', () => {
  const versions = documentOf(['/v1/oauth/token', '/v2/oauth/token'].map(path => ({ ...token, path })));

  test('asks where two operations are as good', () => {
    const { choice, question } = chooseToken(tokenCandidates(versions));

    expect(choice).toBeUndefined();
    expect(question?.options.map(({ value }) => value)).toEqual([
      'POST /v1/oauth/token client_credentials',
      'POST /v2/oauth/token client_credentials',
    ]);
  });

  test('takes an answer, with or without the grant', () => {
    for (const answer of ['POST /v2/oauth/token client_credentials', 'POST /v2/oauth/token'])
      expect(choiceOf(versions, new Map([['acquire', answer]])).acquire.operation).toBe(
        'POST /v2/oauth/token',
      );
  });

  test('takes another grant of an operation that serves several, if it is asked to', () => {
    const grants = { ...text, enum: ['client_credentials', 'password'] };
    const document = documentOf([
      { body: { ...client, grant_type: grants, username: text, password: text } },
    ]);

    expect(choiceOf(document).acquire.grantType).toBe('client_credentials');
    expect(choiceOf(document, new Map([['acquire', 'POST /oauth/token password']])).acquire.grantType).toBe(
      'password',
    );
  });

  test('takes the standard endpoint over a login beside it', () => {
    const login: Shape = { path: '/session', json: true, body: { user: text }, response: { token: text } };

    expect(choiceOf(documentOf([login, token])).acquire.operation).toBe('POST /oauth/token');
  });
});
