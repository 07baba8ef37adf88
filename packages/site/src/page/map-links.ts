import { markdownLines } from './markdown-lines.js';

/** What is written in the place of the targets of links and images. */
export interface LinkChanges {
  readonly link: (to: string) => string;
  readonly image: (src: string) => string;
}

/** Code in a line, which is skipped; else a link or an image. A mark of Markdown that is escaped is none. */
const CODE_OR_LINK =
  /(?<![\\`])(`+)(?!`)(?:(?!\n\n)[\s\S])*?(?<!`)\1(?!`)|(?<!\\)(!?)\[((?:\\.|[^\]\\`]|`[^`]*`)*)\]\(([^)\s]+)\)/g;

/** Returns Markdown with the targets of its links and images changed. What stands in code stays as it is. */
export function mapLinks(markdown: string, { link, image }: LinkChanges): string {
  return outsideFences(markdown, text =>
    text.replace(CODE_OR_LINK, (whole, code: string | undefined, mark: string, shown: string, to: string) => {
      if (code !== undefined) return whole;
      return `${mark}[${shown}](${mark === '' ? link(to) : image(to)})`;
    }),
  );
}

/** Returns Markdown of which a function has changed what stands in no fence. */
export function outsideFences(markdown: string, change: (text: string) => string): string {
  const parts: { isCode: boolean; lines: string[] }[] = [];
  for (const { text, isCode } of markdownLines(markdown)) {
    const last = parts.at(-1);
    if (last?.isCode === isCode) last.lines.push(text);
    else parts.push({ isCode, lines: [text] });
  }
  return parts.map(({ isCode, lines }) => (isCode ? lines.join('\n') : change(lines.join('\n')))).join('\n');
}
