import {
  type RecordStep,
  recordStore,
  type Store,
  type StoredToken,
  type StoreRecord,
} from '@token-clients/auth-hooks/store';
import { StoreUnavailableError } from '@token-clients/runtime';
import { drawnMs } from './drawn-ms.js';
import type { SimulatedProcess } from './simulated-process.js';
import type { VirtualTime } from './virtual-time.js';

/** The steps of the protocol, each one script of the server. */
export type StepName = Exclude<keyof Store, 'name' | 'leaseMs' | 'hardTimeoutMs' | 'watch'>;

const STEPS: readonly StepName[] = [
  'read',
  'begin',
  'markSent',
  'renew',
  'commit',
  'fail',
  'release',
  'restore',
  'clear',
];
/** Steps after which those who wait may go on. */
const HINTED: readonly StepName[] = ['commit', 'fail', 'release', 'restore', 'clear'];

export interface RedisOptions {
  readonly random: () => number;
  /** What the one thread of the server takes for one script, its command and its reply. */
  readonly serviceMs: number;
  /** What it takes for each subscriber of a message. */
  readonly publishMs: number;
  /** One way through the network, at least and on average beyond that. */
  readonly latencyMs: readonly [least: number, meanTail: number];
  /** Time limit of one step in the client. */
  readonly timeoutMs: number;
  readonly hints: boolean;
  readonly leaseMs?: number | undefined;
  readonly hardTimeoutMs?: number | undefined;
  /** Changes the rules of the protocol, to see what they are good for. */
  readonly rules?: Rules | undefined;
  /** Sees each step where it is executed. */
  readonly executed?: ((step: ExecutedStep) => void) | undefined;
}

/** Returns how a step decides in the place of how it decides in the product. */
export type Rules = <Result>(
  name: StepName,
  input: unknown,
  decide: RecordStep<StoredToken, Result>,
) => RecordStep<StoredToken, Result>;

export interface ExecutedStep {
  readonly name: StepName;
  readonly process: SimulatedProcess;
  readonly input: unknown;
  readonly result: unknown;
}

/**
 * One Redis: it executes one script at a time, in the order in which they arrive, and each decides by the shipped code.
 * Steps queue when they come faster than it executes them.
 */
export class SimulatedRedis {
  /** Executed steps by name. */
  readonly counts = new Map<string, number>();
  /** Executed steps, and milliseconds of work, in each second. */
  readonly perSecond: number[] = [];
  readonly workPerSecond: number[] = [];
  longestQueueMs = 0;
  readonly #time: VirtualTime;
  readonly #options: RedisOptions;
  readonly #records = new Map<string, StoreRecord<StoredToken>>();
  readonly #watchers = new Map<SimulatedProcess, Set<() => void>>();
  readonly #processes = new Map<string, SimulatedProcess>();
  #freeAt = 0;

  constructor(time: VirtualTime, options: RedisOptions) {
    this.#time = time;
    this.#options = options;
  }

  get total(): number {
    return this.perSecond.reduce((sum, count) => sum + (count ?? 0), 0);
  }

  /** The record of a key as it is now. */
  record(key: string): StoreRecord<StoredToken> | undefined {
    return this.#records.get(key);
  }

