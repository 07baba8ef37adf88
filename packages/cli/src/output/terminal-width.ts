import type { Io, Output } from '../io.js';

/** Columns of the terminal, or what COLUMNS says; undefined where neither is known. */
export function terminalWidth({ columns }: Output, env: Io['env']): number | undefined {
  const said = Number(env.COLUMNS);
  const width = Number.isInteger(said) && said > 0 ? said : columns;
  // Some terminals say 0.
  return width || undefined;
}
