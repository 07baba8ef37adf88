import { flagLength, isFlag } from './args.js';
import { usageError } from './cli-error.js';
import { type Child, type Command, commandLine } from './command.js';
import { didYouMean } from './nearest.js';
import { INHERITED_FLAGS } from './shared-flags.js';

/**
 * Finds the command that a command line names, and returns the arguments that are left for it. Inherited flags may be
 * anywhere; those between the command's words are returned first.
 *
 * @param found called with each command on the way, including the last one
 * @throws {CliError} `usage` when a group has no command of that name
 */
export async function findCommand(
  root: Command,
  args: readonly string[],
  found: (command: Command) => void,
): Promise<readonly string[]> {
  let command = root;
  const before: string[] = [];
  let rest = [...args];
  while (command.children && rest[0] !== undefined) {
    const length = isFlag(rest[0]) ? flagLength(rest, INHERITED_FLAGS) : undefined;
    if (length !== undefined) {
      before.push(...rest.splice(0, length));
      continue;
    }
    if (isFlag(rest[0])) break;
    const child = childOf(command, rest[0]);
    if (!child) throw unknownWord(command, rest[0]);
    command = await child.load();
    found(command);
    rest = rest.slice(1);
  }
  return [...before, ...rest];
}

/** Returns a command's child by its name or an alias. */
export function childOf(command: Command, word: string): Child | undefined {
  const { children = [] } = command;
  return (
    children.find(({ name }) => name === word) ?? children.find(({ aliases }) => aliases?.includes(word))
  );
}

function unknownWord(command: Command, word: string) {
  const names = (command.children ?? []).filter(child => !child.hidden).map(child => child.name);
  return usageError(`${commandLine(command)} has no command ${word.slice(0, 40)}.${didYouMean(word, names)}`);
}
