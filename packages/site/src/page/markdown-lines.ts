/** A line of Markdown, and whether it is part of a fence, whose first and last line count as well. */
export interface MarkdownLine {
  readonly text: string;
  readonly isCode: boolean;
}

/** Returns the lines of Markdown in their order. A fence ends with marks like those that it began with, at least as many. */
export function markdownLines(markdown: string): MarkdownLine[] {
  let fence: string | undefined;
  return markdown.split('\n').map(text => {
    const [, mark] = /^\s*(`{3,}|~{3,})/.exec(text) ?? [];
    const isCode = fence !== undefined || mark !== undefined;
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence)) fence = undefined;
    return { text, isCode };
  });
}
