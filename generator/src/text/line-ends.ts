/** Writes a string with the line ends of Unix. A checkout may have given it others, and means the same. */
export function unixLineEnds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
