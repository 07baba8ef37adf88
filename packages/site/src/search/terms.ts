/** A name as code writes it, or a word: `retryAt`, `invalid_grant`, `auth-hooks`. */
const WORD = /[\p{L}\p{N}_$]+(?:-[\p{L}\p{N}_$]+)*/gu;
const PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|[\p{L}]+|\p{N}+/gu;

/** Returns the words of a query, in small letters. */
export function wordsOf(text: string): string[] {
  return (text.match(WORD) ?? []).map(word => word.toLowerCase());
}

/** Returns the terms under which a string is found: its words, and the parts of those that are put together. */
export function termsOf(text: string): string[] {
  return (text.match(WORD) ?? []).flatMap(word => {
    const parts = word.match(PART) ?? [];
    return [word, ...(parts.length > 1 ? parts : [])].map(term => term.toLowerCase());
  });
}