  /** Returns the store as one process has it. */
  storeOf(process: SimulatedProcess): Store {
    const { leaseMs, hardTimeoutMs, hints } = this.#options;
    let [name, input]: [StepName, unknown] = ['read', undefined];
    this.#processes.set(process.id, process);
    const store = recordStore<StoredToken>({
      name: 'simulated',
      leaseMs,
      hardTimeoutMs,
      processes: {
        own: process.id,
        stateOf: id => this.#stateOf(id, process),
      },
      update: (key, step) => this.#send(process, name, input, key, step),
      seal: token => token,
      open: token => token,
      ...(hints && { watch: (_: string, changed: () => void) => this.#watch(process, changed) }),
    });
    // The keeper is called at once, so it knows which step it is for.
    const labelled = STEPS.map(step => {
      const call = store[step] as (key: string, input: unknown) => Promise<unknown>;
      return [
        step,
        (key: string, given: unknown) => {
          [name, input] = [step, given];
          return call(key, given);
        },
      ];
    });
    return { ...store, ...Object.fromEntries(labelled) };
  }

  #stateOf(id: string, asking: SimulatedProcess): 'running' | 'gone' | 'unknown' {
    const process = this.#processes.get(id);
    if (!process || process.machine !== asking.machine) return 'unknown';
    if (process.isDead) return 'gone';
    return process.isStopped ? 'unknown' : 'running';
  }

  #send<Result>(
    process: SimulatedProcess,
    name: StepName,
    input: unknown,
    key: string,
    decide: RecordStep<StoredToken, Result>,
  ): Promise<Result> {
    const sentAt = this.#time.now;
    return new Promise((resolve, reject) => {
      this.#time.after(this.#latencyMs(), () => {
        const { result, error, doneAt } = this.#execute(process, name, input, key, decide);
        const arrivesAt = doneAt + this.#latencyMs();
        const limit = sentAt + this.#options.timeoutMs;
        const finish = () => {
          if (arrivesAt > limit) reject(new StoreUnavailableError('simulated: no reply in time.'));
          else if (error !== undefined) reject(error);
          else resolve(result as Result);
        };
        this.#time.after(Math.min(arrivesAt, limit) - this.#time.now, () => process.receive(finish));
      });
    });
  }

  #execute<Result>(
    process: SimulatedProcess,
    name: StepName,
    input: unknown,
    key: string,
    decide: RecordStep<StoredToken, Result>,
  ): { readonly result?: Result; readonly error?: unknown; readonly doneAt: number } {
    const { serviceMs, publishMs, rules, executed } = this.#options;
    const startAt = Math.max(this.#time.now, this.#freeAt);
    this.longestQueueMs = Math.max(this.longestQueueMs, startAt - this.#time.now);
    const before = this.#records.get(key);
    try {
      const { record, result } = (rules?.(name, input, decide) ?? decide)(before, startAt);
      const hasChanged = record !== undefined && record !== before;
      if (hasChanged) this.#records.set(key, record);
      const listeners = hasChanged && HINTED.includes(name) ? this.#watchers.size : 0;
      this.#count(name, startAt, serviceMs + listeners * publishMs);
      if (listeners > 0) this.#publish();
      executed?.({ name, process, input, result });
      return { result, doneAt: this.#freeAt };
    } catch (error) {
      return { error, doneAt: this.#freeAt };
    }
  }

  #count(name: string, startAt: number, workMs: number): void {
    this.#freeAt = startAt + workMs;
    const second = Math.floor(startAt / 1_000);
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    this.perSecond[second] = (this.perSecond[second] ?? 0) + 1;
    this.workPerSecond[second] = (this.workPerSecond[second] ?? 0) + workMs;
  }

  /** A process subscribes once, and stays subscribed. */
  #watch(process: SimulatedProcess, changed: () => void): () => void {
    let all = this.#watchers.get(process);
    if (!all) {
      all = new Set();
      this.#watchers.set(process, all);
      this.#count('subscribe', Math.max(this.#time.now, this.#freeAt), this.#options.serviceMs);
    }
    all.add(changed);
    return () => void all.delete(changed);
  }

  #publish(): void {
    for (const [process, all] of this.#watchers) {
      const arrivesInMs = this.#freeAt - this.#time.now + this.#latencyMs();
      const wake = () => {
        for (const changed of [...all]) changed();
      };
      if (all.size > 0) this.#time.after(arrivesInMs, () => process.receive(wake));
    }
  }

  #latencyMs(): number {
    const { random, latencyMs } = this.#options;
    return drawnMs(random, ...latencyMs);
  }
}
