import { afterAll, describe, expect, test } from 'vitest';
import { normaliseSpec } from '../../src/normalise/normalise-spec.js';
import { readProvider } from '../../src/read/read-provider.js';
import { parseSpec } from '../../src/source/parse-spec.js';
import type { Loose } from '../support/project.js';
import { strangerProject } from '../support/stranger/project.js';
import { madeFrom, specWith } from './made-from.js';

const project = strangerProject();
afterAll(() => project[Symbol.dispose]());

/** What is read of a spec's servers, and what is noted about them. */
async function serversOf(servers: unknown, origin?: string, operations: Loose = {}) {
  const document = specWith(operations, { servers });
  const overlay = {
    overlay: '1.1.0',
    info: { title: 'Vendor', version: '1' },
    ...(origin !== undefined && { 'x-origin': { url: origin } }),
    actions: [{ target: '$.info', update: { 'x-a': 1 } }],
  };
  const spec = normaliseSpec(
    await parseSpec({
      name: 'vendor',
      specName: 'openapi.json',
      text: JSON.stringify(document),
      overlays: [{ specName: 'vendor.overlay.yaml', text: JSON.stringify(overlay) }],
    }),
  );
  const model = readProvider(spec);
  return {
    urls: model.servers.map(({ url }) => url),
    servers: model.servers,
    needsBaseUrl: model.needsBaseUrl,
    operations: Object.fromEntries(model.operations.map(({ name, servers: own }) => [name, own])),
    notes: spec.findings.all
      .filter(({ rule }) => rule === 'server')
      .map(({ problem, place }) => `${place.pointer}: ${problem}`),
  };
}

