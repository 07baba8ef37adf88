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
  const secrets: string[] = [];
  let command = root;
  try {
    const quick = isTokenGet(io) ? await (await import('./token/shortcut.js')).shortcut(io) : undefined;
    if (quick !== undefined) return quick;
    const found = await findCommand(root, io.args);
    command = found.command;
    return await runCommand(command, found.rest, io, secrets);
  } catch (error) {
    const { tellFailure } = await import('./tell-failure.js');
    return tellFailure(error, { io, command, secrets });
  }
}

/** The command that scripts run in loops. */
function isTokenGet({ args }: Io): boolean {
  return args[0] === 'token' && args[1] === 'get';
}

async function runCommand(
  command: Command,
  rest: readonly string[],
  io: Io,
  secrets: string[],
): Promise<number> {
  const asksHelp = helpWanted(rest);
  if (asksHelp || !command.run) {
    const { helpPage } = await import('./help/help-page.js');
    const provider = command.providerFlags && (await providerFlagsOf(command, rest));
    const page = helpPage({ ...command, flags: [...command.flags, ...(provider ?? [])] });
    if (asksHelp || command === rootCommand) {
      io.stdout.write(page);
      return EXIT.ok;
    }
    parseArgs(rest, [...command.flags, ...INHERITED_FLAGS]);
    io.stderr.write(page);
    throw usageError(`${[PROGRAM, ...command.path].join(' ')} needs a command.`);
  }
  const flags = [...command.flags, ...((await providerFlagsOf(command, rest)) ?? []), ...INHERITED_FLAGS];
  const args = parseArgs(rest, flags);
  if (args.words.length > (command.maxWords ?? 0)) {
    const extra = args.words.length - (command.maxWords ?? 0);
    // The words are not repeated: one of them may be a secret that was typed after a switch.
    throw usageError(`${[PROGRAM, ...command.path].join(' ')} got ${extra} word${extra > 1 ? 's' : ''} too many.`);
  }
  const context: Context = { io, args, secrets };
  return command.run(context);
}

/** The flags of the provider that is named among the words. Its flags may stand before it. */
async function providerFlagsOf(command: Command, rest: readonly string[]) {
  if (!command.providerFlags) return undefined;
  const { providerName } = await import('./providers.js');
  const word = rest.find(arg => providerName(arg) !== undefined);
  return word === undefined ? undefined : command.providerFlags(word);
}

function helpWanted(rest: readonly string[]): boolean {
  const end = rest.indexOf('--');
  return rest.slice(0, end < 0 ? undefined : end).some(arg => arg === '-h' || arg === '--help');
}
