import { encode } from './form.js';

/** What stands where a secret stood. */
export const REDACTED = '[redacted]';

/** Longest text of a server that is shown. */
const MAX_LENGTH = 300;

/**
 * Makes a text fit to be shown: every secret replaced in each spelling in which it may come back (plain, form- and
 * URL-encoded, JSON-escaped, base64), control characters blanked, cut at 300 characters.
 * A secret of fewer than four characters can't be told from ordinary text, so then nothing of the text is kept.
 */
export function scrub(text: string, secrets: readonly string[]): string {
  const spellings = new Set<string>();
  for (const secret of secrets) {
    if (secret && secret.length < 4) return REDACTED;
    for (const spelling of spellingsOf(secret)) spellings.add(spelling);
  }
  let clean = text;
  // Longest first: one secret may be the beginning of another.
  for (const spelling of [...spellings].sort((a, b) => b.length - a.length)) {
    if (spelling) clean = clean.replaceAll(spelling, REDACTED);
  }
  clean = clean.replace(/[^\x20-\x7e\u00a0-\uffff]+/g, ' ');
  return clean.length > MAX_LENGTH ? `${clean.slice(0, MAX_LENGTH)}...` : clean;
}

/** The ways in which a secret may be written in a request, an answer or a log. */
export function spellingsOf(value: string): string[] {
  // Half a surrogate pair has no encoding.
  const secret = value.replace(/[\ud800-\udfff]/gu, '\ufffd');
  const base64 = toBase64(secret);
  return [
    value,
    encodeURIComponent(secret),
    encode(secret),
    JSON.stringify(secret).slice(1, -1),
    base64,
    base64.replace(/=+$/, ''),
  ];
}

/** Base64 of the UTF-8 bytes of a text. */
export function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
