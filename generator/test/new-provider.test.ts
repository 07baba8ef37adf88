import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { allProviders, specTextOf } from '../src/files/providers.js';
import { newProvider } from '../src/new-provider/new-provider.js';
import { packageFiles } from '../src/new-provider/package-files.js';
import { workspaceAt } from '../src/project/workspace.js';
import { parseSpec } from '../src/source/parse-spec.js';
import { compile } from './support/compile.js';
import { temporaryFolder } from './support/folder.js';
import { type Loose, noJava, PROJECT, putModules, smallSpec, snapshot } from './support/project.js';

const MANIFEST = `{
  "devDependencies": {
    "@token-clients/first": "0.1.0",
    "@token-clients/runtime": "0.1.0",
    "@token-clients/second": "0.1.0"
  }
}
`;

const TSCONFIG = `{
  "files": [],
  "references": [
    { "path": "packages/runtime" },
    // A comment stays.
    { "path": "packages/first" },
    { "path": "packages/second" },
    { "path": "generator" }
  ]
}
`;

let root: string;
beforeEach(() => {
  root = temporaryFolder();
  for (const folder of ['specs', 'test', 'packages/cli'])
    mkdirSync(path.join(root, folder), { recursive: true });
  for (const name of ['first', 'second']) writeFileSync(path.join(root, `specs/${name}.yaml`), 'x: 1\n');
  writeFileSync(path.join(root, 'package.json'), '{\n  "name": "@token-clients/root"\n}\n');
  writeFileSync(path.join(root, 'tsconfig.json'), TSCONFIG);
  writeFileSync(path.join(root, 'packages/cli/package.json'), MANIFEST);
  writeFileSync(
    path.join(root, 'test/tsconfig.json'),
    '{\n  "references": [{ "path": "../packages/first" }]\n}\n',
  );
});

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const put = (spec: unknown) => {
  const file = path.join(temporaryFolder(), 'vendor.json');
  writeFileSync(file, typeof spec === 'string' ? spec : JSON.stringify(spec));
  return file;
};

describe('newProvider()', () => {
  test('makes a package that compiles from the spec in templates/, word for word', async () => {
    const from = path.join(PROJECT, 'templates/spec.yaml');

    const { files, isProposed } = await newProvider({ root, name: 'third-party', from });

    expect(isProposed).toBe(false);
    expect(files).toEqual([
      'specs/third-party.yaml',
      'packages/third-party/LICENSE',
      'packages/third-party/package.json',
      'packages/third-party/tsconfig.json',
      'tsconfig.json',
      'packages/cli/package.json',
    ]);
    expect(read('specs/third-party.yaml')).toBe(readFileSync(from, 'utf8'));
    expect(read('tsconfig.json')).toBe(
      TSCONFIG.replace(
        '    { "path": "packages/second" },\n',
        '    { "path": "packages/second" },\n    { "path": "packages/third-party" },\n',
      ),
    );
    expect(JSON.parse(read('packages/cli/package.json')).devDependencies).toEqual({
      ...JSON.parse(MANIFEST).devDependencies,
      '@token-clients/third-party': '0.1.0',
    });
    expect(read('packages/cli/src/generated/providers.ts')).toContain('@token-clients/third-party/reference');
    putModules(root);
    expect(compile(root)).toBe('');
  });

  test('keeps a spec as it was given, and writes what it does not say into an overlay beside it', async () => {
    const spec = smallSpec(draft => {
      delete draft['x-token'];
      const { post } = draft.paths['/oauth/token'];
      post.security = [{ basic: [] }];
      draft.components.securitySchemes = {
        basic: { type: 'http', scheme: 'basic', description: 'ID and secret.' },
      };
      const schemas = draft.components.schemas;
      schemas.RefreshRequest = structuredClone(schemas.TokenRequest);
      schemas.RefreshRequest.required = ['refresh_token', 'tenant'];
      schemas.RefreshRequest.properties.refresh_token = {
        type: 'string',
        description: 'The last one.',
        writeOnly: true,
      };
      schemas.RefreshRequest.properties.tenant = { type: 'string', description: 'Your tenant.' };
      const refresh = structuredClone(post);
      refresh.operationId = 'refreshToken';
      refresh.requestBody.content['application/x-www-form-urlencoded'] = {
        schema: { $ref: '#/components/schemas/RefreshRequest' },
        examples: { one: { summary: 'One', value: { refresh_token: 'fake', tenant: 'fake' } } },
      };
      draft.paths['/oauth/refresh'] = { post: refresh };
    });

    const from = put(spec);

    const { isProposed } = await newProvider({ root, name: 'third', from });

    expect(isProposed).toBe(true);
    expect(read('specs/third.json')).toBe(readFileSync(from, 'utf8'));
    const overlay = parse(read('specs/third.overlay.yaml'));
    expect(overlay).toMatchObject({ overlay: '1.0.0', extends: './third.json', actions: [{ target: '$' }] });
    expect(overlay.actions[0].update['x-keep']).toEqual(['POST /oauth/token', 'POST /oauth/refresh']);
    expect(overlay.actions[0].update['x-token']).toEqual({
      credentials: {
        clientId: { description: 'ID of the app.', env: ['THIRD_CLIENT_ID'] },
        clientSecret: { description: 'Secret of the app.', secret: true, env: ['THIRD_CLIENT_SECRET'] },
        tenant: { description: 'Your tenant.', env: ['THIRD_TENANT'] },
      },
      clientAuth: {
        methods: ['body', 'basic'],
        id: { credential: 'clientId', field: 'client_id' },
        secret: { credential: 'clientSecret', field: 'client_secret' },
      },
      acquire: {
        operation: 'getToken',
        grantType: 'client_credentials',
        fields: { grant_type: { value: 'client_credentials' } },
      },
      refresh: {
        operation: 'refreshToken',
        grantType: 'refresh_token',
        fields: {
          grant_type: { value: 'refresh_token' },
          refresh_token: { token: 'refresh' },
          tenant: { credential: 'tenant' },
        },
      },
      response: {
        accessToken: '/access_token',
        tokenType: '/token_type',
        lifetime: { field: '/expires_in', unit: 'seconds' },
      },
    });
    expect(read('packages/third/src/generated/grant.ts')).toContain('readonly tenant: string');
  });

  test.each<[string, string, (spec: Loose) => void, string]>([
    [
      'a part that is refused',
      'third',
      spec =>
        (spec.paths['/oauth/token'].post.parameters = [
          { name: 'c', in: 'cookie', schema: { type: 'string' } },
        ]),
      '#/paths/~1oauth~1token/post/parameters/0: The parameter c is in a cookie',
    ],
    [
      'no response with a token',
      'third',
      spec => {
        delete spec['x-token'];
        spec.components.schemas.TokenResponse = {
          type: 'object',
          description: 'x',
          properties: { message: { type: 'string', description: 'x' } },
        };
        spec.paths['/oauth/token'].post.responses['200'].content['application/json'].examples.newToken.value =
          { message: 'x' };
      },
      'but no member of its response has the name of a token',
    ],
    [
      'two responses with a token',
      'third',
      spec => {
        delete spec['x-token'];
        spec.paths['/b'] = { post: { ...spec.paths['/oauth/token'].post, operationId: 'getOther' } };
      },
      '#/paths: It is not clear which operation obtains the token: POST /oauth/token client_credentials: ',
    ],
    [
      'an x-token that does not fit',
      'third',
      spec => (spec['x-token'].acquire.operation = 'nothing'),
      'vendor.json#/x-token/acquire/operation: There is no operation "nothing".',
    ],
    ['no Java, at the very end', 'third', () => {}, 'Java was looked for'],
    ['a name that exists', 'first', () => {}, 'specs/first.yaml: This already exists.'],
    ['the name of the project itself', 'root', () => {}, 'The project has a package "root" already.'],
    ['a package that exists', 'cli', () => {}, 'packages/cli: This already exists.'],
    ['a name that can be no package', '../third', () => {}, '"../third" is not a valid provider name.'],
  ])('leaves nothing behind after %s', async (_, name, change, message) => {
    const from = put(smallSpec(change));
    const before = snapshot(root);

    await expect(newProvider({ root, name, from, java: noJava })).rejects.toThrow(message);

    expect(snapshot(root)).toEqual(before);
    expect(existsSync(path.join(root, 'packages/third'))).toBe(false);
  });
});

