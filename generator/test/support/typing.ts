import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** `script` of util-linux gives a program a terminal. */
export const hasTerminal = /util-linux/.test(
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '',
);

/** Runs a command of this Node at a terminal, and types keys once it asks for a number. */
export async function typing(
  keys: string,
  command: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<{ readonly code: number; readonly screen: string }> {
  const child = spawn('script', ['-qec', [process.execPath, ...command].join(' '), '/dev/null'], {
    cwd,
    env: { ...env, PATH: process.env.PATH, TERM: 'xterm' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let screen = '';
  let isTyped = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
    if (isTyped || !screen.includes('[1]: ')) return;
    isTyped = true;
    child.stdin.write(keys);
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, screen };
}
