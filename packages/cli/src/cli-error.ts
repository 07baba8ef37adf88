import { EXIT_BY_CODE, type ExitCode } from './exit-codes.js';

/** The same symbol in all copies of this file: the build puts one copy into the program's first file, and one beside it. */
const BRAND = Symbol.for('token-clients.cli-error');

/** What a {@link CliError} can be about. */
type CliErrorCode = 'usage' | 'configuration' | 'no_token' | 'locked' | 'network' | 'interrupted';

/** A failure that this program found itself, not the library. The message has no secret in it. */
export class CliError extends Error {
  readonly code: CliErrorCode;
  readonly exitCode: ExitCode;

  constructor(code: CliErrorCode, message: string) {
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

/** Creates the error for a command line that can't be understood: exit code 2. */
export function usageError(message: string): CliError {
  return new CliError('usage', message);
}

/** Creates the error for configuration or a secret that is missing or wrong: exit code 3. */
export function configurationError(message: string): CliError {
  return new CliError('configuration', message);
}
