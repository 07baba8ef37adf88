import { toBase64 } from './base64.js';
import { formEncodeComponent } from './form.js';

/** What stands where a secret stood. */
export const REDACTED = '[redacted]';

/** Longest text of a server that is shown. */
const MAX_LENGTH = 300;

/**
 * Makes a server's text fit to be shown: every secret replaced in each spelling in which it may come back, then ASCII
 * only (RFC 6749 section 5.2), cut at 300 characters. A secret of fewer than four characters can't be told from
 * ordinary text, so then nothing of the text is kept.
 */
export function scrub(text: string, secrets: readonly string[]): string {
  const known = secrets.filter(Boolean);
  if (known.some(secret => secret.length < 4)) return REDACTED;
  const clean = hideTexts(text, known.flatMap(spellingsOf)).replace(/[^ -~]+/g, ' ');
  return clean.length > MAX_LENGTH ? `${clean.slice(0, MAX_LENGTH)}...` : clean;
}

/**
 * Puts {@link REDACTED} in the place of every given text. Without a regular expression: one that is too long throws,
 * and shows itself in the message.
 */
export function hideTexts(text: string, hidden: readonly string[]): string {
  // Longest first: one secret may be the beginning of another.
  return [...hidden]
    .sort((a, b) => b.length - a.length)
    .reduce((clean, found) => clean.replaceAll(found, REDACTED), text);
}

/** The ways in which a secret may be written: plain, URL- and form-encoded, JSON-escaped, base64 without padding. */
export function spellingsOf(value: string): string[] {
  // Half a surrogate pair has no encoding.
  const secret = value.replace(/[\ud800-\udfff]/gu, '\ufffd');
  const encoded = [encodeURIComponent(secret), formEncodeComponent(secret)];
  return [
    value,
    ...encoded,
    // Some write %2f for %2F.
    ...encoded.map(text => text.replace(/%../g, byte => byte.toLowerCase())),
    JSON.stringify(secret).slice(1, -1),
    toBase64(secret).replace(/=+$/, ''),
  ];
}
