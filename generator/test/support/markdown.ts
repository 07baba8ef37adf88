/** Lists the lines of a page outside of fenced code, without the generator's own comments. */
export function prose(page: string): string[] {
  let fenced = false;
  return page.split('\n').filter((line, index) => {
    if (line.startsWith('```')) fenced = !fenced;
    else if (!fenced) return index > 0 || !line.startsWith('<!-- Generated');
    return false;
  });
}

/**
 * Lists what a Markdown parser would take for markup in a line of text or a row of a table: HTML tags and links. Code
 * spans as in CommonMark 6.1: as many backticks at the end as at the start, and no escapes inside.
 */
export function markup(line: string): string[] {
  const cells = line.startsWith('|') ? line.split(/(?<!\\)(?:\\\\)*\|/) : [line];
  return cells.flatMap(cell => {
    const text = withoutCode(cell);
    return [...text.matchAll(/<[A-Za-z/!?][^>]*>?|\]\([^)]*\)|\]:/g)].map(([found]) => found);
  });
}

function withoutCode(text: string): string {
  let rest = text;
  let kept = '';
  while (rest !== '') {
    const [, plain = '', run] = /^((?:\\[\s\S]|[^`\\])*)(`+)?/.exec(rest) ?? [];
    kept += plain.replace(/\\[\s\S]/g, '');
    rest = rest.slice(plain.length);
    if (run === undefined) return kept + rest;
    rest = rest.slice(run.length);
    const end = new RegExp(`(?<!\`)${run}(?!\`)`).exec(rest);
    if (end) rest = rest.slice(end.index + run.length);
    else kept += run;
  }
  return kept;
}
