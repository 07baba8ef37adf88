import type { Token } from 'markdown-it';
import type { Tokens } from './parse-page.js';

/** Gives the cells of tables the elements and classes that the style sheet and screen readers need. */
export function markCells(tokens: Tokens): void {
  for (const [index, token] of tokens.entries()) {
    alignByClass(token);
    const content = tokens[index + 1]?.content ?? '';
    if (token.type === 'th_open' && content === '') asCell(tokens.slice(index, index + 3));
    if (token.type === 'td_open') markVerdict(token, content);
  }
}

/** The alignment of a table's column is a style in an attribute, which the site's security policy refuses. */
function alignByClass(token: Token): void {
  const [, side] = /^text-align:(\w+)$/.exec(String(token.attrGet('style') ?? '')) ?? [];
  if (side !== undefined) token.attrs = [['class', `to-${side}`]];
}

/** A head without text is a head of nothing, which a screen reader would still name: it becomes a plain cell. */
function asCell(tokens: Tokens): void {
  for (const token of tokens) if (token.tag === 'th') token.tag = 'td';
}

/** A cell that begins with a verdict is shown in its colour. */
function markVerdict(cell: Token, content: string): void {
  const verdict = { '✓': 'is-good', '✗': 'is-bad' }[content.charAt(0)];
  if (verdict !== undefined) cell.attrJoin('class', verdict);
}
