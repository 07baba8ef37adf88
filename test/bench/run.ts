import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MEMORY_FILE } from './report-memory.js';

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a program to its end and returns how many seconds that took, from start to exit.
 *
 * @throws Error with the end of its output if it fails
 */
export async function secondsOf(
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<number> {
  const started = performance.now();
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && command === 'npm',
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-2000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`${command} ${args.slice(0, 3).join(' ')} ended with ${code}: ${output}`);
  return seconds;
}

/** What one run of a program took. */
export interface Run {
  readonly seconds: number;
  /** The most memory that one of its Node processes had resident, in MB. */
  readonly peakMb: number;
}

/**
 * Runs a program of Node to its end, and measures what it took.
 *
 * @throws Error with the end of its output if it fails
 */
export async function measuredRun(
  node: string,
  args: readonly string[],
  { cwd, env }: RunOptions,
): Promise<Run> {
  const file = join(cwd, '.peak-memory');
  rmSync(file, { force: true });
  const report = new URL('./report-memory.js', import.meta.url).href;
  // Not as an argument: programs of Node start others.
  const seconds = await secondsOf(node, args, {
    cwd,
    env: { ...env, NODE_OPTIONS: `--import ${report}`, [MEMORY_FILE]: file },
  });
  const peaks = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(Number) : [];
  return { seconds, peakMb: Math.max(...(peaks.length > 0 ? peaks : [Number.NaN])) / 1024 };
}
