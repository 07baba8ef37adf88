import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** How much processor time a command may need to end. */
const OWN_MS = 250;

/** Takes that much processor time to end, and does nothing else. */
const PROGRAM = `
process.stdin.on('end', () => process.exit(1)).resume();
process.on('SIGINT', () => {
  const before = process.cpuUsage();
  for (let spent = 0; spent < ${OWN_MS * 1000}; ) {
    const { user, system } = process.cpuUsage(before);
    spent = user + system;
  }
  process.exit(0);
});
console.log('ready');
`;

/** How a process has ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly ms: number;
  /** How long a second is on a machine that is as busy as it was then. */
  readonly secondMs: number;
}

/**
 * Starts a program that does next to nothing, and returns what ends a process by a signal. Both get one at the same moment: as
 * late as that program ends because the machine is busy, as late the process may end.
 */
export async function startYardstick(): Promise<
  (child: ChildProcess, signal: NodeJS.Signals) => Promise<Ending>
> {
  const yardstick = spawn(process.execPath, ['-e', PROGRAM], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(yardstick.stdout, 'data');
  return async (child, signal) => {
    const started = performance.now();
    const ended = async (one: ChildProcess) => {
      const [code, by] = await once(one, 'exit');
      return { code, signal: by, ms: performance.now() - started };
    };
    const endings = Promise.all([ended(child), ended(yardstick)]);
    child.kill(signal);
    yardstick.kill('SIGINT');
    const [ending, measured] = await endings;
    return { ...ending, secondMs: 1000 - OWN_MS + measured.ms };
  };
}
