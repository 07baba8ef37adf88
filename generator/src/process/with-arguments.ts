import { type ParseArgsConfig, parseArgs } from 'node:util';
import { plainLine } from '../errors.js';

type Options = NonNullable<ParseArgsConfig['options']>;

/** What was typed after the name of a command. */
export type Typed<Own extends Options> = ReturnType<
  typeof parseArgs<{ readonly options: Own; readonly allowPositionals: true }>
>;

/** Says that a command was called in a way that it can't be. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/**
 * Runs a command with what was typed, and returns its exit code. `--help` shows its help instead; wrong usage is shown on
 * stderr with how the command is called, and is exit code 2.
 *
 * @param run may throw {@link WrongUsage}
 */
export async function withArguments<const Own extends Options>(
  argv: readonly string[],
  options: Own,
  help: () => string,
  run: (typed: Typed<Own>) => Promise<number>,
): Promise<number> {
  try {
    const args = [...argv];
    if (asksForHelp(args, options)) {
      process.stdout.write(help());
      return 0;
    }
    return await run(parseArgs({ args, options, allowPositionals: true }));
  } catch (error) {
    if (!isWrongUsage(error)) throw error;
    // What Node adds to it is about arguments that no command has.
    const [what] = plainLine(error.message).split('. To specify ');
    const [usage] = help().split('\n\n');
    process.stderr.write(`${what}\n\n${usage}\n\n--help lists the flags.\n`);
    return 2;
  }
}

/**
 * Returns the one name that was typed.
 *
 * @throws {WrongUsage} for none, and for several
 */
export function onlyName([name, ...others]: readonly string[]): string {
  if (name === undefined || others.length > 0) throw new WrongUsage('Pass exactly one provider name.');
  return name;
}

/** Whatever else was typed, whoever asks for help gets it. */
function asksForHelp(args: string[], options: Options): boolean {
  const help = { help: { type: 'boolean', short: 'h' } } as const;
  const { values } = parseArgs({
    args,
    options: { ...options, ...help },
    strict: false,
    allowPositionals: true,
  });
  return values.help === true;
}

function isWrongUsage(error: unknown): error is Error {
  const { code } = error as { readonly code?: unknown };
  return error instanceof WrongUsage || (typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS_'));
}
