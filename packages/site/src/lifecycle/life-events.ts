import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { LifeEvent } from './life-event.js';

const PROGRAM = path.resolve(import.meta.dirname, '../../dist/lifecycle/print-life.js');

let events: readonly LifeEvent[] | undefined;

/**
 * Returns what happens in the run that the picture shows. It runs in a process of its own: what else is loaded here may load
 * modules in a thread, and a fake clock does not wait for that.
 */
export function lifeEvents(): readonly LifeEvent[] {
  events ??= JSON.parse(execFileSync(process.execPath, [PROGRAM], { encoding: 'utf8' })) as LifeEvent[];
  return events;
}
