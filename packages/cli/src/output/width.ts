import type { Io, Output } from '../io.js';

/** Returns the columns of the terminal, or what COLUMNS says; undefined where neither is known. */
export function terminalWidth({ columns }: Output, env: Io['env']): number | undefined {
  const set = Number(env.COLUMNS);
  const width = Number.isInteger(set) && set > 0 ? set : columns;
  // Some terminals say 0.
  return width || undefined;
}

/** Breaks a string into lines of a width, between words only. The first line is not indented. */
export function wrap(text: string, indent: number, width: number): string {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && indent + line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}
