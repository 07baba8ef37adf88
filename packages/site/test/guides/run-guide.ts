import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../src/build/project.js';
import type { GuideStep } from './guide-steps.js';

/** What a command of a guide printed, beside what the page says. */
export interface Printed {
  readonly commands: string;
  readonly code: number | null;
  readonly stdout: string;
  readonly expected: string | undefined;
}

/**
 * Does what a guide says, in an empty folder. Packages are not installed: the folder lies in the project, where ours and those of
 * others are found.
 *
 * @param env what a reader has set before
 */
export async function runGuide(
  steps: readonly GuideStep[],
  env: Readonly<Record<string, string>> = {},
): Promise<Printed[]> {
  const cache = path.join(projectRoot, 'test/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'guide-'));
  const printed: Printed[] = [];
  try {
    for (const step of steps) {
      if (step.kind === 'save') {
        const file = path.join(folder, step.file);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, step.text);
        continue;
      }
      const commands = step.commands
        .split('\n')
        .filter(line => line !== '' && !line.startsWith('npm install '))
        .join('\n');
      if (commands === '') continue;
      printed.push({ commands, ...(await run(commands, folder, env)), expected: step.prints });
    }
    return printed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(
  commands: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<Pick<Printed, 'code' | 'stdout'>> {
  const bin = path.join(projectRoot, 'node_modules/.bin');
  // The folder that npx looks into is the one above, where the project's own programs are.
  const child = spawn('sh', ['-e', '-c', commands], {
    cwd,
    env: { HOME: cwd, PATH: `${bin}${path.delimiter}${process.env.PATH}`, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  child.stdout.on('data', chunk => {
    stdout += chunk;
  });
  child.stderr.on('data', chunk => {
    stdout += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve({ code, stdout }));
  });
}
