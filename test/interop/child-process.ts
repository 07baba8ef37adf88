import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../mock/project-root.js';

/** How a program ended, and all it said. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Programs in TypeScript, bundled into a folder of their own. `await using` removes it. */
export async function programs(...files: readonly string[]) {
  const root = projectRoot();
  // Inside the project, so that what stays outside of the bundle is found.
  const cache = path.join(root, 'test/.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(path.join(cache, 'programs-'));
  await build({
    entryPoints: files.map(file => path.join(root, file)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    // `await using` is newer than the oldest Node that we support.
    target: 'node20',
    entryNames: '[name]',
    logLevel: 'silent',
  });

  const run = (name: string, env: Readonly<Record<string, string>>) =>
    new Promise<Ended>((resolve, reject) => {
      const child = spawn(process.execPath, [path.join(folder, `${name}.mjs`)], {
        env: { PATH: process.env.PATH, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let [stdout, stderr] = ['', ''];
      child.stdout.on('data', chunk => {
        stdout += chunk;
      });
      child.stderr.on('data', chunk => {
        stderr += chunk;
      });
      child.on('error', reject);
      child.on('close', code => resolve({ code, stdout, stderr }));
    });
  const remove = () => rm(folder, { recursive: true, force: true });
  return { run, folder, remove, [Symbol.asyncDispose]: remove };
}
