import type { Random } from './random.js';

const SYLLABLES = [
  'ba',
  'cor',
  'del',
  'fen',
  'gra',
  'hal',
  'jun',
  'kel',
  'lor',
  'mon',
  'nar',
  'pol',
  'quin',
  'ros',
  'sal',
  'tor',
];
const WORDS = [
  'account',
  'the',
  'a',
  'returns',
  'of',
  'batch',
  'order',
  'which',
  'status',
  'is',
  'not',
  'yet',
  'settled',
  'for',
  'each',
  'ledger',
  'limit',
  'and',
  '<b>bold</b>',
  '`code`',
  '*/',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what a vendor might write
  '${value}',
  '@deprecated',
  '日本語',
  'naïve',
  '{{braces}}',
];

/** A name that no other resource of the same number has, such as `Korfen12`. */
export function resourceName(random: Random, index: number): string {
  const name = [0, 1, 2].map(() => random.pick(SYLLABLES)).join('');
  return `${name[0]?.toUpperCase()}${name.slice(1)}${index}`;
}

/** Prose as vendors write it, with markup and what closes comments. */
export function prose(random: Random, words: number): string {
  return Array.from({ length: words }, () => random.pick(WORDS)).join(' ');
}
