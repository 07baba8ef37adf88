import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';

/**
 * Names this process so that another one on the same machine can tell whether it still runs: this boot of the
 * machine, the container, process id and start time, with dots between.
 *
 * The start time tells apart two processes that had the same id one after the other, as happens in containers, where
 * the first is always 1. In another container the same id means another process.
 */
export function processIdentity(): string {
  identity ??= `${boot()}.${container()}.${process.pid}.${startOf(process.pid)?.ticks ?? 0}`;
  return identity;
}

let identity: string | undefined;

/** Whether the named process is known to be gone. False when nobody here can tell. */
export function isGone(identity: string): boolean {
  const [bootId, containerId, id, ticks] = identity.split('.');
  if (bootId !== boot()) return true;
  if (containerId !== container()) return false;
  const pid = Number(id);
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
  const start = startOf(pid);
  return start !== undefined && (start.state === 'Z' || start.ticks !== ticks);
}

/** State and start time from Linux's /proc; undefined elsewhere. */
function startOf(pid: number): { state: string; ticks: string } | undefined {
  const stat = tryRead(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  // The second field is the program's name in brackets, and may hold blanks and brackets itself.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, ticks] = [fields?.[0], fields?.[19]];
  return state !== undefined && ticks !== undefined ? { state, ticks } : undefined;
}

let bootId: string | undefined;

/** Changes when the machine starts anew; empty where the system does not tell. */
function boot(): string {
  bootId ??= short(tryRead(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1')));
  return bootId;
}

function container(): string {
  return short(tryRead(() => readlinkSync('/proc/self/ns/pid')));
}

function short(text: string | undefined): string {
  return text === undefined ? '' : createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function tryRead(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
