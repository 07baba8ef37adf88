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
  readonly summary: string;
  /** A longer description, for the help page. */
  readonly description?: string;
  /** Other names for its last word. */
  readonly aliases?: readonly string[];
  /** What its words mean, such as `<provider> <url-path>`. */
  readonly operands?: string;
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
export function usageLine({ path, operands, children, run }: Command): string {
  const operand = children && !run ? '<command>' : operands;
  return [PROGRAM, ...path, operand, '[flags]'].filter(Boolean).join(' ');
}
