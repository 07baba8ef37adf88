import { EXIT, type ExitCode } from './exit-codes.js';

/** A failure that this program found itself, before or after it spoke to a server. The message holds no secret. */
export class CliError extends Error {
  readonly code: 'usage' | 'configuration' | 'interrupted' | 'token_expired' | 'no_token';
  readonly exitCode: ExitCode;

  constructor(code: CliError['code'], message: string) {
    super(message);
    this.code = code;
    this.exitCode = EXIT_BY_CODE[code];
  }
}

const EXIT_BY_CODE = {
  usage: EXIT.usage,
  configuration: EXIT.configuration,
  no_token: EXIT.configuration,
  token_expired: EXIT.refused,
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
