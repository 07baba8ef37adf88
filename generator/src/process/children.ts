import { commandPort } from './command-port.js';
import type { FromThread } from './messages.js';

/**
 * Says that a child runs, and returns what says that it has ended. The process ends the children of a thread that it has to
 * end.
 */
export function announceChild(pid: number | undefined): () => void {
  const port = commandPort();
  if (pid === undefined || port === null) return () => {};
  port.postMessage({ child: pid, isRunning: true } satisfies FromThread);
  return () => port.postMessage({ child: pid, isRunning: false } satisfies FromThread);
}

/** Ends a child that leads a group of its own, with everything in that group. */
export function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
