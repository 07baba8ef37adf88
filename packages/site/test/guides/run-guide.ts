import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
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
 * Does what a guide says, in an empty folder. Nothing is installed: the folder has the packages of the project, ours and those of
 * others.
 *
 * @param env what a reader has set before
 */
export async function runGuide(
  steps: readonly GuideStep[],
  env: Readonly<Record<string, string>> = {},
): Promise<Printed[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'guide-'));
  symlinkSync(path.join(projectRoot, 'node_modules'), path.join(folder, 'node_modules'), 'dir');
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
  const settings = {
    HOME: cwd,
    NO_COLOR: '1',
    npm_config_offline: 'true',
    npm_config_update_notifier: 'false',
  };
  const child = spawn('sh', ['-e', '-c', commands], {
    cwd,
    env: { PATH: process.env.PATH, ...settings, ...env },
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
