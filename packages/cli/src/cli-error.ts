import { EXIT, type ExitCode } from './exit-codes.js';

/** Shared by all copies of this file: the build puts one into the first file of the program, and one beside it. */
const BRAND = Symbol.for('token-clients.cli-error');

/** A failure that this program found itself, before or after it spoke to a server. The message holds no secret. */
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

/** Tells whether a value is a {@link CliError}, also of another copy of the class, where `instanceof` says no. */
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

/** The command line can't be understood: exit 2. */
export function usageError(message: string): CliError {
  return new CliError('usage', message);
}

/** Configuration or a secret is missing or wrong: exit 3. */
export function configurationError(message: string): CliError {
  return new CliError('configuration', message);
}
