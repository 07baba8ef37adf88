import path from 'node:path';
import { readProject } from '../build/project.js';
import { codeFence } from '../page/code-fence.js';
import { markdownLines } from '../page/markdown-lines.js';
import { repositoryLinks } from './repository/repository-links.js';
import { PAGE_OF_FILE } from './repository/repository-pages.js';
import { type FileSection, sectionOf } from './section-of.js';

const LANGUAGES: Readonly<Record<string, string>> = {
  '.go': 'go',
  '.js': 'js',
  '.json': 'json',
  '.mjs': 'js',
  '.py': 'python',
  '.sh': 'sh',
  '.ts': 'ts',
  '.yaml': 'yaml',
};

/**
 * Returns a page's Markdown with what it takes from files of the repository in the place of these lines:
 *
 * - `<!-- include packages/auth-hooks/README.md#stores -->`: the section below that heading, whose own headings stand one level
 *   below the heading of the page that it follows
 * - `<!-- program test/bench/x.ts title="before" -->`: the file, as code with that title
 *
 * @param page the page's path: links within it stay within it
 * @throws Error if there is no such file or heading, or a line begins like one of these and is none
 */
export function withIncludes(page: string, markdown: string): string {
  let level = 1;
  return markdownLines(markdown)
    .map(({ text: line, isCode }) => {
      if (isCode) return line;
      level = /^(#{1,6}) /.exec(line)?.[1]?.length ?? level;
      return included(page, line, level) ?? line;
    })
    .join('\n');
}

function included(page: string, line: string, level: number): string | undefined {
  const [, kind, file = '', rest = ''] = /^<!-- (include|program) ([^\s#]+)(.*) -->$/.exec(line) ?? [];
  if (kind === 'include' && /^#\S+$/.test(rest)) {
    const section = sectionOf(file, rest.slice(1));
    return repositoryLinks(atLevel(section, level), file, PAGE_OF_FILE, page);
  }
  const [, title] = /^ title="([^"]+)"$/.exec(rest) ?? [];
  if (kind === 'program' && title !== undefined) return programFence(file, title);
  if (/^<!-- *(?:include|program)\b/.test(line)) throw new Error(`${page}: ${line} can't be understood`);
  return undefined;
}

/** The section with its headings moved, so that they stand below one of a level. */
function atLevel({ level: from, markdown }: FileSection, to: number): string {
  return markdownLines(markdown)
    .map(({ text: line, isCode }) => {
      const [marks] = (!isCode && /^#{1,6}(?= )/.exec(line)) || [];
      return marks === undefined ? line : '#'.repeat(marks.length - from + to) + line.slice(marks.length);
    })
    .join('\n');
}

function programFence(file: string, title: string): string {
  return codeFence(readProject(file).trimEnd(), LANGUAGES[path.extname(file)] ?? '', title);
}