describe('a server of the document', () => {
  test.each([
    ['http', 'http://api.vendor.example'],
    ['credentials', 'https://me:secret@api.vendor.example'],
    ['a query', 'https://api.vendor.example?a=1'],
    ['a fragment', 'https://api.vendor.example#a'],
    ['another scheme', 'wss://api.vendor.example'],
    ['no host', 'https://'],
    ['no string', 7],
  ])('with %s is left out, and callers must pass a base URL', async (_, url) => {
    const { urls, needsBaseUrl, notes } = await serversOf([{ url }]);

    expect({ urls, needsBaseUrl }).toEqual({ urls: [], needsBaseUrl: true });
    expect(notes).toEqual([expect.stringMatching(/^\/servers\/0: The server .* can't be used/)]);
  });

  test('that can be used is the default, whatever is before it', async () => {
    const { urls, needsBaseUrl } = await serversOf([
      { url: 'http://api.vendor.example' },
      { url: 'https://api.vendor.example' },
      { url: 'http://localhost:8080/v1' },
    ]);

    expect(urls).toEqual(['https://api.vendor.example', 'http://localhost:8080/v1']);
    expect(needsBaseUrl).toBe(false);
  });

  test.each([
    ['/v1', 'https://docs.vendor.example/v1'],
    ['v1', 'https://docs.vendor.example/specs/v1'],
    ['../v1/', 'https://docs.vendor.example/v1/'],
    ['//api.vendor.example/v1', 'https://api.vendor.example/v1'],
    ['/{Base}/v1', 'https://docs.vendor.example/{Base}/v1'],
    ['', 'https://docs.vendor.example/specs/openapi.json'],
  ])('that is relative (%j) is relative to where the spec was fetched from', async (url, absolute) => {
    const variables = { Base: { default: 'api' } };

    expect(
      (await serversOf([{ url, variables }], 'https://docs.vendor.example/specs/openapi.json')).urls,
    ).toEqual([absolute]);
  });

  test.each([
    ['{base}/v1', { default: 'https://api.vendor.example' }, '{base}/v1'],
    ['{base}/v1', { default: 'https://a.example', enum: ['https://a.example'] }, '{base}/v1'],
    ['{base}/v1', { default: 'api' }, 'https://docs.vendor.example/{base}/v1'],
  ])('that begins with a variable (%j, %j) is as absolute as its default', async (url, base, absolute) => {
    const { urls } = await serversOf(
      [{ url, variables: { base } }],
      'https://docs.vendor.example/openapi.json',
    );

    expect(urls).toEqual([absolute]);
  });

  test('that begins with a variable without a default may be on any host, and is left out', async () => {
    const { urls, notes } = await serversOf(
      [{ url: '{base}/v1' }],
      'https://docs.vendor.example/openapi.json',
    );

    expect(urls).toEqual([]);
    expect(notes[0]).toContain("The server {base}/v1 can't be used");
  });

  test.each([['/v1'], ['v1'], ['']])(
    'that is relative (%j), of a file, makes the base URL required',
    async url => {
      const { needsBaseUrl, notes } = await serversOf([{ url }]);

      expect(needsBaseUrl).toBe(true);
      expect(notes[0]).toContain('the spec was not fetched from a URL');
    },
  );

  test.each([[undefined], [[]], ['none']])(
    'that is missing (%j) is the root of where the spec was fetched from',
    async servers => {
      expect(await serversOf(servers, 'https://docs.vendor.example/specs/openapi.json')).toMatchObject({
        urls: ['https://docs.vendor.example/'],
        needsBaseUrl: false,
      });
      expect(await serversOf(servers)).toMatchObject({ urls: [], needsBaseUrl: true });
    },
  );
});

describe('a variable of a server', () => {
  const url = 'https://{region}.vendor.example/{base}';
  const variablesOf = async (variables: object) => {
    const { servers, notes } = await serversOf([{ url, variables }]);
    return { variables: servers[0]?.variables, notes };
  };

  test('has its default and its values; without a default, callers must pass it', async () => {
    const variables = {
      region: { default: 'eu', enum: ['eu', 'us'] },
      base: { default: 'example', 'x-stand-in': true },
    };

    expect((await variablesOf(variables)).variables).toEqual({
      region: { default: 'eu', values: ['eu', 'us'] },
      base: {},
    });
    expect((await variablesOf({ region: { default: 'eu' } })).variables).toEqual({
      region: { default: 'eu' },
      base: {},
    });
  });

  test.each(['v1/eu', '', 1])('may have a default that callers could not pass: %j', async usual => {
    const { variables } = await variablesOf({ region: { default: 'eu' }, base: { default: usual } });

    expect(variables).toMatchObject({ base: { default: String(usual) } });
  });

  test('whose default is none of its values has it as one of them, and a note says so', async () => {
    const { variables, notes } = await variablesOf({
      region: { default: 'eu', enum: ['us'] },
      base: { default: '' },
    });

    expect(variables).toMatchObject({ region: { default: 'eu', values: ['eu', 'us'] } });
    expect(notes).toEqual([expect.stringContaining('/servers/0/variables/region: The default of {region}')]);
  });
});

describe('an operation with servers of its own', () => {
  const own = {
    url: 'https://{tenant}.login.example',
    variables: { tenant: { default: 'x', 'x-stand-in': true } },
  };

  test('keeps them, those of its path too, and shares its variables with all', async () => {
    const { operations, servers } = await serversOf([{ url: 'https://api.vendor.example' }], undefined, {
      'get /a': { operationId: 'a', servers: [own] },
      'get /b': { operationId: 'b' },
      'get /c': { operationId: 'c', servers: [{ url: 'https://api.vendor.example' }] },
      'get /d': { operationId: 'd', servers: [] },
    });

    expect(operations).toMatchObject({ a: [{ url: own.url, variables: { tenant: {} } }] });
    expect([operations.b, operations.c, operations.d]).toEqual([undefined, undefined, undefined]);
    expect(servers).toEqual([{ url: 'https://api.vendor.example', variables: { tenant: {} } }]);
  });

  test('none of which can be used is not called without a base URL', async () => {
    const { operations, needsBaseUrl } = await serversOf([{ url: 'https://api.vendor.example' }], undefined, {
      'get /a': { operationId: 'a', servers: [{ url: 'http://login.vendor.example' }] },
    });

    expect({ own: operations.a, needsBaseUrl }).toEqual({ own: [], needsBaseUrl: true });
  });
});

describe('the package', () => {
  test("of a spec whose servers can be used takes no base URL, and sends secrets to the operation's own server", async () => {
    const spec = specWith({ 'get /b': { operationId: 'b' } });
    spec.paths['/oauth/token'].servers = [{ url: 'https://login.vendor.example' }];
    const made = await madeFrom(
      project,
      'own-servers',
      spec,
      `import { OAuthApi, ownServers, ownServersClient } from '@token-clients/own-servers';
       new OAuthApi(); ownServers({ clientId: 'a', clientSecret: 'b' }); ownServersClient();`,
    );
    const body = { grant_type: 'client_credentials', client_id: 'a', client_secret: 'b' };

    expect((await made.call('getToken', [body])).host).toBe('login.vendor.example');
    expect((await made.call('b')).host).toBe('api.vendor.example');
    expect((await made.call('getToken', [body], { client: { baseUrl: 'https://mock.example' } })).host).toBe(
      'mock.example',
    );
    expect(made.read('README.md')).toContain('| `getToken` | `https://login.vendor.example` |');
  });

  test('of a spec without a server takes a base URL everywhere', async () => {
    const made = await madeFrom(
      project,
      'no-server',
      specWith({}, { servers: undefined }),
      `import { OAuthApi, noServer, noServerClient } from '@token-clients/no-server';
       const baseUrl = 'https://a.example';
       new OAuthApi({ baseUrl }); noServer({ clientId: 'a', clientSecret: 'b', baseUrl }); noServerClient({ baseUrl });
       // @ts-expect-error
       new OAuthApi();
       // @ts-expect-error
       new OAuthApi({});
       // @ts-expect-error
       noServer({ clientId: 'a', clientSecret: 'b' });
       // @ts-expect-error
       noServerClient();`,
    );

    expect(made.read('README.md')).toContain('Pass the URL of the API as `baseUrl`');
    expect(made.descriptor.servers).toEqual([]);
  });
});
