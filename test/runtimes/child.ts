import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

/** How a program ended, and all it said. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** It only ends a program that hangs, so it is far more than any needs. */
const LIMIT_MS = 600_000;

/** Runs a program to its end. */
export function runToEnd(
  program: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const limit = { timeout: LIMIT_MS, killSignal: 'SIGKILL' } as const;
    const child = spawn(program, args, { ...limit, ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    child.stdout?.setEncoding('utf8').on('data', chunk => {
      said.stdout += chunk;
    });
    child.stderr?.setEncoding('utf8').on('data', chunk => {
      said.stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', code => resolve({ code, ...said }));
  });
}

/** A program's output. Rejects with what it said when it fails. */
export async function outputOf(
  program: string,
  args: readonly string[],
  options?: SpawnOptions,
): Promise<string> {
  const { code, stdout, stderr } = await runToEnd(program, args, options);
  if (code === 0) return stdout;
  throw new Error(`exit code ${code}: ${shortened(`${stderr}\n${stdout}`)}`);
}

/** The end of a long output, where programs say what went wrong. */
export function shortened(output: string): string {
  const text = output.trim();
  return text.length > 2000 ? `... ${text.slice(-2000)}` : text;
}

/** A program that runs on. `await using` ends it, with all the processes it has started. */
export interface Running extends AsyncDisposable {
  readonly child: ChildProcess;
  /** Rejects when the program ends, which it should not do by itself. Never resolves. */
  readonly endedEarly: Promise<never>;
}

/** Its groups do not get the signals of a terminal, so they are ended with this process. */
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach(killGroup));

/** Starts a program in a process group of its own, since some are scripts that start the real one. */
export function start(program: string, args: readonly string[], options: SpawnOptions = {}): Running {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, ...options });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', chunk => {
      said += chunk;
    });
  }
  const ended = new Promise<Error>(resolve => {
    child.once('error', resolve);
    child.once('close', code => resolve(new Error(`it ended with exit code ${code}: ${shortened(said)}`)));
  });
  const endedEarly = ended.then(error => Promise.reject(error));
  // When it is ended on purpose, no test may be waiting for it any more.
  endedEarly.catch(() => undefined);
  return {
    child,
    endedEarly,
    async [Symbol.asyncDispose]() {
      killGroup(child);
      await ended;
      running.delete(child);
    },
  };
}

function killGroup({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch (error) {
    // It ended by itself a moment ago.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
