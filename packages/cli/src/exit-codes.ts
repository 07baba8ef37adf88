/** The numbers that a shell sees. Fixed: scripts depend on them. 1 is left to defects of this program. */
export const EXIT = {
  /** Done; `token status`: valid. */
  ok: 0,
  /** A defect of this program. */
  defect: 1,
  /** The command line can't be understood. */
  usage: 2,
  /** Configuration or a secret is missing or wrong; `token status`: no token. */
  configuration: 3,
  /** The server refused, or the lockout guard did; `token status`: expired or rejected. */
  refused: 4,
  /** No connection or no answer in time; `token status --check`: can't tell. */
  network: 5,
  /** The server failed (5xx). */
  server: 6,
  /** The answer did not match spec or mapping. */
  malformed: 7,
  /** Stdout could not be written, such as on a full disk. */
  output: 8,
  /** Ctrl+C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Signals that end the program, and its exit code then: 128 and the signal's number, as shells count. */
export const SIGNAL_EXITS = { SIGINT: EXIT.interrupted, SIGTERM: 143, SIGHUP: 129 } as const;

export type SignalName = keyof typeof SIGNAL_EXITS;
