import { codeSpan } from '../code/escape.js';
import { plainLine } from '../errors.js';

/** A sentence for a terminal and for a page. */
export interface Sentence {
  readonly text: string;
  readonly markdown: string;
}

/** Makes a sentence. What is placed in it comes from a spec, and is code in a page. */
export function sentence(words: TemplateStringsArray, ...values: readonly (string | Sentence)[]): Sentence {
  const join = (write: (value: string | Sentence) => string) =>
    words.map((word, index) => word + (index < values.length ? write(values[index] ?? '') : '')).join('');
  return {
    text: join(value => (typeof value === 'string' ? plainLine(value) : value.text)),
    markdown: join(value => (typeof value === 'string' ? codeSpan(value) : value.markdown)),
  };
}

/** Makes plain words a part of a sentence. */
export function words(text: string): Sentence {
  return { text, markdown: text };
}

/** Lists things in a sentence. */
export function listed(values: readonly string[]): Sentence {
  const all = values.map(value => sentence`${value}`);
  return {
    text: all.map(({ text }) => text).join(', '),
    markdown: all.map(({ markdown }) => markdown).join(', '),
  };
}
