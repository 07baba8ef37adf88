import type { TokenClientErrorCode } from '@token-clients/runtime';

/** The exit codes of the program. They never change, because scripts depend on them. */
export const EXIT = {
  /** Done; `token status`: valid. */
  ok: 0,
  /** A defect of this program. */
  defect: 1,
  /** The command line can't be understood. */
  usage: 2,
  /** Configuration or a secret is missing or wrong; `token status`: no token. */
  configuration: 3,
  /** The server rejected the request, or the guard against lock-outs did; `token status`: expired or rejected. */
  rejected: 4,
  /** No connection, no response in time, or a pause after a failure; `token status --check`: unknown. */
  network: 5,
  /** The server failed (5xx). */
  server: 6,
  /** The response does not match the spec. */
  malformed: 7,
  /** Writing to stdout failed, such as on a full disk. */
  output: 8,
  /** Ctrl+C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit code for each code of an error of the library, except `error_response`, where the response decides. */
const EXIT_BY_LIBRARY_CODE: Readonly<Record<Exclude<TokenClientErrorCode, 'error_response'>, ExitCode>> = {
  malformed_response: EXIT.malformed,
  network: EXIT.network,
  timeout: EXIT.network,
  configuration: EXIT.configuration,
  locked: EXIT.rejected,
  cooling_down: EXIT.network,
  reauthentication_required: EXIT.rejected,
  store_unavailable: EXIT.configuration,
  closed: EXIT.defect,
};

/** The exit code for each code of an error. */
export const EXIT_BY_CODE = {
  ...EXIT_BY_LIBRARY_CODE,
  usage: EXIT.usage,
  no_token: EXIT.configuration,
  interrupted: EXIT.interrupted,
  internal: EXIT.defect,
} as const;

/** The signals that end the program, each with its exit code: 128 plus the signal's number, as in shells. */
export const SIGNAL_EXITS = { SIGINT: EXIT.interrupted, SIGTERM: 143, SIGHUP: 129 } as const;

export type SignalName = keyof typeof SIGNAL_EXITS;
