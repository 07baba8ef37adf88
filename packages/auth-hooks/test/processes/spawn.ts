import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A Node process under test: runs built code, talks in lines. */
export interface TestProcess {
  readonly child: ChildProcess;
  readonly lines: readonly string[];
  /** The first line that starts so, also if it came before. Rejects if the process ends without it. */
  line(start: string): Promise<string>;
  say(line: string): void;
  /** Resolves when the process has ended. */
  readonly ended: Promise<{ code: number | null; signal: string | null }>;
}

/** Starts a script of this folder. `fileSizeLimit` is in blocks, as `ulimit -f` counts them. */
export function startProcess(
  script: string,
  args: readonly string[],
  options: { readonly fileSizeLimit?: number } = {},
): TestProcess {
  const path = fileURLToPath(new URL(script, import.meta.url));
  if (!existsSync(new URL('../../dist/stores/file/file-store.js', import.meta.url))) {
    throw new Error('Processes run built code. Run: npx tsc -b packages/runtime packages/auth-hooks');
  }
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
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', line => {
    lines.push(line);
    for (const look of waiting) look();
  });
  const line = (start: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = lines.find(each => each.startsWith(start));
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
      ended.then(() => reject(new Error(`${script} ended without saying: ${start}`)));
    });
  return { child, lines, line, say: text => child.stdin.write(`${text}\n`), ended };
}
