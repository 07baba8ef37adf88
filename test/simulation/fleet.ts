import { type ManagedTokenSource, type TokenSourceOptions, tokenSource } from '@token-clients/auth-hooks';
import { isTokenClientError } from '@token-clients/runtime';
import { seededRandom } from '@token-clients/test-support';
import { type Distribution, distributionOf } from './distribution.js';
import { preload } from './preload.js';
import { SimulatedProcess } from './simulated-process.js';
import { type GrantKind, type ProviderOptions, SimulatedProvider } from './simulated-provider.js';
import { type ExecutedStep, type RedisOptions, type Rules, SimulatedRedis } from './simulated-redis.js';
import { VirtualTime } from './virtual-time.js';

/** What happens to a fleet. */
export interface FleetOptions {
  readonly seed: number;
  readonly processes: number;
  readonly grant: GrantKind;
  readonly seconds: number;
  readonly lifetimeMs: number;
  readonly provider: Pick<ProviderOptions, 'durationMs' | 'outage' | 'rejectsSecret'>;
  /** Each process starts at a random moment within this time. */
  readonly startWithinMs: number;
  /** The first process gets a token so long before the others start. */
  readonly firstAloneMs?: number | undefined;
  /** How often each process asks its source for the token, unless its last call still waits. */
  readonly callEveryMs: number;
  readonly redis?: Partial<Omit<RedisOptions, 'random' | 'rules' | 'executed'>> | undefined;
  readonly perMachine?: number | undefined;
  readonly whenStoreFails?: TokenSourceOptions['whenStoreFails'];
  readonly rules?: Rules | undefined;
  /** What happens to processes: called at each moment of the protocol. */
  readonly faults?: ((process: SimulatedProcess, moment: Moment, random: () => number) => void) | undefined;
}

/** Where in a refresh a process is: it has a lease, has marked its request as sent, has sent it, has got a response, has stored it. */
export type Moment = 'leased' | 'marked' | 'sent' | 'responded' | 'committed';

/** What came of it. */
export interface FleetReport {
  readonly requests: SimulatedProvider['requests'];
  readonly reuses: number;
  /** Steps executed by the store: in all, per second on average and in the busiest second. */
  readonly steps: { readonly total: number; readonly mean: number; readonly peak: number };
  readonly stepCounts: Readonly<Record<string, number>>;
  /** Which share of the busiest second the store worked, and how long a step queued at worst. */
  readonly busiest: number;
  readonly longestQueueMs: number;
  /** From the commit to when processes whose callers waited for it had the token, in milliseconds. */
  readonly adoption: Distribution;
  /** How long calls waited that had to. */
  readonly waits: Distribution;
  readonly mostWaiting: number;
  /** In which seconds after the start processes without waiting callers took over a new token. */
  readonly renewedAt: readonly number[];
  /** When every process had got a token for the first time, in seconds after the start; absent: not all of them did. */
  readonly completeAt: number | undefined;
  readonly calls: number;
  readonly errors: Readonly<Record<string, number>>;
  readonly events: Readonly<Record<string, number>>;
}

// As measured on the machine of the figures, by the processor time of the one thread of redis-server 7.0: for a `begin` that
// has to wait, with its command and its reply, and for each subscriber of a message.
const REDIS: Omit<RedisOptions, 'random'> = {
  serviceMs: 0.07,
  publishMs: 0.01,
  latencyMs: [0.2, 0.1],
  timeoutMs: 2_000,
  hints: false,
};
/** Clocks of machines differ by up to this much. */
const SKEW_MS = 2_000;

/** Runs token sources of so many processes, over one store and one provider, in virtual time. */
export async function runFleet(options: FleetOptions): Promise<FleetReport> {
  await preload();
  const fleet = new Fleet(options);
  await fleet.run();
  return fleet.report();
}

class Fleet {
  readonly #options: FleetOptions;
  readonly #time = new VirtualTime();
  readonly #random: () => number;
  readonly #redis: SimulatedRedis;
  readonly #provider: SimulatedProvider;
  /** Processes with a waiting call, and when the token they wait for was stored. */
  readonly #waiting = new Map<SimulatedProcess, number | undefined>();
  readonly #adoption: number[] = [];
  readonly #waits: number[] = [];
  readonly #renewedAt: number[] = [];
  readonly #errors: Record<string, number> = {};
  readonly #events: Record<string, number> = {};
  /** Processes that never got a token so far. */
  readonly #without = new Set<SimulatedProcess>();
  #completeAt: number | undefined;
  #mostWaiting = 0;
  #calls = 0;

