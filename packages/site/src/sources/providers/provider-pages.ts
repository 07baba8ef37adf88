import { escapeMarkdown } from '../../page/escape-markdown.js';
import { oneLine } from '../../page/one-line.js';
import type { Page } from '../../page/page.js';
import { type ApiDoc, OPERATIONS_HEAD } from '../repository/parse-docs.js';
import { apiPath, pagesOfDocs, providerPath } from '../repository/provider-docs.js';
import { repositoryLinks } from '../repository/repository-links.js';
import { PAGE_OF_FILE } from '../repository/repository-pages.js';
import { modelPage } from './model-page.js';
import { operationPage } from './operation-page.js';
import type { ProviderSource } from './provider-source.js';
import { providersPage } from './providers-page.js';
import { readProviders } from './read-providers.js';

/** The pages of every provider of the project, below one that lists their operations. */
export function providerPages(): Page[] {
  const sources = readProviders();
  return [
    providersPage(sources, PAGE_OF_FILE),
    ...sources.flatMap(source => pagesOfProvider(source, PAGE_OF_FILE)),
  ];
}

/**
 * Makes the pages of one provider: its README, then each class with its operations, then the models.
 *
 * @param pageOf the page of each file of the repository
 */
export function pagesOfProvider(source: ProviderSource, pageOf: ReadonlyMap<string, string>): Page[] {
  const { docs } = source;
  const pages = new Map([...pageOf, ...pagesOfDocs(docs)]);
  const linksOf = (file: string, path: string) => (markdown: string) =>
    repositoryLinks(markdown, `packages/${docs.name}/${file}`, pages, path);
  return [
    overviewPage(source, linksOf('README.md', providerPath(docs.name))),
    ...docs.apis.flatMap(api => {
      const links = linksOf(`docs/${api.file}`, '');
      return [
        apiPage(source, api, links),
        ...api.operations.map(operation => operationPage(source, api, operation, links)),
      ];
    }),
    ...docs.models.map(model => modelPage(source, model, linksOf(`docs/${model.file}`, ''))),
  ];
}

function overviewPage({ docs, reference }: ProviderSource, links: (markdown: string) => string): Page {
  return {
    path: providerPath(docs.name),
    title: oneLine(reference.title),
    description: firstSentence(reference.description) || oneLine(`Clients for ${reference.title}.`),
    section: 'providers',
    markdown: links(docs.readme),
  };
}

function apiPage(
  { docs, reference }: ProviderSource,
  api: ApiDoc,
  links: (markdown: string) => string,
): Page {
  const { className, intro, rows } = api;
  return {
    path: apiPath(docs.name, className),
    title: className,
    description: oneLine(`The operations of ${className}, of ${reference.title}.`),
    section: 'providers',
    parent: providerPath(docs.name),
    markdown: [
      `# ${escapeMarkdown(className)}`,
      links(intro),
      links([...OPERATIONS_HEAD, ...rows].join('\n')),
      `[Models](/${providerPath(docs.name)}#models) · [${docs.name}](/${providerPath(docs.name)})`,
    ]
      .join('\n\n')
      .concat('\n'),
  };
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?= |$)/.exec(oneLine(text))?.[0] ?? oneLine(text);
}