describe('newProvider() with a URL', () => {
  const load = (from: string, fetch: (url: string, init?: RequestInit) => Promise<Response>) =>
    newProvider({
      root,
      name: 'third',
      from,
      fetch: fetch as typeof globalThis.fetch,
      java: noJava,
      timeoutMs: 200,
      maxBytes: 20_000,
    });
  const to = (location: string) => new Response(null, { status: 302, headers: { location } });

  test('follows redirects over https', async () => {
    const asked: string[] = [];
    const loading = load('https://vendor.example/spec', async url => {
      asked.push(url);
      return asked.length === 1 ? to('/v2/spec') : Response.json(smallSpec());
    });

    await expect(loading).rejects.toThrow('Java was looked for');
    expect(asked).toEqual(['https://vendor.example/spec', 'https://vendor.example/v2/spec']);
  });

  test.each<[string, string, () => Promise<Response>, string]>([
    ['plain http', 'http://vendor.example/a', async () => new Response(), 'Only https URLs are loaded'],
    ['another protocol', 'file:///etc/passwd', async () => new Response(), 'Only https URLs are loaded'],
    [
      'a redirect to http',
      'https://vendor.example/a',
      async () => to('http://vendor.example/b'),
      'It leads to http://vendor.example/b, and only https',
    ],
    [
      'redirects without end',
      'https://vendor.example/a',
      async () => to('/a'),
      'It leads on more than 5 times',
    ],
    [
      'an error',
      'https://vendor.example/a',
      async () => new Response('', { status: 404 }),
      'The server responds with 404',
    ],
    [
      'too much',
      'https://vendor.example/a',
      async () => new Response('x'.repeat(30_000)),
      'The spec is larger than 0.02 MB',
    ],
    ['silence', 'https://vendor.example/a', () => new Promise(() => {}), 'The spec took too long to load'],
  ])('rejects %s', async (_, url, response, message) => {
    const loading = load(url, (__, init) => {
      const aborted = new Promise<Response>((___, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      });
      return Promise.race([response(), aborted]);
    });

    await expect(loading).rejects.toThrow(`${url}: ${message}`);
    expect(existsSync(path.join(root, 'specs/third.yaml'))).toBe(false);
  });
});

describe('the package of each provider', () => {
  const title = /(?<="description": "Typed client of the ).+(?= API,)/;

  test.each(allProviders(workspaceAt(PROJECT)).map(provider => [provider.name, provider] as const))(
    '%s has the files of templates/provider, but for its title',
    async (name, provider) => {
      const files = packageFiles(await parseSpec(specTextOf(provider)));

      expect([...files.keys()]).toContain('package.json');
      for (const [file, expected] of files) {
        const own = readFileSync(path.join(PROJECT, 'packages', name, file), 'utf8');

        expect(own).toBe(expected.replace(title, title.exec(own)?.[0] ?? ''));
      }
    },
  );
});
