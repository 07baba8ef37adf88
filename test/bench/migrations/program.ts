import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../mock/project-root.js';

/** How one call of a program ended. */
export interface Outcome {
  readonly ok: boolean;
  /** What the program threw, in a line. */
  readonly error?: string;
  /** The error as a log would print it, with all that hangs on it. */
  readonly printed?: string;
}

/** A running program whose one exported function calls an API. */
export interface Program {
  /** Calls it so many times at once. */
  call(times?: number): Promise<readonly Outcome[]>;
  /** Lets time pass for the program. */
  advance(ms: number): Promise<void>;
  /** What it has printed so far, to stdout and stderr. */
  printed(): string;
  end(): Promise<void>;
}

/** Starts a program in a folder of its own or in the same one as an earlier process. */
export type StartProgram = (env: Readonly<Record<string, string>>, folder: string) => Promise<Program>;

export type ChildRequest =
  | { readonly kind: 'call'; readonly times: number }
  | { readonly kind: 'advance'; readonly ms: number };

/** Built code, also where a test runs the sources. */
const script = join(projectRoot(), 'test', 'dist', 'bench', 'migrations', 'child.js');

const LIMIT_MS = 60_000;

/** Starts a JavaScript program in a process of its own, by {@link ./child.ts}. */
export function startModule(file: string): StartProgram {
  return async (env, folder) => {
    const child = fork(script, [file], {
      execArgv: [],
      cwd: folder,
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', data => (printed += String(data)));
    const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
    const ask = <Reply>(request: ChildRequest) =>
      new Promise<Reply>((resolve, reject) => {
        const limit = setTimeout(reject, LIMIT_MS, new Error(`${file}: no reply in ${LIMIT_MS / 1000} s`));
        child.once('message', reply => {
          clearTimeout(limit);
          resolve(reply as Reply);
        });
        child.send(request);
      });
    return {
      call: (times = 1) => ask<readonly Outcome[]>({ kind: 'call', times }),
      async advance(ms) {
        await ask({ kind: 'advance', ms });
      },
      printed: () => printed,
      async end() {
        child.disconnect();
        await ended;
      },
    };
  };
}

/** Runs something in a new folder that is removed afterwards. */
export async function inNewFolder<Result>(run: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'migration-'));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
