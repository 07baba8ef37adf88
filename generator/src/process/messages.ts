/** The signals that end a command from outside, each with the exit code that shows it. */
export const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

export type EndingSignal = keyof typeof EXIT_CODES;

export const endingSignals = Object.keys(EXIT_CODES) as readonly EndingSignal[];

/** What the thread of a command says: that it begins or ends to write, that a child runs or has ended, or how the command ended. */
export type FromThread =
  | { readonly isWriting: boolean }
  | { readonly child: number; readonly isRunning: boolean }
  | { readonly exitCode: number };
