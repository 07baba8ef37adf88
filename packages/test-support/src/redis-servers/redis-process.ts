import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { onPath, redisProgram } from './program.js';

/** A server process that runs. */
export interface RedisProcess {
  readonly pid: number;
  /** What it wrote so far. */
  readonly log: readonly string[];
  /** Resolves when the process is gone. */
  readonly ended: Promise<void>;
  signal(name: NodeJS.Signals): void;
}

/** What a server writes when clients can connect. */
const READY = /Ready to accept connections|Sentinel ID is/;
const LOG_LINES = 200;

const running = new Set<ChildProcess>();
const directories = new Set<string>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

/** Removes a directory now or, if that comes first, when this process ends. */
export function ownDirectory(directory: string): () => void {
  directories.add(directory);
  return () => {
    rmSync(directory, { recursive: true, force: true });
    directories.delete(directory);
  };
}

/** Starts the server program and waits until clients can connect. It ends with this process, however that ends. */
export async function startRedisProcess(args: readonly string[], directory: string): Promise<RedisProcess> {
  // A server has the machine's clock: tests under another clock show that those of clients do not matter. (libfaketime
  // would also end a program that uses jemalloc.)
  const { LD_PRELOAD: _, ...environment } = process.env;
  const [command = '', ...rest] = [...endsWithParent(), redisProgram(), ...args];
  const child = spawn(command, rest, {
    cwd: directory,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const log: string[] = [];
  const ended = new Promise<void>(resolve => {
    child.once('error', error => {
      log.push(error.message);
      resolve();
    });
    child.once('close', () => resolve());
  }).then(() => void running.delete(child));
  await new Promise<void>((resolve, reject) => {
    const keep = (line: string) => {
      log.push(line);
      if (log.length > LOG_LINES) log.shift();
      if (READY.test(line)) resolve();
    };
    createInterface({ input: child.stdout }).on('line', keep);
    createInterface({ input: child.stderr }).on('line', keep);
    ended.then(() => reject(new Error(`The Redis server did not start:\n${log.join('\n')}`)));
  });
  const parts = [child, child.stdout, child.stderr] as readonly { ref?(): void; unref?(): void }[];
  // It does not keep this process alive, except while it is being ended: its end is waited for.
  for (const part of parts) part.unref?.();
  const signal = (name: NodeJS.Signals) => {
    if (name !== 'SIGSTOP' && name !== 'SIGCONT') for (const part of parts) part.ref?.();
    child.kill(name);
  };
  return { pid: child.pid ?? 0, log, ended, signal };
}

/** The start of a command whose process the kernel kills when this process ends, also by SIGKILL. */
function endsWithParent(): readonly string[] {
  const setpriv = process.platform === 'linux' ? onPath('setpriv') : undefined;
  return setpriv ? [setpriv, '--pdeathsig', 'KILL', '--'] : [];
}
