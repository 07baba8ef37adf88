/**
 * Returns the Markdown that stands beside a page: its own, with links as they are between files.
 *
 * @param link returns what is written for a link
 */
export function markdownTwin(
  markdown: string,
  link: (link: string) => string,
  image: (path: string) => string,
): string {
  let fence: string | undefined;
  return markdown
    .split('\n')
    .map(line => {
      const [, mark] = /^\s*(`{3,}|~{3,})/.exec(line) ?? [];
      if (mark !== undefined) {
        if (fence === undefined) fence = mark;
        else if (mark.startsWith(fence)) fence = undefined;
        return line;
      }
      if (fence !== undefined) return line;
      return line
        .replace(/(!\[[^\]]*\]\()(\/[^)\s]+)\)/g, (_, start: string, to: string) => `${start}${image(to)})`)
        .replace(
          /((?<!!)\[(?:[^\]`]|`[^`]*`)*\]\()([/#][^)\s]*)\)/g,
          (_, start: string, to: string) => `${start}${link(to)})`,
        );
    })
    .join('\n');
}
