import type { Hit } from '../../search/search.js';

/** A piece of text, and whether the query found it. */
export interface Piece {
  readonly text: string;
  readonly isMatch: boolean;
}

/** About as much as two lines of the list hold. */
const LENGTH = 150;

/** Cuts a string into pieces: words that were found, and what is between them. */
export function marked(text: string, terms: readonly string[]): Piece[] {
  const found = matcher(terms);
  if (!found) return [{ text, isMatch: false }];
  return text
    .split(found)
    .map((piece, index) => ({ text: piece, isMatch: index % 2 === 1 }))
    .filter(piece => piece.text !== '');
}

/** Returns the part of a section that has the first word that was found: of its prose, or else the line of its code. */
export function excerptOf({ text, code, terms }: Hit): Piece[] {
  const found = matcher(terms);
  const at = found ? text.search(found) : -1;
  if (at < 0 && found) {
    const line = code.split('\n').find(each => each.search(found) >= 0);
    if (line !== undefined) return marked(line.trim().slice(0, LENGTH), terms);
  }
  const from = at < LENGTH / 2 ? 0 : text.indexOf(' ', at - LENGTH / 3) + 1;
  const end = from + LENGTH < text.length ? text.lastIndexOf(' ', from + LENGTH) : text.length;
  const part = text.slice(from, end > from ? end : from + LENGTH);
  return marked(`${from > 0 ? '… ' : ''}${part}${end < text.length ? ' …' : ''}`, terms);
}

/** Finds the words where a word begins, or a part of a name: `At` in `retryAt`, and not the one in `that`. */
function matcher(terms: readonly string[]): RegExp | undefined {
  if (terms.length === 0) return undefined;
  // The longest first: of `token` and `tokens` the whole word is marked.
  const each = [...terms]
    .sort((a, b) => b.length - a.length)
    .map(term => {
      const [first = '', ...rest] = [...term].map(inAnyCase);
      const tail = rest.join('');
      return `(?<![\\p{L}\\p{N}])${first}${tail}|(?<=\\p{Ll})(?=\\p{Lu})${first}${tail}`;
    });
  return new RegExp(`(${each.join('|')})`, 'u');
}

function inAnyCase(letter: string): string {
  const [small, capital] = [letter.toLowerCase(), letter.toUpperCase()];
  return small === capital ? letter.replace(/[$()*+.?[\\\]^{|}]/, '\\$&') : `(?:${small}|${capital})`;
}
