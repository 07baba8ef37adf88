import type { Clock } from '@token-clients/runtime';

/** Where text goes. */
export interface Output {
  readonly isTerminal: boolean;
  /** Width of the terminal; absent where it is unknown. */
  readonly columns?: number | undefined;
  /** On a terminal, control characters are shown and not obeyed: text may come from a server. */
  write(text: string | Uint8Array): void;
  /** Writes as it is. For this program's own colours and cursor movements, never for text from elsewhere. */
  control(sequence: string): void;
  /** Resolves when the reader took so much that more should be written; absent: at once. */
  drained?(): Promise<void>;
}

/**
 * All that a command may touch of the process around it. `main.ts` makes the real one, and no other file looks at
 * `process`.
 */
export interface Io {
  /** What was typed after the program's name. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Working directory. */
  readonly directory: string;
  /** The home directory as the system knows it, if HOME does not say; undefined where there is none. */
  readonly home: string | undefined;
  readonly platform: string;
  /** The user's number; undefined where there is none. */
  readonly user: number | undefined;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: { readonly isTerminal: boolean; read(): Promise<Uint8Array> };
  /** Asks a person; undefined where there is no terminal to ask on. */
  readonly ask: ((question: string, options?: { readonly hidden?: boolean }) => Promise<string>) | undefined;
  /** Whether a question waits for its answer. */
  readonly isAsking?: boolean;
  /** The only time that commands know. */
  readonly clock: Clock;
  /** Aborted by Ctrl+C, SIGTERM and SIGHUP. */
  readonly signal: AbortSignal;
  /** What Node and the libraries warned of so far. */
  readonly warnings?: readonly string[];
}
