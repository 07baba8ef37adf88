import { spawn, spawnSync } from 'node:child_process';
import { bareEnv } from './run-cli.js';

/** `script` of util-linux gives a program a terminal. */
export const hasTerminal = /util-linux/.test(
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '',
);

/** Something to do when the screen shows a string, after the strings of all earlier steps. */
export interface TerminalStep {
  readonly after: string;
  /** Keys to type. */
  readonly type?: string;
  readonly act?: () => void;
}

export const KEYS = {
  enter: '\r',
  left: '\x1b[D',
  up: '\x1b[A',
  ctrlC: '\x03',
  ctrlD: '\x04',
  ctrlU: '\x15',
};

/** Runs a line of sh with a terminal for stdin, stdout and stderr. Nothing is typed before it is asked for. */
export function onTerminal(
  line: string,
  env: Readonly<Record<string, string>>,
  steps: readonly TerminalStep[],
): Promise<{ readonly screen: string; readonly exitCode: number | null }> {
  const child = spawn('script', ['-qec', line, '/dev/null'], {
    env: { ...bareEnv(), TERM: 'xterm', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let screen = '';
  let seen = 0;
  const left = [...steps];
  child.stdout.setEncoding('utf8').on('data', (more: string) => {
    screen += more;
    for (let [step] = left; step; [step] = left) {
      const at = screen.indexOf(step.after, seen);
      if (at < 0) break;
      seen = at + step.after.length;
      left.shift();
      if (step.type !== undefined) child.stdin.write(step.type);
      step.act?.();
    }
  });
  child.stdin.on('error', () => {});
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', exitCode => {
      child.stdin.end();
      if (left.length > 0)
        reject(new Error(`The screen never showed ${JSON.stringify(left[0]?.after)}:\n${screen}`));
      else resolve({ screen, exitCode });
    });
  });
}
