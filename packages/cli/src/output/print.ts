import { usageError } from '../cli-error.js';
import type { Context } from '../command.js';
import { terminalWidth } from './width.js';

/** Prints a result on stdout as `--format`, `--query` and `--field` ask for. */
export async function print({ io, args }: Pick<Context, 'io' | 'args'>, result: unknown): Promise<void> {
  const query = args.text('query');
  const field = args.text('field');
  if (query !== undefined && field !== undefined) throw usageError('--query and --field exclude each other.');
  const picked =
    query !== undefined
      ? await (await import('./select.js')).find(result, query)
      : field !== undefined
        ? (await import('./select.js')).pick(result, field)
        : result;
  const format = args.text('format') ?? 'json';
  // A script that reads a table wants a row to be a line.
  const width = io.stdout.isTerminal ? terminalWidth(io.stdout, io.env) : undefined;
  io.stdout.write(`${await formatted(picked, format, { bare: field !== undefined, width })}\n`);
}

/** Fails early, before anything is sent, for a `--query` that is none. */
export async function checkSelection({ args }: Pick<Context, 'args'>): Promise<void> {
  const query = args.text('query');
  if (query !== undefined) await (await import('./select.js')).checkQuery(query);
}

/** @param options `bare`: a text is printed without quotes; `width`: that of the terminal */
async function formatted(
  value: unknown,
  format: string,
  { bare, width }: { readonly bare: boolean; readonly width: number | undefined },
): Promise<string> {
  if (bare && (typeof value !== 'object' || value === null)) return value === null ? '' : String(value);
  if (format === 'yaml') return (await import('yaml')).stringify(value ?? null).trimEnd();
  if (format === 'table') return (await import('./table.js')).table(value, width);
  return JSON.stringify(value ?? null, null, 2);
}
