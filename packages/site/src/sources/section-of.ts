import { readProject } from '../build/project.js';
import { type MarkdownLine, markdownLines } from '../page/markdown-lines.js';
import { slugger } from '../page/slug.js';

/** What stands below a heading of a file. */
export interface FileSection {
  /** Of the heading, from 1 to 6. */
  readonly level: number;
  readonly markdown: string;
}

/**
 * Returns the section of a file of the repository that begins at a heading, without that heading, up to the next one of its
 * level.
 *
 * @param anchor of the heading
 * @throws Error if the file has no such heading
 */
export function sectionOf(file: string, anchor: string): FileSection {
  const lines = markdownLines(readProject(file));
  const headings = headingsOf(lines);
  const found = headings.find(heading => heading.anchor === anchor);
  if (!found) throw new Error(`${file} has no heading with the anchor ${anchor}`);
  const next = headings.find(({ line, level }) => line > found.line && level <= found.level);
  const markdown = lines
    .slice(found.line + 1, next?.line)
    .map(({ text }) => text)
    .join('\n')
    .trim();
  return { level: found.level, markdown };
}

function headingsOf(lines: readonly MarkdownLine[]) {
  const slug = slugger();
  return lines.flatMap(({ text, isCode }, line) => {
    const [, marks = '', title = ''] = (!isCode && /^(#{1,6}) (.+)$/.exec(text)) || [];
    if (marks === '') return [];
    const plain = title.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '');
    return [{ line, level: marks.length, anchor: slug(plain) }];
  });
}
