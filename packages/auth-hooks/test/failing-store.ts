import { rotating } from '@token-clients/test-support';
import { FakeClock, fakeGrant } from '@token-clients/testing';
import type { Store } from '../src/stores/store.js';
import { tokenSource } from '../src/token-source.js';
import { jsonStore } from './json-store.js';

export const HOUR = 3_600_000;

/** Several sources, as several processes would have them, over one store that can fail and forget. */
export function sharedStore(described = rotating) {
  const clock = new FakeClock();
  const texts = new Map<string, string>();
  let down = false;
  const real = jsonStore({ leaseMs: 30_000, hardTimeoutMs: 15_000 }, clock, texts);
  const store = new Proxy(real, {
    get(target, name: keyof Store) {
      const step = target[name];
      if (typeof step !== 'function') return step;
      return async (...args: unknown[]) => {
        if (down) throw new Error('connection to redis://:store-password@host refused');
        return (step as (...args: unknown[]) => unknown)(...args);
      };
    },
  });
  const events: string[] = [];
  const open = (grant = fakeGrant({ clock, descriptor: described })) => {
    const source = tokenSource(grant, { clock, store, random: () => 0 });
    source.on(event => events.push(event.type));
    return { grant, source };
  };
  return {
    clock,
    store,
    texts,
    events,
    open,
    goDown: (is: boolean) => {
      down = is;
    },
  };
}
