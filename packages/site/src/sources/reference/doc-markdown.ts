/** How names in a comment become links. */
export type LinkName = (name: string) => string | undefined;

/**
 * Returns the text of a documentation comment as Markdown: RFCs and names of declarations in it lead to their pages. Code and
 * links of its own stay as they are.
 */
export function docMarkdown(text: string, linkName: LinkName): string {
  return text
    .split(/(```[\s\S]*?```|\[[^\]]*\]\([^)]*\))/)
    .map((part, index) => (index % 2 === 1 ? part : linked(part, linkName)))
    .join('');
}

/** The same on one line, for a cell of a table or an item of a list. */
export function docLine(text: string, linkName: LinkName): string {
  return docMarkdown(text, linkName).replace(/\s+/g, ' ').trim();
}

/** What stands in a cell of a table: a bar would end it. */
export function cell(markdown: string): string {
  return markdown.replace(/\s+/g, ' ').replace(/\\?\|/g, '\\|').trim();
}

function linked(text: string, linkName: LinkName): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => {
      if (index % 2 === 0) return rfcLinks(part);
      const [, name = ''] = /^`(\w+)(?:\(\))?`$/.exec(part) ?? [];
      const link = name === '' ? undefined : linkName(name);
      return link === undefined ? part : `[${part}](${link})`;
    })
    .join('');
}

function rfcLinks(text: string): string {
  return text.replace(/\bRFC (\d{4})(?:(,?\s+section)\s+(\d+(?:\.\d+)*))?/g, (_, number, word, section) => {
    const name =
      section === undefined ? `RFC ${number}` : `RFC ${number}${word.replace(/\s+/g, ' ')} ${section}`;
    return `[${name}](https://www.rfc-editor.org/rfc/rfc${number}${section === undefined ? '' : `#section-${section}`})`;
  });
}
