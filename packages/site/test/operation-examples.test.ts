import type { TokenDescriptor } from '@token-clients/runtime';
import { type Mock, type ProviderUnderTest, startMock } from '@token-clients/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readProject } from '../src/build/project.js';
import { pagesOfProvider } from '../src/sources/providers/provider-pages.js';
import { operationOf } from '../src/sources/providers/provider-source.js';
import { readProviders } from '../src/sources/providers/read-providers.js';
import { PAGE_OF_FILE } from '../src/sources/repository/repository-pages.js';
import { newShell, type Shell } from './support/shell.js';
import { tabsOf } from './support/tabs-of.js';

/** RFC 8032's test key, which belongs to no account. */
const PRIVATE_KEY = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';

const { workspace } = JSON.parse(readProject('token-clients.json')) as {
  readonly workspace: { readonly strict: readonly string[] };
};

/** Those that come with the project: another spec need not have examples of which whole commands can be made. */
const sources = readProviders().filter(({ docs }) => workspace.strict.includes(docs.name));
const providers = sources.map(source => {
  const pages = new Map(pagesOfProvider(source, PAGE_OF_FILE).map(page => [page.path, page]));
  const operations = source.docs.apis.flatMap(({ className, file, operations }) =>
    operations.map(({ name }) => {
      const page = pages.get(`providers/${source.docs.name}/${className}/${name}`);
      const { path = '', signature } = operationOf(source, className, name)?.operation ?? {};
      return { name, file, path, isSigned: signature !== undefined, page, tabs: page ? tabsOf(page) : {} };
    }),
  );
  return { name: source.docs.name, descriptor: source.descriptor, operations };
});

let shell: Shell;
beforeAll(() => {
  shell = newShell();
});
afterAll(() => shell[Symbol.dispose]());

/** What the shell has: the credentials of the mock, by the variables of the command line and by the names of fields. */
function variablesFor(descriptor: TokenDescriptor, provider: string, mock: Mock): Record<string, string> {
  const given = mock.credentials as Readonly<Record<string, unknown>>;
  const credentials = Object.entries(descriptor.credentials).flatMap(
    ([name, { env: [variable = ''] = [] }]) =>
      typeof given[name] === 'string' ? [[variable, given[name]]] : [],
  );
  return {
    ...Object.fromEntries(credentials),
    [`${provider.replaceAll('-', '_').toUpperCase()}_BASE_URL`]: mock.baseUrl,
    ...Object.fromEntries((descriptor.clientAuth.signature?.env ?? []).map(name => [name, PRIVATE_KEY])),
    CLIENT_SECRET: 'fake-client-secret',
    REFRESH_TOKEN: 'fake-refresh-token',
    SUBJECT_TOKEN: 'fake-header.fake-payload.fake-signature',
  };
}

describe.each(providers)(
  'the page of an operation of $name',
  ({ name: provider, descriptor, operations }) => {
    let mock: Mock;
    beforeAll(async () => {
      const module = (await import(`@token-clients/${provider}/testing`)) as Record<
        string,
        ProviderUnderTest
      >;
      const [underTest] = Object.values(module);
      if (!underTest) throw new Error(`${provider} has no grant for tests`);
      mock = await startMock(underTest);
    });
    afterAll(() => mock.close());

    test.each(operations)(
      '$name has the program that the reference has, which is compiled and run',
      ({ file, tabs }) => {
        expect(readProject(`packages/${provider}/docs/${file}`)).toContain(
          `\`\`\`ts\n${tabs.TypeScript}\n\`\`\``,
        );
      },
    );

    test.each(operations)('$name at the command line gets a success', async ({ tabs }) => {
      mock.reset();

      const ran = await shell.run('sh', tabs.CLI ?? '', variablesFor(descriptor, provider, mock));

      expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
      expect(JSON.parse(ran.stdout)).toBeTypeOf('object');
      expect(mock.requests.map(({ status }) => Math.floor(status / 100))).toEqual([2]);
      expect(mock.violations).toEqual([]);
    });

    test.each(operations.filter(({ isSigned }) => isSigned))(
      '$name is signed, so curl can not do it',
      ({ tabs, page }) => {
        expect(Object.keys(tabs)).toEqual(['TypeScript', 'CLI']);
        expect(page?.markdown).toContain("curl alone can't make this call");
      },
    );

    const byCurl = operations
      .filter(({ isSigned }) => !isSigned)
      .flatMap(operation => ['sh', 'bash'].map(name => ({ ...operation, shell: name })));

    test.each(byCurl)('$name by curl in $shell gets a success', async ({ tabs, path, shell: name }) => {
      mock.reset();
      const command = (tabs.curl ?? '').replace(
        /https:\/\/\S+/,
        url => mock.baseUrl + url.slice(url.lastIndexOf(path)),
      );

      const ran = await shell.run(name, command, variablesFor(descriptor, provider, mock));

      expect(ran.exitCode, ran.stderr).toBe(0);
      expect(JSON.parse(ran.stdout)).toBeTypeOf('object');
      expect(mock.requests.map(({ status }) => Math.floor(status / 100))).toEqual([2]);
      expect(mock.violations).toEqual([]);
    });
  },
);
