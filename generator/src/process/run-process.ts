import { spawn } from 'node:child_process';
import { interrupted } from '../errors.js';
import { announceChild, endGroup } from './children.js';

/** How a child process ended. */
export interface ProcessResult {
  readonly code: number | null;
  /** The signal that ended it, if one did. */
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** True when `timeoutMs` passed and we ended it. */
  readonly timedOut: boolean;
}

export interface ProcessOptions {
  readonly cwd?: string | undefined;
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** Ends the child, and what it has started, at once; the promise then rejects with `interrupted`. */
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
  /** Called with everything the child wrote to stdout so far. */
  readonly onStdout?: ((text: string) => void) | undefined;
}

const KEPT_OUTPUT = 1_000_000;

/**
 * Runs one program to its end, without a shell, and keeps what it wrote.
 *
 * Neither the child nor what it has started outlives an abort or a timeout. A non-zero exit code is a result, not an error.
 *
 * @throws {GenerateError} `interrupted` when `signal` fires
 * @throws {Error} `ENOENT` or `EACCES` when the program can't be started
 */
export function runProcess(
  command: string,
  args: readonly string[],
  options: ProcessOptions = {},
): Promise<ProcessResult> {
  const { cwd, env, signal, timeoutMs, onStdout } = options;

  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(interrupted());
      return;
    }

    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      // In a group of its own, it can be ended with all that it has started.
      detached: process.platform !== 'win32',
      // A .cmd file (mvn, npm on Windows) starts only through the shell; our arguments hold no shell characters.
      shell: process.platform === 'win32' && command.endsWith('.cmd'),
    });
    let stdout = '';
    let stderr = '';
    let timedOut = false;

    const childEnded = announceChild(child.pid);
    const kill = () => endGroup(child.pid);
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            kill();
          }, timeoutMs);
    const settle = (act: () => void) => {
      childEnded();
      clearTimeout(timer);
      signal?.removeEventListener('abort', kill);
      act();
    };

    signal?.addEventListener('abort', kill, { once: true });
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout = (stdout + text).slice(-KEPT_OUTPUT);
      onStdout?.(stdout);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-KEPT_OUTPUT);
    });
    child.on('error', error => settle(() => reject(signal?.aborted ? interrupted() : error)));
    child.on('close', (code, killedBy) =>
      settle(() =>
        signal?.aborted
          ? reject(interrupted())
          : resolve({ code, signal: killedBy, stdout, stderr, timedOut }),
      ),
    );
  });
}
