import { isTokenClientError, redactor, type TokenClientErrorCode } from '@token-clients/runtime';
import { wantsJson } from './args.js';
import { type CliError, isCliError } from './cli-error.js';
import { type Command, PROGRAM, usageLine } from './command.js';
import { explanationOf } from './connection/explain-failure.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import type { Io } from './io.js';
import { colours } from './output/colours.js';
import { isCredentialFailure } from './token/credential-failure.js';

/** A failure as it is shown. `code` is one of the library's, or `usage`, `interrupted`, `no_token`, `output`, `internal`. */
export interface Failure {
  readonly code: TokenClientErrorCode | CliError['code'] | 'internal';
  readonly message: string;
  readonly exitCode: ExitCode;
  readonly status?: number;
  readonly serverCode?: string;
}

interface Where {
  readonly io: Io;
  readonly command: Command;
  readonly secrets: readonly string[];
  /** What was noted on the way; part of the JSON object. */
  readonly notes: readonly string[];
}

/** Tells a failure on stderr, as text or as one JSON object, and returns the exit code. */
export function tellFailure(thrown: unknown, { io, command, secrets, notes }: Where): ExitCode {
  const error = shownInPlaceOf(thrown);
  const failure = describeFailure(error, io.signal);
  const redact = redactor({ values: secrets });
  // A whole text is hidden when a known secret is very short, and then it would say nothing at all.
  const message = failure.code === 'internal' ? redact.text(failure.message) : failure.message;
  if (wantsJson(io.args)) {
    const shown = {
      code: failure.code,
      message,
      exit_code: failure.exitCode,
      ...(failure.status !== undefined && { status: failure.status }),
      ...(failure.serverCode !== undefined && { server_code: failure.serverCode }),
      ...(notes.length > 0 && { notes }),
    };
    io.stderr.write(`${JSON.stringify({ error: shown })}\n`);
    return failure.exitCode;
  }
  const { red } = colours(io.stderr, io.env);
  io.stderr.control(red('error:'));
  io.stderr.write(` ${message}\n`);
  if (failure.exitCode === EXIT.usage) {
    const path = [PROGRAM, ...command.path].join(' ');
    io.stderr.write(`Usage: ${usageLine(command)}\nRun "${path} --help" for its flags.\n`);
  }
  if (failure.code === 'internal' && io.args.includes('--debug'))
    io.stderr.write(`${redact.text(error instanceof Error ? (error.stack ?? '') : '')}\n`);
  return failure.exitCode;
}

/** The library's error only says that a credential or a connection failed: what this program threw there says why. */
function shownInPlaceOf(error: unknown): unknown {
  if (!isTokenClientError(error)) return error;
  if (error.code === 'configuration') return error.thrown ?? error;
  return error.code === 'network' ? (explanationOf(error.thrown) ?? error) : error;
}

/** What a failure means to a shell. */
export function describeFailure(thrown: unknown, signal?: AbortSignal): Failure {
  const error = shownInPlaceOf(thrown);
  if (isCliError(error)) return error;
  if (signal?.aborted) return { code: 'interrupted', message: 'Interrupted.', exitCode: EXIT.interrupted };
  if (!isTokenClientError(error)) {
    const message = error instanceof Error ? error.message : String(error);
    return {
      code: 'internal',
      message: `This is a defect of ${PROGRAM}: ${message}`,
      exitCode: EXIT.defect,
    };
  }
  const { code } = error;
  // The library's word for it is a method; here it is a command.
  const message = error.message.replace(/^([\w-]+)(:.*)call reset\(\)/, `$1$2run: ${PROGRAM} token reset $1`);
  const refused = isCredentialFailure(error) ? EXIT.rejected : undefined;
  if (error.code !== 'error_response')
    return { code, message, exitCode: refused ?? EXIT_BY_CODE[error.code] };
  const { status, serverCode } = error;
  return {
    code,
    message,
    exitCode: refused ?? (status >= 500 ? EXIT.server : EXIT.rejected),
    status,
    ...(serverCode !== undefined && { serverCode }),
  };
}

const EXIT_BY_CODE: Readonly<Record<Exclude<TokenClientErrorCode, 'error_response'>, ExitCode>> = {
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
