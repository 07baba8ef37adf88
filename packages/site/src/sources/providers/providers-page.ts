import { escapeMarkdown } from '../../page/escape-markdown.js';
import type { Page } from '../../page/page.js';
import { OPERATIONS_HEAD } from '../repository/parse-docs.js';
import { providerPath } from '../repository/provider-docs.js';
import { repositoryLinks } from '../repository/repository-links.js';
import type { ProviderSource } from './provider-source.js';

/** Makes the page that lists every operation of every provider. */
export function providersPage(sources: readonly ProviderSource[], pageOf: ReadonlyMap<string, string>): Page {
  const sections = sources.map(({ docs, reference }) => {
    const rows = docs.apis.flatMap(({ file, rows }) =>
      rows.map(row => repositoryLinks(row, `packages/${docs.name}/docs/${file}`, pageOf, '')),
    );
    return [
      `## ${escapeMarkdown(reference.title)}`,
      `[Set it up](/${providerPath(docs.name)}): \`npm install @token-clients/${docs.name}\``,
      [...OPERATIONS_HEAD, ...rows].join('\n'),
    ].join('\n\n');
  });
  return {
    path: 'providers',
    title: 'All operations',
    description: `The token operations of ${sources.map(({ reference }) => reference.title).join(', ')}.`,
    section: 'providers',
    markdown: [
      '# Providers',
      'Each operation has a page with its program, its command line and its curl command, its parameters, responses and authorization.',
      ...sections,
    ]
      .join('\n\n')
      .concat('\n'),
  };
}
