import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFiles } from '../architecture/support/project.js';
import { projectRoot } from '../mock/project-root.js';

/** A block of TypeScript in a page that imports something of ours: a program, as a reader would copy it. */
export interface Program {
  /** The page, from the project's root. */
  readonly file: string;
  /** Which block of the page it is. */
  readonly index: number;
  readonly code: string;
  /** The file as which a reader saves it, where the page names one: other programs of the page import it by that name. */
  readonly savedAs: string | undefined;
}

/** Lists the programs in all pages of a project. */
export function programsIn(root: string): Program[] {
  const pages = root === projectRoot() ? projectFiles() : packagePages(root);
  return pages
    .filter(file => file.endsWith('.md') && !file.includes('/golden/'))
    .flatMap(file => blocksOf(file, readFileSync(path.join(root, file), 'utf8')))
    .filter(({ code }) => code.includes("from '@token-clients/"));
}

function blocksOf(file: string, page: string): Program[] {
  return [...page.matchAll(/```ts(?: title="([^"\n]*)")?\n([\s\S]*?)```/g)].map(
    ([, title, code = ''], index) => ({ file, index, code, savedAs: fileName(title) }),
  );
}

/** The title of a tab is no file name. */
function fileName(title: string | undefined): string | undefined {
  return title !== undefined && /^[\w./-]+\.m?[jt]s$/.test(title) ? title : undefined;
}

/** The pages of a project that is no git repository: those of its packages. */
function packagePages(root: string): string[] {
  return readdirSync(path.join(root, 'packages')).flatMap(name =>
    ['.', 'docs']
      .map(folder => path.join('packages', name, folder))
      .filter(folder => existsSync(path.join(root, folder)))
      .flatMap(folder => readdirSync(path.join(root, folder)).map(file => path.posix.join(folder, file))),
  );
}
