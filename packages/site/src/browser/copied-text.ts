/**
 * Returns what a reader wants of a block of code: all of it, or, of a transcript, the commands, which stand behind `$ `. A command
 * goes on where its line ends with `\`.
 */
export function copiedText(code: string): string {
  const lines = code.split('\n');
  if (!lines.some(isCommand)) return code;
  const commands: string[] = [];
  let goesOn = false;
  for (const line of lines) {
    if (goesOn || isCommand(line)) commands.push(goesOn ? line : line.slice(PROMPT.length));
    goesOn = (goesOn || isCommand(line)) && line.endsWith('\\');
  }
  return commands.join('\n');
}

const PROMPT = '$ ';

function isCommand(line: string): boolean {
  return line.startsWith(PROMPT);
}
