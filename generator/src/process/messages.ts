/** The signals that end a command from outside, each with the exit code that shows it. */
export const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

export type EndingSignal = keyof typeof EXIT_CODES;

export const endingSignals = Object.keys(EXIT_CODES) as readonly EndingSignal[];

/** A spec that is read, and how long that may keep a thread busy. */
export interface Reading {
  readonly file: string;
  readonly limitMs: number;
}

/** What the thread of a command says: what it reads, writes and runs, and how the command ended. */
export type FromThread =
  | { readonly reading: Reading }
  | { readonly isWriting: boolean }
  | { readonly child: number; readonly isRunning: boolean }
  | { readonly exitCode: number };