  constructor(options: FleetOptions) {
    const { seed, grant, lifetimeMs, rules } = options;
    this.#options = options;
    this.#random = seededRandom(seed);
    const random = seededRandom(seed + 1);
    this.#redis = new SimulatedRedis(this.#time, {
      ...REDIS,
      ...options.redis,
      random,
      rules,
      executed: step => this.#executed(step),
    });
    this.#provider = new SimulatedProvider(this.#time, {
      ...options.provider,
      random,
      grant,
      lifetimeMs,
      seen: (process, moment) => this.#reached(process, moment),
    });
  }

  async run(): Promise<void> {
    const { processes, startWithinMs, firstAloneMs = 0, seconds } = this.#options;
    for (let index = 0; index < processes; index++) {
      const process = this.#process(index);
      this.#without.add(process);
      const startAt = index === 0 && firstAloneMs > 0 ? 0 : firstAloneMs + this.#random() * startWithinMs;
      this.#time.after(startAt, () => this.#start(process));
    }
    await this.#time.run(seconds * 1_000);
  }

  report(): FleetReport {
    const { perSecond, workPerSecond, counts, total, longestQueueMs } = this.#redis;
    const largest = (values: readonly number[]) =>
      values.reduce((most, value) => Math.max(most, value ?? 0), 0);
    return {
      requests: this.#provider.requests,
      reuses: this.#provider.reuses,
      steps: { total, mean: total / this.#options.seconds, peak: largest(perSecond) },
      stepCounts: Object.fromEntries(counts),
      busiest: Math.min(1, largest(workPerSecond) / 1_000),
      longestQueueMs,
      adoption: distributionOf(this.#adoption),
      waits: distributionOf(this.#waits),
      mostWaiting: this.#mostWaiting,
      renewedAt: this.#renewedAt,
      completeAt: this.#completeAt,
      calls: this.#calls,
      errors: this.#errors,
      events: this.#events,
    };
  }

  #process(index: number): SimulatedProcess {
    const { seed, perMachine = 1 } = this.#options;
    return new SimulatedProcess(this.#time, {
      id: `p${index}`,
      machine: `m${Math.floor(index / perMachine)}`,
      random: seededRandom(seed * 1_000_003 + index),
      skewMs: (2 * this.#random() - 1) * SKEW_MS,
    });
  }

  #start(process: SimulatedProcess): void {
    const { callEveryMs, whenStoreFails } = this.#options;
    const { clock, random } = process;
    const source = tokenSource(this.#provider.grantOf(process), {
      clock,
      random,
      store: this.#redis.storeOf(process),
      whenStoreFails,
      onEvent: ({ type }) => {
        this.#events[type] = (this.#events[type] ?? 0) + 1;
        if (type === 'adopt' && !this.#waiting.has(process)) this.#renewedAt.push(this.#time.now / 1_000);
      },
    });
    const next = () => {
      if (!this.#waiting.has(process)) this.#call(process, source);
      clock.after(callEveryMs * (0.5 + random()), next);
    };
    next();
  }

  #call(process: SimulatedProcess, source: ManagedTokenSource): void {
    const { now: calledAt } = this.#time;
    this.#calls++;
    this.#waiting.set(process, undefined);
    const ended = () => {
      const storedAt = this.#waiting.get(process);
      this.#waiting.delete(process);
      const { now } = this.#time;
      if (now > calledAt) this.#waits.push(now - calledAt);
      return storedAt;
    };
    source.get().then(
      () => {
        const storedAt = ended();
        if (this.#without.delete(process) && this.#without.size === 0)
          this.#completeAt = this.#time.now / 1_000;
        if (storedAt !== undefined) this.#adoption.push(this.#time.now - storedAt);
      },
      error => {
        ended();
        const code = isTokenClientError(error) ? error.code : String(error);
        this.#errors[code] = (this.#errors[code] ?? 0) + 1;
      },
    );
    this.#mostWaiting = Math.max(this.#mostWaiting, this.#waiting.size);
  }

  #executed({ name, process, result }: ExecutedStep): void {
    const is = (result as { readonly is?: string } | undefined)?.is;
    if (name === 'begin' && is === 'lease') this.#reached(process, 'leased');
    if (name === 'markSent' && result === 'ok') this.#reached(process, 'marked');
    if (name !== 'commit' || is !== 'committed') return;
    for (const [waiting, storedAt] of this.#waiting) {
      if (waiting !== process && storedAt === undefined) this.#waiting.set(waiting, this.#time.now);
    }
    this.#reached(process, 'committed');
  }

  #reached(process: SimulatedProcess, moment: Moment): void {
    this.#options.faults?.(process, moment, this.#random);
  }
}
