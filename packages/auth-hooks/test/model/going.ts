import type { StoreRecord } from '../../src/stores/record/record.js';
import type { HeldLease, Process, Run, Setting, StoredPair, World } from './world.js';

/** A step's label, the world after it, and the promise that it breaks. */
export interface Change {
  readonly label: string;
  readonly to: World;
  readonly violation?: string | undefined;
}

export type Owned<At extends Run['at']> = Extract<Run, { at: At }>;

export const idle: Run = { at: 'idle' };

export function withProcess(world: World, index: number, process: Process): World {
  return { ...world, processes: world.processes.map((each, i) => (i === index ? process : each)) };
}

/** Saves a record, and remembers the one before it. */
export function saved(world: World, record: StoreRecord<StoredPair> | undefined): World {
  return record === world.record ? world : { ...world, record, before: world.record };
}

/** Whether a process has a token that is good enough. */
export function isServed(world: World, { token }: Process): boolean {
  return token !== undefined && token.id > world.due;
}

export interface Going {
  readonly setting: Setting;
  readonly world: World;
  readonly index: number;
  readonly process: Process;
}

export function change(
  { world, index, process }: Going,
  label: string,
  run: Run,
  more: Partial<Process> = {},
): Change {
  return { label, to: withProcess(world, index, { ...process, ...more, run }) };
}

export function adopted(world: World): Pick<Process, 'seen' | 'token'> {
  const { epoch, version, fence, payload } = world.record as StoreRecord<StoredPair>;
  return { seen: { epoch, version, fence }, token: payload ?? undefined };
}

/** Goes on after the record changed: asks again, unless the token that was adopted meanwhile is good enough. */
export function onward({ world, process }: Going, owner: string): Run {
  return isServed(world, process) ? idle : { at: 'asking', owner };
}

/** Whether a response that came late under this lease was committed. */
export function hasGone({ seen }: Process, { epoch, version }: HeldLease): boolean {
  return seen?.epoch === epoch && seen.version > version;
}
