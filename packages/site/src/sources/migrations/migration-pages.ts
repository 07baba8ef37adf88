import type { Page } from '../../page/page.js';
import { withIncludes } from '../includes.js';
import { readContent } from '../read-content.js';
import { sectionOf } from '../section-of.js';
import { behavioursTable } from './behaviours-table.js';
import { seenTable } from './seen-table.js';

/** The pages in the order of the navigation, by the name of their file in `content/migrations`. */
const MIGRATIONS = [
  'own-cache',
  'simple-oauth2',
  'openid-client',
  'google-auth-library',
  'cobo-sdk',
  'benchling-sdk',
  'equinix-sdk-go',
] as const;

const PARTS = 'packages/site/content/migrations/parts.md';

/**
 * The page that leads to all migrations, and one for each library. Beside what {@link withIncludes} knows, these lines stand for
 * something in them:
 *
 * - `<!-- seen simple-oauth2 -->`: the table of what was seen of the programs before and after
 * - `<!-- behaviours simple-oauth2 -->`: the lifecycle behaviours in which the benchmark found that library to differ from ours
 * - `<!-- pages -->`: the list of all migrations
 * - `<!-- part steps -->`: what all pages say, from `content/migrations/parts.md`, by its heading
 *
 * @throws Error if such a line names what there is not
 */
export function migrationPages(): Page[] {
  const pages = MIGRATIONS.map(name => migrationPage(`migrate/${name}`, name, 'migrate'));
  const list = pages.map(({ path, title, description }) => `| [${title}](/${path}) | ${description} |`);
  const first = migrationPage('migrate', 'index');
  const table = ['| page | for |', '|---|---|', ...list].join('\n');
  return [{ ...first, markdown: first.markdown.replace(/^<!-- pages -->$/m, table) }, ...pages];
}

function migrationPage(path: string, name: string, parent?: string): Page {
  const { title, description, markdown: text } = readContent(`migrations/${name}`);
  const markdown = withIncludes(path, text)
    .replace(/^<!-- part (\S+) -->$/gm, (_, heading: string) => sectionOf(PARTS, heading).markdown)
    .replace(/^<!-- seen (\S+) -->$/gm, (_, key: string) => seenTable(key))
    .replace(/^<!-- behaviours (\S+) -->$/gm, (_, key: string) => behavioursTable(key));
  return { path, title, description, section: 'migrate', parent, markdown };
}
