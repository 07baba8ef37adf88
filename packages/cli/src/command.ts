import type { Args, Flag } from './args.js';
import type { Io } from './io.js';

/** What a command gets. */
export interface Context {
  readonly io: Io;
  readonly args: Args;
  /** Tells everybody who shows text what must not be shown. Grows while the command runs. */
  readonly secrets: string[];
  /** Why a value could not be had. The library only says that it could not. */
  readonly problems: unknown[];
}

/** A line of help that can be copied. */
export interface Example {
  readonly does: string;
  readonly line: string;
}

/** A command, or a group of commands: everything that help, completion and documentation show. */
export interface Command {
  /** Words after the program's name. */
  readonly path: readonly string[];
  readonly summary: string;
  /** Longer text of the help page. */
  readonly description?: string;
  /** Other names of its last word. */
  readonly aliases?: readonly string[];
  /** What its words are, such as `<provider> <url-path>`. */
  readonly operands?: string;
  /** How many words it takes at most; checked before it runs. Absent: none. */
  readonly maxWords?: number;
  readonly flags: readonly Flag[];
  readonly examples?: readonly Example[];
  readonly deprecated?: boolean;
  /** Commands below it. Each is loaded when it is needed. */
  readonly children?: readonly Child[];
  /** Flags that depend on a provider among its words. */
  readonly providerFlags?: (word: string) => Promise<readonly Flag[]>;
  /** Finishes with an exit code. Absent: it is a group, and its help is shown. */
  readonly run?: (context: Context) => Promise<number>;
}

/** A command by its name, before it is loaded. */
export interface Child {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly summary: string;
  readonly hidden?: boolean;
  readonly load: () => Promise<Command>;
}

/** The program's name. */
export const PROGRAM = 'token-clients';
