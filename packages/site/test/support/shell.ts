import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../src/build/project.js';

/** How a script ended. */
export interface RanScript {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A home of its own in which `token-clients` is installed. */
export interface Shell extends Disposable {
  /** Runs a script with these variables, and nothing of this process's environment but the path. */
  run(shell: string, script: string, variables?: Readonly<Record<string, string>>): Promise<RanScript>;
}

/** Makes a home and a shell in it. */
export function newShell(): Shell {
  const home = mkdtempSync(path.join(tmpdir(), 'shell-'));
  symlinkSync(path.join(projectRoot, 'packages/cli/bin/token-clients.js'), path.join(home, 'token-clients'));
  // The Node of this process is the one that the script finds first.
  const search = [home, path.dirname(process.execPath), process.env.PATH].join(path.delimiter);
  return {
    run: (shell, script, variables = {}) =>
      new Promise(resolve => {
        const env = { PATH: search, HOME: home, LC_ALL: 'C.UTF-8', ...variables };
        execFile(shell, ['-c', script], { env, cwd: home }, (error, stdout, stderr) =>
          resolve({ exitCode: error ? Number(error.code ?? -1) : 0, stdout, stderr }),
        );
      }),
    [Symbol.dispose]: () => rmSync(home, { recursive: true, force: true }),
  };
}
