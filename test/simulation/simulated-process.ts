import type { Clock } from '@token-clients/runtime';
import type { VirtualTime } from './virtual-time.js';

/** Wall time at the start of each simulation. */
const EPOCH = Date.UTC(2026, 0, 1);

/**
 * One process: its clock, which may be wrong, and its life. A stopped process gets nothing until it continues, timers
 * before what came from the network, as the event loop of Node has it. A dead one never gets anything again.
 */
export class SimulatedProcess {
  readonly id: string;
  readonly machine: string;
  readonly random: () => number;
  readonly clock: Clock;
  isDead = false;
  isStopped = false;
  readonly #time: VirtualTime;
  readonly #timers: (() => void)[] = [];
  readonly #received: (() => void)[] = [];

  constructor(
    time: VirtualTime,
    options: {
      readonly id: string;
      readonly machine: string;
      readonly random: () => number;
      /** How far its wall clock is ahead. */
      readonly skewMs: number;
    },
  ) {
    this.id = options.id;
    this.machine = options.machine;
    this.random = options.random;
    this.#time = time;
    const wallMs = EPOCH + options.skewMs;
    this.clock = {
      now: () => wallMs + time.now,
      monotonic: () => time.now,
      after: (delayMs, callback) => this.#after(delayMs, callback),
    };
  }

  /** Gives the process something from the network, such as a response. */
  receive(deliver: () => void): void {
    if (this.isDead) return;
    if (this.isStopped) this.#received.push(deliver);
    else deliver();
  }

  /** SIGKILL. What it has sent is under way; nothing else happens. */
  kill(): void {
    this.isDead = true;
    this.#timers.length = 0;
    this.#received.length = 0;
  }

  /** SIGSTOP, and SIGCONT after so long. */
  stop(ms: number): void {
    if (this.isDead || this.isStopped) return;
    this.isStopped = true;
    this.#time.after(ms, () => this.#continue());
  }

  #continue(): void {
    this.isStopped = false;
    const [timers, received] = [this.#timers.splice(0), this.#received.splice(0)];
    // Each in a turn of its own, and all of them now.
    for (const run of [...timers, ...received]) this.#time.after(0, () => this.receive(run));
  }

  #after(delayMs: number, callback: () => void): () => void {
    let isCancelled = false;
    const run = () => {
      if (!isCancelled) callback();
    };
    const cancel = this.#time.after(delayMs, () => {
      if (this.isDead || isCancelled) return;
      if (this.isStopped) this.#timers.push(run);
      else callback();
    });
    return () => {
      isCancelled = true;
      cancel();
    };
  }
}
