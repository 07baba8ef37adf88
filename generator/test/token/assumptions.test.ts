import { describe, expect, test } from 'vitest';
import { normaliseSpec } from '../../src/normalise/normalise-spec.js';
import { readProvider } from '../../src/read/read-provider.js';
import { withoutInheritedTokens } from '../../src/token/inherited-security.js';
import { proposalReport } from '../../src/token/report.js';
import { readTokenModel } from '../../src/token/token-model.js';
import { documentOf, objectOf, proposalOf, type Shape, specOf } from './spec-of.js';

const text = { type: 'string' };
const client = {
  'grant_type!': { ...text, enum: ['client_credentials'] },
  'client_id!': text,
  'client_secret!': text,
};
const responding = (content: unknown): Shape => ({
  body: client,
  responses: { '200': { description: 'A token.', ...(content !== undefined && { content }) } },
});

describe('what a vendor does not say', () => {
  test.each<[string, unknown]>([
    ['no body', undefined],
    ['a body without a schema', { 'application/json': {} }],
    ['an object without members', { 'application/json': { schema: { type: 'object' } } }],
  ])('a response with %s is assumed to be that of RFC 6749, and the document is completed', (_, content) => {
    const { xToken, lines, additions, questions } = proposalOf(documentOf([responding(content)]));

    expect(questions).toEqual([]);
    expect(xToken.response).toMatchObject({ accessToken: '/access_token', tokenType: '/token_type' });
    expect(lines.find(({ key }) => key === 'response')?.evidence).toMatch(
      /^assumed: .* RFC 6749 section 5\.1/,
    );
    expect(additions).toEqual([
      {
        pointer: '/paths/~1oauth~1token/post/responses/200',
        value: { content: { 'application/json': { schema: expect.objectContaining({ type: 'object' }) } } },
        reason: expect.stringContaining('RFC 6749'),
      },
    ]);
  });

  test('an example says more than RFC 6749', () => {
    const example = { data: { token: 'x', expires_at: '2026-11-26T10:00:00Z' } };
    const { xToken } = proposalOf(documentOf([responding({ 'application/json': { example } })]));

    expect(xToken.response).toEqual({
      accessToken: '/data/token',
      lifetime: { field: '/data/expires_at', unit: 'iso' },
    });
  });

  test('a schema without a token is completed by what its example has beyond it', () => {
    const schema = { type: 'object', required: ['ok'], properties: { ok: { type: 'boolean' } } };
    const example = { ok: true, access_token: 'x', team: { id: 'T1' }, enterprise: null };
    const { xToken, additions } = proposalOf(
      documentOf([responding({ 'application/json': { schema, example } })]),
    );

    expect(xToken.response?.accessToken).toBe('/access_token');
    expect(additions).toEqual([
      {
        pointer: expect.stringMatching(/schema|Response/),
        value: {
          properties: {
            access_token: { type: 'string', example: 'x' },
            team: { type: 'object', properties: { id: { type: 'string', example: 'T1' } } },
            enterprise: {},
          },
        },
        reason: expect.stringContaining('example'),
      },
    ]);
  });

  test('a response without a token at a path that is no endpoint of OAuth is refused', () => {
    const login = {
      ...responding(undefined),
      path: '/login',
      json: true,
      body: { 'username!': text, 'password!': text },
    };

    expect(() => proposalOf(documentOf([login]))).toThrow(
      'No member of the response of POST /login has the name of a token',
    );
  });

  test('security that an operation inherits is taken off it, with the reason', () => {
    const document = documentOf([{ body: client }], {
      security: [{ oauth: [] }],
      components: { securitySchemes: { oauth: { type: 'oauth2', flows: {} } } },
    });

    const { additions, lines } = proposalOf(document);

    expect(additions).toMatchObject([{ pointer: '/paths/~1oauth~1token/post', value: { security: [] } }]);
    expect(lines).toContainEqual({
      key: 'clientAuth',
      value: 'security of the whole document is not used',
      evidence: 'oauth would need a token to get one',
      confidence: 0.95,
    });
  });

  test('an x-token beside inherited security has the same effect, and a note says so', () => {
    const document = documentOf(
      [
        { operationId: 'getToken', body: client },
        { path: '/me', method: 'get' },
      ],
      {
        security: [{ oauth: [] }],
        components: { securitySchemes: { oauth: { type: 'oauth2', flows: {} } } },
        'x-token': { acquire: { operation: 'getToken', grantType: 'client_credentials' } },
      },
    );
    const spec = normaliseSpec(specOf(document));

    const { operations } = withoutInheritedTokens(readProvider(spec));

    expect(operations.map(({ path, security }) => [path, security])).toEqual([
      ['/oauth/token', []],
      ['/me', ['oauth']],
    ]);
    expect(spec.findings.all.filter(({ rule }) => rule === 'inherited-security')).toHaveLength(1);
  });

  test('what an operation demands itself stays, also a bearer token', () => {
    const document = documentOf([{ operationId: 'getToken', body: client, security: [{ key: [] }] }], {
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
      'x-token': { acquire: { operation: 'getToken', grantType: 'client_credentials' } },
    });

    const { operations } = withoutInheritedTokens(readProvider(normaliseSpec(specOf(document))));

    expect(operations.map(({ security }) => security)).toEqual([['key']]);
  });

  test.each<[string, object]>([
    ['a key in Authorization, which is how Swagger 2.0 says it', { name: 'Authorization' }],
    ['a key in a header for tokens', { name: 'X-Auth-Token' }],
  ])('%s is taken off as a bearer token is', (_, key) => {
    const document = documentOf([{ body: client }], {
      security: [{ token: [] }],
      components: { securitySchemes: { token: { type: 'apiKey', in: 'header', ...key } } },
    });

    const { additions, xToken } = proposalOf(document);

    expect(additions).toMatchObject([{ pointer: '/paths/~1oauth~1token/post', value: { security: [] } }]);
    expect(xToken.clientAuth?.methods).toEqual(['body']);
  });

  test('of a token and a key that are inherited together, the key is sent', () => {
    const document = documentOf([{ body: client }], {
      security: [{ token: [], gateway: [] }],
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          gateway: { type: 'apiKey', in: 'header', name: 'X-Gateway-Key' },
        },
      },
    });

    const { additions, xToken } = proposalOf(document);

    expect(additions.map(({ value }) => value)).toMatchObject([
      { parameters: [{ name: 'X-Gateway-Key', in: 'header', required: true }] },
      { security: [{ gateway: [] }] },
    ]);
    expect(xToken.acquire.fields).toMatchObject({ 'X-Gateway-Key': { credential: 'xGatewayKey' } });
    expect(xToken.credentials).toMatchObject({ xGatewayKey: { secret: true } });
  });

  test('nothing is taken off where an alternative needs no token', () => {
    const document = documentOf([{ body: { grant_type: client['grant_type!'] } }], {
      security: [{ token: [] }, { basic: [] }],
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          basic: { type: 'http', scheme: 'basic' },
        },
      },
    });

    const { additions, xToken } = proposalOf(document);

    expect(additions).toEqual([]);
    expect(xToken.clientAuth?.methods).toEqual(['basic']);
  });

  test('what is inherited and no bearer token counts', () => {
    const document = documentOf([{ body: { grant_type: client['grant_type!'] } }], {
      security: [{ basic: [] }],
      components: { securitySchemes: { basic: { type: 'http', scheme: 'basic' } } },
    });

    const { additions, xToken } = proposalOf(document);

    expect(additions).toEqual([]);
    expect(xToken.clientAuth?.methods).toEqual(['basic']);
  });
});

