import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A Node process under test, which talks in lines. */
export interface TestProcess {
  readonly child: ChildProcess;
  readonly lines: readonly string[];
  /** The first line that starts so, also if it came before. Rejects if the process ends without it. */
  line(start: string): Promise<string>;
  /** Calls back with each line, also with those that came before. Returns what ends it. */
  onLine(listener: (line: string) => void): () => void;
  say(line: string): void;
  /** Resolves when the process has ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
}

/** Starts a script. `fileSizeLimit` is in blocks, as `ulimit -f` counts them. */
export function startScript(
  path: string,
  args: readonly string[],
  options: { readonly fileSizeLimit?: number | undefined } = {},
): TestProcess {
  const node = [process.execPath, path, ...args];
  const limited = ['-c', `ulimit -f ${options.fileSizeLimit}; exec "$@"`, 'sh', ...node];
  const [command = '', ...rest] = options.fileSizeLimit === undefined ? node : ['sh', ...limited];
  const child = spawn(command, rest, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<{ code: number | null; signal: string | null }>(resolve => {
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  // A process that is killed closes the pipe under us.
  child.stdin.on('error', () => {});

  const lines: string[] = [];
  const listeners = new Set<(line: string) => void>();
  createInterface({ input: child.stdout }).on('line', line => {
    lines.push(line);
    for (const listener of listeners) listener(line);
  });
  const onLine = (listener: (line: string) => void) => {
    listeners.add(listener);
    for (const line of lines) listener(line);
    return () => void listeners.delete(listener);
  };
  const line = (start: string) =>
    new Promise<string>((resolve, reject) => {
      const stop = onLine(line => {
        if (line.startsWith(start)) resolve(line);
      });
      ended.then(() => {
        stop();
        reject(new Error(`${path} ended without saying: ${start}`));
      });
    });
  return { child, lines, line, onLine, say: line => child.stdin.write(`${line}\n`), ended };
}
