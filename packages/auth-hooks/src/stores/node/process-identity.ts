import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type { ProcessState } from '../record/record.js';

/**
 * Names this process so that another one on the same machine can tell whether it still runs: the machine, this boot of
 * it, the container, process id and start time, with dots between.
 *
 * The start time tells apart two processes that had the same id one after the other, as happens in containers, where
 * the first is always 1. In another container the same id means another process, and on another machine as well.
 */
export function processIdentity(): string {
  identity ??= [...place(), process.pid, startOf(process.pid)?.ticks ?? 0].join('.');
  return identity;
}

let identity: string | undefined;

/**
 * Returns what is known of the named process. `unknown` for one of another machine or container, and for one that is
 * stopped: it may go on at any moment, or never.
 */
export function processState(identity: string): ProcessState {
  const [machineId, bootId, containerId, id, ticks] = identity.split('.');
  const [machine, boot, container] = place();
  if (machineId !== machine) return 'unknown';
  if (bootId !== boot) return 'gone';
  if (containerId !== container) return 'unknown';
  const pid = Number(id);
  if (!Number.isSafeInteger(pid) || pid <= 0) return 'unknown';
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, and belongs to another user.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return 'gone';
  }
  const start = startOf(pid);
  if (start === undefined) return ticks === '0' ? 'running' : 'unknown';
  if (start.ticks !== ticks || GONE.includes(start.state)) return 'gone';
  return STOPPED.includes(start.state) ? 'unknown' : 'running';
}

/** States of proc(5): zombie and dead; stopped by a signal or a debugger. */
const GONE = ['Z', 'X', 'x'];
const STOPPED = ['T', 't'];

/** Returns state and start time from Linux's /proc; undefined elsewhere. */
function startOf(pid: number): { state: string; ticks: string } | undefined {
  const stat = tryRead(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  // The second field is the program's name in brackets, which may itself have blanks and brackets.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, ticks] = [fields?.[0], fields?.[19]];
  return state !== undefined && ticks !== undefined ? { state, ticks } : undefined;
}

/** This machine, this boot of it and this container, each as a short hash; empty where the system does not say. */
function place(): readonly [machine: string, boot: string, container: string] {
  if (!here) {
    const boot = short(tryRead(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1')));
    // Machines made from one image may share an id, so the name counts as well. Where the system gives no id, as in many
    // containers, this boot takes its place: after a restart nothing is known of earlier processes.
    const machineId = tryRead(() => readFileSync('/etc/machine-id', 'latin1')) || boot;
    const container = short(tryRead(() => readlinkSync('/proc/self/ns/pid')));
    here = [short(`${machineId} ${hostname()}`), boot, container];
  }
  return here;
}

let here: ReturnType<typeof place> | undefined;

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
