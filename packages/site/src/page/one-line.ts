/** Returns text on one line, with one blank between words and nothing that a reader does not see. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim();
}
