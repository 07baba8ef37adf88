import { spawn } from 'node:child_process';
import { configurationError } from '../cli-error.js';
import type { Io } from '../io.js';
import type { Inputs } from './inputs.js';

/** Where a secret is kept. */
export type Reference =
  | { readonly kind: 'env' | 'file' | 'command'; readonly target: string }
  | { readonly kind: 'stdin' };

/** A command that reads a secret may call this program for another provider, up to this depth. */
const MAX_DEPTH = 3;
const COMMAND_LIMIT_MS = 60_000;

/** Parses `env:NAME`, `file:PATH`, `command:LINE` or `-`; undefined for any other string. */
export function parseReference(text: string): Reference | undefined {
  if (text === '-') return { kind: 'stdin' };
  const [, kind, target] = /^(env|file|command):([\s\S]+)$/.exec(text) ?? [];
  return kind === undefined || target === undefined ? undefined : { kind: kind as 'env', target };
}

/** Describes a reference without showing a secret. */
export function describeReference(reference: Reference): string {
  if (reference.kind === 'stdin') return 'stdin';
  // A command line may contain a secret.
  return reference.kind === 'command' ? 'a command' : `${reference.kind}:${reference.target}`;
}

/** Makes the path of a reference absolute. */
export function placeOf(reference: Reference, inputs: Inputs, base?: string): Reference {
  return reference.kind === 'file'
    ? { kind: 'file', target: inputs.path(reference.target, base) }
    : reference;
}

/**
 * Reads the secret that a reference points to, without a byte order mark or line ends ({@link secretText}).
 *
 * @param what name of the value, for messages
 * @param base where relative paths start
 * @throws {CliError} `configuration` when it is missing, empty or can't be read
 */
export async function readReference(
  reference: Reference,
  what: string,
  io: Io,
  inputs: Inputs,
  base?: string,
): Promise<string> {
  const text = await textOf(reference, what, io, inputs, base);
  const value = text && secretText(text, `${what} (${describeReference(reference)})`);
  if (value) return value;
  throw configurationError(
    `${what}: ${describeReference(reference)} is missing or empty. Set it, or name another place.`,
  );
}

async function textOf(
  reference: Reference,
  what: string,
  io: Io,
  inputs: Inputs,
  base: string | undefined,
): Promise<string | undefined> {
  switch (reference.kind) {
    case 'stdin':
      if (io.stdin.isTerminal)
        throw configurationError(`${what}: stdin is a terminal. Pipe the value into it.`);
      return Buffer.from(await io.stdin.read()).toString('utf8');
    case 'env':
      return inputs.env(reference.target);
    case 'file':
      return readSecretFile(inputs, inputs.path(reference.target, base), what);
    case 'command':
      return runCommand(reference.target, what, io);
  }
}

/**
 * Reads a file with a secret.
 *
 * @throws {CliError} `configuration` when it does not exist or can't be read
 */
export function readSecretFile(inputs: Inputs, path: string, what: string): string {
  let text: string | undefined;
  try {
    text = inputs.file(path);
  } catch (error) {
    throw configurationError(`${what}: ${path} can't be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  if (text === undefined) throw configurationError(`${what}: ${path} does not exist.`);
  return text;
}

function runCommand(line: string, what: string, io: Io): Promise<string> {
  const depth = Number(io.env.TOKEN_CLIENTS_DEPTH ?? 0) || 0;
  if (depth >= MAX_DEPTH)
    throw configurationError(
      `${what}: its command calls token-clients, which calls the command again. Use another command.`,
    );
  const child = spawn(line, {
    shell: true,
    cwd: io.directory,
    env: { ...io.env, TOKEN_CLIENTS_DEPTH: String(depth + 1) },
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: COMMAND_LIMIT_MS,
    signal: io.signal,
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    const fail = (how: string) => reject(configurationError(`${what}: its command failed (${how}).`));
    child.on('error', error =>
      io.signal.aborted ? reject(io.signal.reason) : fail((error as NodeJS.ErrnoException).code ?? 'unknown'),
    );
    child.on('close', (code, signal) =>
      code === 0 ? resolve(Buffer.concat(chunks).toString('utf8')) : fail(signal ?? `exit ${code}`),
    );
  });
}

/**
 * Removes what editors and shells add to a secret: a byte order mark at the start and line ends at the end.
 *
 * @param where where it was read, for the message
 * @throws {CliError} `configuration` when it contains NUL or U+FFFD: then it is not UTF-8, and sending it would use up
 * one of the attempts before an account is locked
 */
export function secretText(text: string, where: string): string {
  if (/[\0\ufffd]/.test(text))
    throw configurationError(
      `${where} is not UTF-8 text; nothing was sent. PowerShell's ">" may have written it as UTF-16: save it as UTF-8, such as with Set-Content -Encoding utf8.`,
    );
  return text.replace(/^\ufeff/, '').replace(/[\r\n]+$/, '');
}
