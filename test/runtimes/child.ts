import { type SpawnOptions, spawn } from 'node:child_process';

/** How a program ended, and all it said. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end. */
export function runToEnd(
  program: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
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
