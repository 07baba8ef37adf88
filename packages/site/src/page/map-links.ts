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
  const parts: { isCode: boolean; lines: string[] }[] = [{ isCode: false, lines: [] }];
  let fence: string | undefined;
  for (const line of markdown.split('\n')) {
    const [, mark] = /^\s*(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence === undefined && mark !== undefined) {
      fence = mark;
      parts.push({ isCode: true, lines: [line] });
      continue;
    }
    parts.at(-1)?.lines.push(line);
    if (fence !== undefined && mark?.startsWith(fence)) {
      fence = undefined;
      parts.push({ isCode: false, lines: [] });
    }
  }
  return parts
    .filter(({ lines }) => lines.length > 0)
    .map(({ isCode, lines }) => (isCode ? lines.join('\n') : change(lines.join('\n'))))
    .join('\n');
}
