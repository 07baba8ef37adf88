import { EXIT, type ExitCode } from './exit-codes.js';

/** The same symbol in all copies of this file: the build puts one copy into the program's first file, and one beside it. */
const BRAND = Symbol.for('token-clients.cli-error');

/** A failure that this program found itself, not the library. The message has no secret in it. */
export class CliError extends Error {
  readonly code: keyof typeof EXIT_BY_CODE;
  readonly exitCode: ExitCode;

  constructor(code: CliError['code'], message: string) {
    super(message);
    this.code = code;
    this.exitCode = EXIT_BY_CODE[code];
  }

  get [BRAND](): true {
    return true;
  }
}

/** Returns whether a value is a {@link CliError}, also one of another copy of the class, where `instanceof` says no. */
export function isCliError(value: unknown): value is CliError {
  return BRAND in Object(value);
}

const EXIT_BY_CODE = {
  usage: EXIT.usage,
  configuration: EXIT.configuration,
  no_token: EXIT.configuration,
  network: EXIT.network,
  interrupted: EXIT.interrupted,
} as const;

/** Creates the error for a command line that can't be understood: exit code 2. */
export function usageError(message: string): CliError {
  return new CliError('usage', message);
}

/** Creates the error for configuration or a secret that is missing or wrong: exit code 3. */
export function configurationError(message: string): CliError {
  return new CliError('configuration', message);
}
