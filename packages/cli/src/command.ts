import type { Args, Flag } from './args.js';
import type { Io } from './io.js';
import type { Provider, ProviderRegistry } from './providers/registry.js';

/** What a command gets to work with. */
export interface Context {
  readonly io: Io;
  readonly args: Args;
  readonly providers: ProviderRegistry;
  /** The whole program, for commands that describe others. */
  readonly program: Command;
  /** Values that no output may show. Grows while the command runs. */
  readonly secrets: string[];
  /** What is called when the command has ended, such as to close a connection. Grows while the command runs. */
  readonly atEnd: (() => void)[];
}

/** A command line to copy. `PROVIDER` in it becomes a provider's name. */
export interface Example {
  readonly does: string;
  readonly line: string;
}

/** A command or a group of commands, with all that help, completion and the manual show. */
export interface Command {
  /** Words after the program's name. */
  readonly path: readonly string[];
  /** Flags before these words, without which there is no such command, quoted for a shell. */
  readonly needs?: string | undefined;
  readonly summary: string;
  /** A longer description, for the help page. */
  readonly description?: string;
  /** Other names for its last word. */
  readonly aliases?: readonly string[];
  /** What its words mean, such as `<provider> <url-path>`. */
  readonly operands?: string;
  /** What stands in the place of `<provider>`, such as `--provider ./my-client`. Absent: the user gave no such flag. */
  readonly provider?: string;
  /** How many words it takes at most. Absent: none. */
  readonly maxWords?: number;
  readonly flags: readonly Flag[];
  readonly examples?: readonly Example[];
  readonly deprecated?: boolean;
  /** The commands below it. */
  readonly children?: readonly Child[];
  /** More flags for the provider that one of its words names. Absent: its flags depend on no provider. */
  readonly providerFlags?: (provider: Provider) => readonly Flag[];
  /** Runs it and returns the exit code. Absent: it is a group, and its help is shown. */
  readonly run?: (context: Context) => Promise<number>;
}

/** A command before it is loaded. */
export interface Child {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly summary: string;
  /** The heading that lists it in help. Absent: `Commands`. */
  readonly heading?: string;
  readonly hidden?: boolean;
  readonly load: () => Promise<Command>;
}

/** The program's name. */
export const PROGRAM = 'token-clients';

/** The usage line of a command, such as `token-clients token get <provider> [flags]`. */
export function usageLine(command: Command): string {
  const { operands, provider, children, run } = command;
  const named = provider === undefined ? operands : operands?.replace(/^[<[]provider[>\]]/, () => provider);
  const operand = children && !run ? '<command>' : named;
  return [commandLine(command), operand, '[flags]'].filter(Boolean).join(' ');
}

/** Returns the line that shows a command's help, with the flags of its provider if one was named. */
export function helpLine({ provider, ...command }: Command): string {
  return [commandLine(command), provider, '--help'].filter(Boolean).join(' ');
}

/** Returns what starts a command, such as `token-clients token get`. */
export function commandLine({ needs, path }: Pick<Command, 'needs' | 'path'>): string {
  return [PROGRAM, needs, ...path].filter(Boolean).join(' ');
}
