import { spawn } from 'node:child_process';

/** How a run of the program ended. */
export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly stdin?: string | undefined;
  readonly cwd?: string | undefined;
  /** Called with the process, such as to send it a signal. */
  readonly started?: (child: ReturnType<typeof spawn>) => void;
}

/** The variables that every run gets. Nothing else of this process's environment is passed on. */
export function bareEnv(): Record<string, string> {
  return { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8' };
}

/** Runs a program to its end. */
export function runProgram(file: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const child = spawn(file, args, {
    cwd: options.cwd,
    env: { ...bareEnv(), ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  options.started?.(child);
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  // A program may exit before it reads its input.
  child.stdin.on('error', () => {});
  child.stdin.end(options.stdin ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', exitCode =>
      resolve({ stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString(), exitCode }),
    );
  });
}

/** Runs the program in a Node process. */
export function runCli(bin: string, args: readonly string[], options?: RunOptions): Promise<Ran> {
  return runProgram(process.execPath, [bin, ...args], options);
}
