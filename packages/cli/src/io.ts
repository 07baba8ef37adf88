import type { Clock } from '@token-clients/runtime';

/** Where output goes. */
export interface Output {
  readonly isTerminal: boolean;
  /** The width of the terminal; undefined if unknown. */
  readonly columns?: number | undefined;
  /** Writes text, which may come from a server: on a terminal, control characters are shown and not obeyed. */
  write(text: string | Uint8Array): void;
  /** Writes text as it is. Only for this program's own colours and cursor movements. */
  control(sequence: string): void;
  /** Resolves when the reader is ready for more. Absent: it always is. */
  drained?(): Promise<void>;
}

/**
 * All that a command may use of the process around it. `main.ts` creates the real one; only `ending.ts` uses `process` as well.
 */
export interface Io {
  /** The arguments after the program's name. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The working directory. */
  readonly directory: string;
  /** The home directory that the system knows, for when HOME is not set; undefined if it knows none. */
  readonly home: string | undefined;
  readonly platform: string;
  /** The user's ID; undefined on systems without one. */
  readonly user: number | undefined;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: { readonly isTerminal: boolean; read(): Promise<Uint8Array> };
  /** Asks the user a question; undefined if there is no terminal. */
  readonly ask: ((question: string, options?: { readonly hidden?: boolean }) => Promise<string>) | undefined;
  /** Whether a question is waiting for the user's reply. */
  readonly isAsking?: boolean;
  /** The only source of time for commands. */
  readonly clock: Clock;
  /** Aborts on Ctrl+C, SIGTERM and SIGHUP. */
  readonly signal: AbortSignal;
  /** Warnings from Node and from libraries so far. */
  readonly warnings?: readonly string[];
  /**
   * Loads the code of a client, which must not get into this program's way: what it prints is not on stdout, and if it ends
   * the process, an error says so. Absent: nothing is done about that.
   */
  loading?<Result>(path: string, load: () => Promise<Result>): Promise<Result>;
}
