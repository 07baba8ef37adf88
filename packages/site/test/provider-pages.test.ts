import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot, REPOSITORY } from '../src/build/project.js';
import type { Page } from '../src/page/page.js';
import { newMarkdown, parsePage } from '../src/page/parse-page.js';
import { allPages } from '../src/sources/all-pages.js';
import { readProviders } from '../src/sources/providers/read-providers.js';
import { PAGE_OF_FILE } from '../src/sources/repository/repository-pages.js';

const pages = new Map(allPages().map(page => [page.path, page]));
const pageAt = (path: string): Page => pages.get(path) ?? fail(path);
const headingsOf = (page: Page) =>
  parsePage(newMarkdown(), page.markdown).headings.map(({ text, level }) => `${level} ${text}`);

function fail(path: string): never {
  throw new Error(`There is no page ${path}`);
}

const providers = readProviders();
const operations = providers.flatMap(({ reference }) =>
  reference.apis.flatMap(({ className, operations }) =>
    operations.map(operation => ({
      provider: reference.provider,
      className,
      name: operation.operation.name,
      operation,
    })),
  ),
);

test.each(operations)('$provider: $className.$name has a page in the form of the vendors', row => {
  const { provider, className, name, operation } = row;

  const page = pageAt(`providers/${provider}/${className}/${name}`);

  expect(headingsOf(page)).toEqual([
    `1 ${name}`,
    '2 Example',
    '2 Path Parameters',
    '2 Other Parameters',
    '2 Return type',
    '2 Authorization',
    '2 HTTP request headers',
    '2 Responses',
  ]);
  const { method, path } = operation.operation;
  expect(page.markdown).toContain(
    `| **${name}** | **${method}** ${path.replaceAll('_', '\\_')} | ${operation.summary || name} |`,
  );
  expect(page.markdown).toContain(operation.description);
  expect(page.markdown).toContain('All URIs are relative to');
  for (const { status } of operation.responses) expect(page.markdown).toContain(`| \`${status}\` |`);
});

test.each(operations)(
  '$provider: $className.$name is on the pages of its class, its provider and all operations',
  row => {
    const { provider, className, name } = row;
    const link = `](/providers/${provider}/${className}/${name})`;

    const places = [`providers/${provider}/${className}`, `providers/${provider}`, 'providers'];

    expect(places.filter(place => !pageAt(place).markdown.includes(link))).toEqual([]);
  },
);

test.each(operations)('$provider: the models of $className.$name have pages that lead back to it', row => {
  const { provider, className, name, operation } = row;
  const schemas = [operation.body?.schema, ...operation.responses.map(({ schema }) => schema)].flatMap(
    schema => schema ?? [],
  );
  const link = `[\`${name}\`](/providers/${provider}/${className}/${name}): `;

  expect(schemas.length).toBeGreaterThan(0);
  for (const schema of schemas) {
    const page = pageAt(`providers/${provider}/models/${schema}`);
    expect(page.markdown.split('## Used by')[1]).toContain(link);
  }
});

describe.each(providers.map(({ docs, reference }) => ({ name: docs.name, docs, reference })))(
  '$name',
  ({ docs, reference }) => {
    test('has one page of its README, under the title of its spec', () => {
      expect(pageAt(`providers/${docs.name}`).title).toBe(reference.title);
      expect(pages.has(`packages/${docs.name}`)).toBe(false);
    });

    test('has a page of each document of its package', () => {
      const files = readdirSync(path.join(projectRoot, 'packages', docs.name, 'docs'));
      const shown = files.map(file => PAGE_OF_FILE.get(`packages/${docs.name}/docs/${file}`) ?? file);

      expect(shown.filter(page => !pages.has(page))).toEqual([]);
      expect(new Set(shown).size).toBe(files.length);
    });

    test('has links to files of its package on no page', () => {
      const own = [...pages.values()].filter(({ path }) => path.startsWith(`providers/${docs.name}`));

      expect(
        own.filter(({ markdown }) => markdown.includes(`${REPOSITORY}/blob/main/packages/${docs.name}`)),
      ).toEqual([]);
    });
  },
);
