import { parseArgs } from './args.js';
import { usageError } from './cli-error.js';
import { type Command, type Context, PROGRAM } from './command.js';
import { rootCommand } from './commands/root.js';
import { EXIT } from './exit-codes.js';
import { findCommand } from './find-command.js';
import { INHERITED_FLAGS } from './inherited-flags.js';
import type { Io } from './io.js';

/** Runs one command line and returns its exit code. Never throws: failures are told on stderr. */
export async function run(io: Io, root: Command = rootCommand): Promise<number> {
  const told = { secrets: [] as string[], problems: [] as unknown[] };
  let command = root;
  try {
    const rest = await findCommand(root, io.args, found => {
      command = found;
    });
    return await runCommand(command, rest, { io, ...told });
  } catch (error) {
    const { tellFailure } = await import('./tell-failure.js');
    return tellFailure(error, { io, command, ...told });
  }
}

async function runCommand(
  command: Command,
  rest: readonly string[],
  told: Omit<Context, 'args'>,
): Promise<number> {
  const { io } = told;
  const provider = await providerAmong(command, rest);
  const more = provider === undefined ? undefined : await command.providerFlags?.(provider);
  const own = [...command.flags, ...(more ?? [])];
  const asksHelp = helpWanted(rest);
  if (asksHelp || !command.run) {
    const { helpPage } = await import('./help/help-page.js');
    if (!asksHelp) parseArgs(rest, [...own, ...INHERITED_FLAGS]);
    io.stdout.write(helpPage({ ...command, flags: own }, provider));
    return EXIT.ok;
  }
  const args = parseArgs(rest, [...own, ...INHERITED_FLAGS]);
  const extra = args.words.length - (command.maxWords ?? 0);
  if (extra > 0) {
    // The words are not repeated: one of them may be a secret that was typed after a switch.
    throw usageError(
      `${[PROGRAM, ...command.path].join(' ')} got ${extra} word${extra > 1 ? 's' : ''} too many.`,
    );
  }
  return command.run({ ...told, args });
}

/** The provider that is named among the words, for a command whose flags depend on it. Flags may stand before it. */
async function providerAmong(command: Command, rest: readonly string[]): Promise<string | undefined> {
  if (!command.providerFlags) return undefined;
  const { providerName } = await import('./providers.js');
  const word = rest.find(arg => providerName(arg) !== undefined);
  return word === undefined ? undefined : providerName(word);
}

function helpWanted(rest: readonly string[]): boolean {
  const end = rest.indexOf('--');
  return rest.slice(0, end < 0 ? undefined : end).some(arg => arg === '-h' || arg === '--help');
}
