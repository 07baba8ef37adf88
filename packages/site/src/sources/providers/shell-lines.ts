/** Writes a command line with each flag on a line of its own where one line would be long. */
export function shellLines(command: string, width = 80): string {
  if (command.length <= width) return command;
  const words = command.match(/(?:'[^']*'|\\.|[^\s'\\])+/g) ?? [];
  return words
    .map((word, index) => (index === 0 ? word : word.startsWith('--') ? ` \\\n  ${word}` : ` ${word}`))
    .join('');
}
