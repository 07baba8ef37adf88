import { isTokenClientError, redactor, type TokenClientErrorCode } from '@token-clients/runtime';
import { wantsJson } from './args.js';
import { type CliError, isCliError } from './cli-error.js';
import { type Command, helpLine, PROGRAM, usageLine } from './command.js';
import { explanationOf } from './connection/explain-failure.js';
import { EXIT, EXIT_BY_CODE, type ExitCode } from './exit-codes.js';
import type { Io } from './io.js';
import { colours } from './output/colours.js';
import { isCredentialFailure } from './token/credential-failure.js';

/** A failure as it is shown. */
export interface Failure {
  readonly code: TokenClientErrorCode | CliError['code'] | 'internal';
  readonly message: string;
  readonly exitCode: ExitCode;
  readonly status?: number;
  readonly serverCode?: string;
}

interface Report {
  readonly io: Io;
  readonly command: Command;
  readonly secrets: readonly string[];
  /** The notes of the run, for the JSON object. */
  readonly notes: readonly string[];
}

/** Writes an error to stderr, as text or as one JSON object, and returns the exit code. */
export function reportError(error: unknown, { io, command, secrets, notes }: Report): ExitCode {
  const failure = describeError(error, io.signal);
  const redact = redactor({ values: secrets });
  // Other messages have no secret in them, and a very short secret would redact them as a whole.
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
    io.stderr.write(`Usage: ${usageLine(command)}\nRun "${helpLine(command)}" for its flags.\n`);
  }
  if (failure.code === 'internal' && io.args.includes('--debug'))
    io.stderr.write(`${redact.text(error instanceof Error ? (error.stack ?? '') : '')}\n`);
  return failure.exitCode;
}

/** Returns what an error means to the user and to a shell. */
export function describeError(thrown: unknown, signal?: AbortSignal): Failure {
  const error = originOf(thrown);
  if (isCliError(error)) return error;
  if (signal?.aborted) return { code: 'interrupted', message: 'Interrupted.', exitCode: EXIT.interrupted };
  if (!isTokenClientError(error)) {
    const message = error instanceof Error ? error.message : String(error);
    return { code: 'internal', message: `This is a defect of ${PROGRAM}: ${message}`, exitCode: EXIT.defect };
  }
  const { code, message } = error;
  const rejected = isCredentialFailure(error) ? EXIT.rejected : undefined;
  if (error.code !== 'error_response')
    return { code, message, exitCode: rejected ?? EXIT_BY_CODE[error.code] };
  const { status, serverCode } = error;
  return {
    code,
    message,
    exitCode: rejected ?? (status >= 500 ? EXIT.server : EXIT.rejected),
    status,
    ...(serverCode !== undefined && { serverCode }),
  };
}

/** Returns what this program itself threw inside the library, which only says that a credential or a connection failed. */
function originOf(error: unknown): unknown {
  if (!isTokenClientError(error)) return error;
  if (error.code === 'configuration') {
    const { option, thrown } = error;
    // Without an option it may be what `fetch` threw, which says less than the library.
    return option !== undefined || isCliError(thrown) || isTokenClientError(thrown)
      ? (thrown ?? error)
      : error;
  }
  return error.code === 'network' ? (explanationOf(error.thrown) ?? error) : error;
}
