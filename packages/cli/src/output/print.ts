import { usageError } from '../cli-error.js';
import type { Context } from '../command.js';
import { terminalWidth } from './width.js';

/**
 * Prints a result on stdout in the form that `--format`, `--query` and `--field` select.
 *
 * @throws {CliError} `usage` when these flags contradict each other, or the result has no such field
 */
export async function print({ io, args }: Pick<Context, 'io' | 'args'>, result: unknown): Promise<void> {
  const query = args.text('query');
  const field = args.text('field');
  if (query !== undefined && field !== undefined)
    throw usageError('--query and --field exclude each other. Use one of them.');
  const picked =
    query !== undefined
      ? await (await import('./select.js')).find(result, query)
      : field !== undefined
        ? (await import('./select.js')).pick(result, field)
        : result;
  const format = args.text('format') ?? 'json';
  // Scripts that read a table expect one line for each row.
  const width = io.stdout.isTerminal ? terminalWidth(io.stdout, io.env) : undefined;
  io.stdout.write(`${await formatted(picked, format, { bare: field !== undefined, width })}\n`);
}

/** Whether a flag asks for the result as an object, where a command has a shorter form of its own. */
export function wantsObject({ args }: Pick<Context, 'args'>): boolean {
  return ['json', 'format', 'field', 'query'].some(name => args.text(name) !== undefined);
}

/**
 * Checks `--query` before anything is sent.
 *
 * @throws {CliError} `usage` when it is not a JMESPath expression
 */
export async function checkSelection({ args }: Pick<Context, 'args'>): Promise<void> {
  const query = args.text('query');
  if (query !== undefined) await (await import('./select.js')).checkQuery(query);
}

/** @param options `bare`: print strings without quotes; `width`: the width of the terminal */
async function formatted(
  value: unknown,
  format: string,
  { bare, width }: { readonly bare: boolean; readonly width: number | undefined },
): Promise<string> {
  if (bare && (typeof value !== 'object' || value === null)) return value === null ? '' : String(value);
  if (format === 'yaml') return (await import('yaml')).stringify(value ?? null).trimEnd();
  if (format === 'table') return (await import('./table.js')).table(value, width);
  // An exact integer is printed as digits, in quotes: most readers of JSON would round it.
  return JSON.stringify(
    value ?? null,
    (_, member) => (typeof member === 'bigint' ? String(member) : member),
    2,
  );
}
