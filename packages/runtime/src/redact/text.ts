import { spellingsOf } from './spellings.js';

/** Replaces a secret. */
export const REDACTED = '[redacted]';

/** The longest message of a server that is shown. */
const MAX_LENGTH = 300;

/**
 * Redacts a server's message so that it can be shown: every secret in each spelling in which it may come back, then ASCII
 * only (RFC 6749 section 5.2), cut at 300 characters.
 *
 * A secret of fewer than four characters may be a part of any word, so then nothing of the message is kept.
 */
export function redactMessage(text: string, secrets: readonly string[]): string {
  const known = secrets.filter(Boolean);
  if (known.some(secret => secret.length < 4)) return REDACTED;
  const clean = redactEach(text, known.flatMap(spellingsOf)).replace(/[^ -~]+/g, ' ');
  return clean.length > MAX_LENGTH ? `${clean.slice(0, MAX_LENGTH)}...` : clean;
}

/**
 * Redacts every given string. Without a regular expression: one that is too long throws, and shows itself in the message.
 */
export function redactEach(text: string, secrets: readonly string[]): string {
  // Longest first: one secret may be the beginning of another.
  return [...secrets]
    .sort((a, b) => b.length - a.length)
    .reduce((clean, secret) => clean.replaceAll(secret, REDACTED), text);
}

/** A name, perhaps in quotes (perhaps escaped ones), and `=` or `:` after it. */
const NAME = /\b([a-z][\w.-]{0,60})(?:\\*["'])?\s{0,8}([=:])\s{0,8}/gi;

/** What may follow: a string in quotes, in escaped quotes, or one without its end. */
const QUOTED = /(\\*["'])(?:[\s\S]*?(?<!\\)\1|[\s\S]*$)/y;
const LITERAL = /(?:-?[\d.]+|true|false|null)(?![\w.])/y;
const TO_END_OF_LINE = /[^\r\n]*/y;
const TO_SEPARATOR = /[^\s&;,"'<>]*/y;

/** Redacts what follows a secret name: `name=value`, `name: value`, `"name": "value"`, also inside of strings. */
export function redactNamed(text: string, isSecret: (name: string) => boolean): string {
  let clean = '';
  let from = 0;
  NAME.lastIndex = 0;
  for (let found = NAME.exec(text); found; found = NAME.exec(text)) {
    const [, name = '', sign] = found;
    if (!isSecret(name)) continue;
    const start = NAME.lastIndex;
    const value =
      match(QUOTED, text, start) ??
      match(LITERAL, text, start) ??
      match(sign === '=' ? TO_SEPARATOR : TO_END_OF_LINE, text, start) ??
      '';
    const quote = /^\\*["']/.exec(value)?.[0] ?? '';
    clean += text.slice(from, start) + (value && quote + REDACTED + quote);
    from = start + value.length;
    NAME.lastIndex = from;
  }
  return clean + text.slice(from);
}

/** Redacts `user:password@` in URLs and what follows the name of an HTTP authentication scheme. */
export function redactSchemes(text: string): string {
  return text
    .replace(/([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/?#@"']{1,2000}@/gi, `$1${REDACTED}@`)
    .replace(/\b(basic|bearer|dpop|negotiate)(\s+)[\w~+/.-]{8,}=*(?![\w=])/gi, `$1$2${REDACTED}`);
}

function match(pattern: RegExp, text: string, start: number): string | undefined {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0] || undefined;
}
