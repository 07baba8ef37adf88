/** Control characters except tab and line ends, Unicode line ends, and characters that change the direction of text. */
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this matches them
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\r(?!\n)/g;

/**
 * Makes text safe to show on a terminal: characters that could move the cursor, change colours or titles, or reorder
 * text are written like `\u001b`. In JSON that is the same string.
 */
export function printable(text: string): string {
  return text.replace(UNSAFE, found => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
