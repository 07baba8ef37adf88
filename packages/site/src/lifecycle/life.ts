import { type ManagedTokenSource, tokenSource } from '@token-clients/auth-hooks';
import { memoryStore } from '@token-clients/auth-hooks/memory-store';
import { isTokenClientError } from '@token-clients/runtime';
import { FakeClock, type FakeGrant, fakeGrant, type GrantResult } from '@token-clients/testing';
import type { LifeEvent, ProcessName, RequestEvent } from './life-event.js';
import { ProcessClock } from './process-clock.js';
import { Quiet } from './quiet.js';

/** How long the server takes to respond, and how long its tokens live. */
const LATENCY_MS = 300;
const LIFETIME_MS = 600_000;

interface Process {
  readonly clock: ProcessClock;
  readonly grant: FakeGrant;
  readonly source: ManagedTokenSource;
}

/** What a token request results in. */
type Response = Awaited<GrantResult>;

/** What is known of an event before it is over. */
type Unfinished<Event> = Event extends LifeEvent ? Omit<Event, 'step' | 'at'> : never;

/**
 * Two processes with token sources over one store. Only the time and the server are made up; what the sources do is recorded as
 * it happens.
 */
export class Life {
  readonly events: LifeEvent[] = [];
  /** Whether the server is down, and the secret that it accepts. */
  isDown = false;
  acceptedSecret = 'first';
  readonly #clock = new FakeClock();
  readonly #begin = this.#clock.now();
  readonly #store = memoryStore({ clock: this.#clock });
  readonly #quiet = new Quiet();
  readonly #clocks: ProcessClock[] = [];
  readonly #processes = new Map<ProcessName, Process>();
  readonly #numbers = new Map<string, number>();
  #step = 0;

  /** Begins the next step of the explanation. */
  nextStep(): void {
    this.#step += 1;
  }

  /** Lets time pass until so many seconds after the beginning. */
  async until(seconds: number): Promise<void> {
    for (;;) {
      await this.#quiet.wait();
      const leftMs = seconds * 1000 - this.#now();
      const nextMs = Math.min(...this.#clocks.map(({ nextTimer }) => nextTimer)) - this.#clock.monotonic();
      await this.#clock.advance(Math.min(nextMs, leftMs));
      if (nextMs > leftMs) return;
    }
  }

  start(process: ProcessName): void {
    this.#record({ type: 'started', process });
    const clock = new ProcessClock(this.#clock);
    this.#clocks.push(clock);
    const grant = fakeGrant({ lifetimeMs: LIFETIME_MS });
    grant.secret = this.#processes.get('A')?.grant.secret ?? this.acceptedSecret;
    grant.always(call => this.#respond(process, clock, call.secret));
    const source = tokenSource(grant, {
      clock,
      store: this.#store,
      // No jitter, so that a fifth is a fifth.
      random: () => 0,
      onEvent: ({ type }) => {
        if (type === 'acquire' || type === 'adopt')
          this.#recordToken(process, type === 'adopt' ? 'store' : 'response');
      },
    });
    this.#processes.set(process, { clock, grant, source });
  }

  /** The process ends at once, in the middle of what it does. */
  kill(process: ProcessName): void {
    this.#record({ type: 'killed', process });
    this.#process(process).clock.isDead = true;
  }

  /** Callers ask for a token at the same time. */
  call(process: ProcessName, callers = 1): void {
    const { source } = this.#process(process);
    const at = this.#now();
    const event = this.#record({ type: 'call', process, callers, until: at, result: '' });
    const results = Array.from({ length: callers }, () =>
      source.get().then(
        ({ value }) => this.#numberOf(value),
        (error: unknown) => (isTokenClientError(error) ? error.code : String(error)),
      ),
    );
    void Promise.all(results).then(all => {
      const different = [...new Set(all)];
      Object.assign(event, {
        until: this.#now(),
        result: different.length === 1 ? different[0] : different.join(),
      });
    });
  }

  /** The owner of the account gives the process another secret. */
  changeSecret(process: ProcessName, secret: string): void {
    this.#record({ type: 'new secret', process });
    this.#process(process).grant.secret = secret;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#processes.values()].map(({ source }) => source.close()));
    this.#quiet[Symbol.dispose]();
  }

  #respond(process: ProcessName, clock: ProcessClock, secret: string | undefined): Promise<Response> {
    const event = this.#record({ type: 'request', process, until: undefined, result: undefined });
    return new Promise(resolve => {
      clock.after(LATENCY_MS, () => {
        const [result, response] = this.#outcome(secret);
        Object.assign(event, { until: this.#now(), result });
        resolve(response);
      });
    });
  }

  #outcome(secret: string | undefined): [RequestEvent['result'], Response] {
    if (this.isDown) return ['503', 'outage'];
    if (secret !== this.acceptedSecret) return ['401', 'wrong-secret'];
    const accessToken = `token-${this.#numbers.size + 1}`;
    return [this.#numberOf(accessToken), { accessToken }];
  }

  #recordToken(process: ProcessName, from: 'response' | 'store'): void {
    const { source } = this.#process(process);
    const { renewsAt, waitsAt, expiresAt } = source.status();
    const token = source.peek();
    if (!token || !renewsAt || !waitsAt || !expiresAt) throw new Error(`process ${process} has no token`);
    this.#record({
      type: 'token',
      process,
      from,
      token: this.#numberOf(token.value),
      renewsAt: renewsAt - this.#begin,
      waitsAt: waitsAt - this.#begin,
      expiresAt: expiresAt - this.#begin,
    });
  }

  #record<Event extends LifeEvent>(event: Unfinished<Event>): LifeEvent {
    const recorded = { step: this.#step, at: this.#now(), ...event } as LifeEvent;
    this.events.push(recorded);
    return recorded;
  }

  #numberOf(token: string): number {
    const number = this.#numbers.get(token) ?? this.#numbers.size + 1;
    this.#numbers.set(token, number);
    return number;
  }

  #process(name: ProcessName): Process {
    const process = this.#processes.get(name);
    if (!process) throw new Error(`process ${name} was not started`);
    return process;
  }

  #now(): number {
    return this.#clock.now() - this.#begin;
  }
}
