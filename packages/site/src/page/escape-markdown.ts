import { oneLine } from './one-line.js';

/** Returns text as Markdown that shows it, on one line: in a heading, a paragraph or a cell of a table. */
export function escapeMarkdown(text: string): string {
  return oneLine(text).replace(/[\\`*_[\]<>|&#~!]/g, '\\$&');
}