describe('a type of token', () => {
  const modelOf = (type: unknown) => {
    const response = { access_token: text, ...(type !== undefined && { token_type: type }) };
    const document = documentOf([{ operationId: 'getToken', body: { grant_type: text }, response }], {
      'x-token': { acquire: { operation: 'getToken', grantType: 'client_credentials' } },
    });
    return readTokenModel(readProvider(normaliseSpec(specOf(document))));
  };

  test.each<[string, unknown, readonly string[]]>([
    ['nothing', undefined, ['Bearer']],
    ['any string', text, ['Bearer']],
    ['Bearer, in any case', { ...text, enum: ['bearer'] }, ['Bearer']],
    ['a type of its own', { ...text, enum: ['JWT'] }, ['JWT']],
    ['an example of its own', { ...text, example: 'JWT' }, ['Bearer', 'JWT']],
    ['Bearer or DPoP', { ...text, enum: ['Bearer', 'DPoP'] }, ['Bearer']],
  ])('that the spec documents as %s', (_, type, types) => {
    const { response } = modelOf(type);

    expect(response.tokenTypes).toEqual(types);
    // Read also where it is not documented: a server that sends DPoP there must not get it as Bearer.
    expect(response.tokenType).toBe('/token_type');
  });

  test('that is always DPoP is refused', () => {
    expect(() => modelOf({ ...text, enum: ['DPoP'] })).toThrow('need a proof with each call');
  });
});

describe('an x-token that names', () => {
  const schema = objectOf({ access_token: objectOf({ value: text }), note: { type: 'array', items: text } });
  const read = (accessToken: string) => {
    const document = documentOf(
      [
        {
          operationId: 'getToken',
          body: { grant_type: text },
          responses: { '200': { description: 'A token.', content: { 'application/json': { schema } } } },
        },
      ],
      { 'x-token': { acquire: { operation: 'getToken', grantType: 'x' }, response: { accessToken } } },
    );
    return readTokenModel(readProvider(normaliseSpec(specOf(document)))).response;
  };

  test('an object or a list as the token is refused', () => {
    expect(() => read('/access_token')).toThrow('What the response has at /access_token is no string');
    expect(() => read('/note')).toThrow('What the response has at /note is no string');
    expect(read('/access_token/value').accessToken).toBe('/access_token/value');
  });
});

test('the report is the same each time, one line for each fact, marked where it is not clear', () => {
  const document = documentOf([
    { body: client, response: { access_token: text, expires_at: { type: 'integer' } } },
  ]);

  const report = proposalReport(proposalOf(document).lines);

  expect(report).toEqual(proposalReport(proposalOf(document).lines));
  expect(report).toContainEqual(
    expect.stringMatching(/^response\.accessToken: \/access_token +0\.97 {2}its name is access_token$/),
  );
  expect(report).toContainEqual(
    expect.stringMatching(/^response\.lifetime: .* 0\.20 \(\?\) {2}nothing speaks for it$/),
  );
});
