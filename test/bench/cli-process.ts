import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../mock/project-root.js';

/** A run of the built command line. */
export interface CliProcess {
  /** Resolves when it has ended. */
  readonly ended: Promise<{
    readonly exitCode: number | null;
    readonly seconds: number;
    readonly stderr: string;
  }>;
  signal(name: NodeJS.Signals): void;
}

const program = join(projectRoot(), 'packages', 'cli', 'bin', 'token-clients.js');

/** Starts `token-clients` with this environment and no other. */
export function startCli(args: readonly string[], env: Readonly<Record<string, string>>): CliProcess {
  const started = performance.now();
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return {
    ended: new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', exitCode => {
        resolve({ exitCode, seconds: (performance.now() - started) / 1000, stderr });
      });
    }),
    signal: name => void child.kill(name),
  };
}

/** Environment variables that point the command line to a stand-in for Equinix. */
export function equinixEnvironment(url: string, clientSecret = 'fake-client-secret') {
  return {
    EQUINIX_ACCESS_TOKEN_BASE_URL: url,
    EQUINIX_CLIENT_ID: 'fake-client-id',
    EQUINIX_CLIENT_SECRET: clientSecret,
  };
}

/** A home directory of its own, so a store of its own. `using` removes it. */
export function temporaryHome(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'token-clients-bench-home-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
