import type { Io, Output } from '../io.js';

const plain = (text: string) => text;

/** Returns functions that colour text. They do so only on a terminal with colours, and not with NO_COLOR (https://no-color.org). */
export function colours(output: Output, env: Io['env']) {
  const wanted = output.isTerminal && !env.NO_COLOR && env.TERM !== 'dumb';
  const paint = (code: number) => (wanted ? (text: string) => `\x1b[${code}m${text}\x1b[0m` : plain);
  return { red: paint(31), yellow: paint(33), dim: paint(2), bold: paint(1) };
}
