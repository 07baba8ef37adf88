import { REDACTED } from './scrub.js';

/** A name, perhaps in quotes (perhaps escaped ones), and `=` or `:` after it. */
const NAME = /\b([a-z][\w.-]{0,60})(?:\\*["'])?\s{0,8}([=:])\s{0,8}/gi;

/** What may follow: a text in quotes, in escaped quotes, or one without its end. */
const QUOTED = /(\\*["'])(?:[\s\S]*?(?<!\\)\1|[\s\S]*$)/y;
const LITERAL = /(?:-?[\d.]+|true|false|null)(?![\w.])/y;
const TO_END_OF_LINE = /[^\r\n]*/y;
const TO_SEPARATOR = /[^\s&;,"'<>]*/y;

/** Masks what stands after a secret name: `name=value`, `name: value`, `"name": "value"`, also inside of texts. */
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

/** Masks `user:password@` in URLs and what follows the name of an HTTP authentication scheme. */
export function redactSchemes(text: string): string {
  return text
    .replace(/([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/?#@"']{1,2000}@/gi, `$1${REDACTED}@`)
    .replace(/\b(basic|bearer|dpop|negotiate)(\s+)[\w~+/.-]{8,}=*(?![\w=])/gi, `$1$2${REDACTED}`);
}

function match(pattern: RegExp, text: string, start: number): string | undefined {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0] || undefined;
}
