import { readProject } from '../../build/project.js';
import type { Page, Section } from '../../page/page.js';
import { PROVIDER_DOCS, pagesOfDocs } from './provider-docs.js';
import { repositoryLinks } from './repository-links.js';

/** A file of the repository that is shown as a page, whole. */
interface ShownFile {
  readonly file: string;
  readonly path: string;
  readonly title: string;
  readonly section: Section;
  readonly parent?: string;
  /** Of a file whose first sentence is that of another page. */
  readonly description?: string;
}

const packagePage = (name: string): ShownFile => ({
  file: `packages/${name}/README.md`,
  path: `packages/${name}`,
  title: name,
  section: 'packages',
});

/** A page about one matter of the generator. */
const generatorPage = (file: string, title: string): ShownFile => ({
  file: `generator/${file}.md`,
  path: `packages/generator/${file.toLowerCase()}`,
  title,
  section: 'packages',
  parent: 'packages/generator',
});

const SHOWN: readonly ShownFile[] = [
  {
    file: 'README.md',
    path: 'readme',
    title: 'The README',
    section: 'start',
    description:
      'What the repository has, its commands, where the packages run, and every figure beside its target.',
  },
  ...['auth-hooks', 'redis-store', 'testing', 'cli', 'runtime'].map(packagePage),
  { file: 'generator/README.md', path: 'packages/generator', title: 'generator', section: 'packages' },
  generatorPage('REFUSALS', 'What is refused'),
  generatorPage('KEYWORDS', 'Keywords'),
  generatorPage('X-TOKEN', 'How x-token is proposed'),
  { file: 'SECURITY.md', path: 'security', title: 'Security', section: 'start' },
  { file: 'test/bench/RESULTS.md', path: 'figures', title: 'Figures', section: 'figures' },
];

/** The page of each shown file, by the file; by `FILE#ANCHOR` where a section of it is a page of its own. */
export const PAGE_OF_FILE: ReadonlyMap<string, string> = new Map([
  ...SHOWN.map(({ file, path }): [string, string] => [file, path]),
  ...PROVIDER_DOCS.flatMap(pagesOfDocs),
]);

/** The READMEs and other files of the repository that are pages as they are. */
export function repositoryPages(): Page[] {
  return SHOWN.map(({ file, description, ...page }) => {
    const markdown = repositoryLinks(readProject(file), file, PAGE_OF_FILE);
    return { ...page, description: description ?? firstSentence(markdown), markdown };
  });
}

/** The first sentence below the heading, as plain text. */
function firstSentence(markdown: string): string {
  const paragraph = markdown.split(/\n{2,}/).find(block => /^[A-Z`[*]/.test(block)) ?? '';
  const plain = paragraph
    .replace(/\s+/g, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*]/g, '');
  return /^.*?[.:](?= |$)/.exec(plain)?.[0].replace(/:$/, '.') ?? plain;
}
