import { rotating } from '@token-clients/test-support';
import { FakeClock, fakeGrant } from '@token-clients/testing';
import type { ManagedTokenSource, TokenSourceOptions } from '../src/managed-token-source.js';
import type { Store } from '../src/stores/store.js';
import { tokenSource } from '../src/token-source.js';
import { jsonStore } from './json-store.js';

/** What happens to a step of a store: it rejects, with or without being carried out later, never settles, or takes long. */
export type StoreFault = 'rejects' | 'comes late' | 'hangs' | { readonly takesMs: number };
export type StepName = Exclude<keyof Store, 'name' | 'leaseMs' | 'hardTimeoutMs' | 'watch'>;

/** Several sources, as several processes would have them, over one store whose steps can fail one by one. */
export function awayStore(described = rotating) {
  const clock = new FakeClock();
  const texts = new Map<string, string>();
  const real = jsonStore({ leaseMs: 30_000, hardTimeoutMs: 15_000 }, clock, texts);
  const late: (() => Promise<unknown>)[] = [];
  const faults = new Map<StepName | 'all', StoreFault>();

  /** A connection of one process. */
  function connect(mine: ReadonlyMap<StepName | 'all', StoreFault>): Store {
    return new Proxy(real, {
      get(target, name: keyof Store) {
        const step = target[name];
        if (typeof step !== 'function') return step;
        return async (...args: unknown[]) => {
          const run = async () => (step as (...args: unknown[]) => unknown)(...args);
          const at = name as StepName;
          const fault = mine.get(at) ?? mine.get('all') ?? faults.get(at) ?? faults.get('all');
          if (fault === undefined) return run();
          if (fault === 'hangs') return new Promise(() => {});
          if (fault === 'comes late') late.push(run);
          if (typeof fault === 'string') throw new Error('the connection broke');
          await new Promise<void>(resolve => void clock.after(fault.takesMs, resolve));
          return run();
        };
      },
    });
  }

  function open(
    options: Partial<TokenSourceOptions> = {},
    grant = fakeGrant({ clock, descriptor: described }),
  ) {
    const mine = new Map<StepName | 'all', StoreFault>();
    const events: { readonly type: string }[] = [];
    const source = tokenSource(grant, { clock, store: connect(mine), random: () => 0, ...options });
    source.on(event => events.push(event));
    return { source, grant, events, types: () => events.map(({ type }) => type), faults: mine };
  }

  return {
    clock,
    real,
    open,
    /** Faults of all processes. */
    faults,
    /** Lets the store carry out what came late. */
    async arrive() {
      for (const run of late.splice(0)) await run().catch(() => {});
    },
    /** Asks for a token, and returns what came of it and how long that took. */
    async ask(source: ManagedTokenSource, withinMs = 120_000) {
      const began = clock.monotonic();
      let tookMs: number | undefined;
      const caller = source.get().finally(() => {
        tookMs = clock.monotonic() - began;
      });
      caller.catch(() => {});
      for (let ms = 0; tookMs === undefined && ms < withinMs; ms += 10) await clock.advance(10);
      const outcome = await caller.then(
        ({ value }) => value,
        error => error.code as string,
      );
      return { outcome, tookMs: tookMs ?? Number.NaN };
    },
  };
}
