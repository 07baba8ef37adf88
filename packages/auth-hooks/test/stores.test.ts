import { FakeClock } from '@token-clients/testing';
import { memoryStore } from '../src/stores/memory.js';
import { jsonStore } from './json-store.js';
import { storeSuite } from './store-suite.js';

storeSuite(
  'memory',
  times => {
    const clock = new FakeClock();
    const store = memoryStore({ ...times, clock });
    return { store, second: store, pass: ms => clock.advance(ms) };
  },
  ['lose'],
);

storeSuite('json', times => {
  const clock = new FakeClock();
  const texts = new Map<string, string>();
  return {
    store: jsonStore(times, clock, texts),
    second: jsonStore(times, clock, texts),
    pass: ms => clock.advance(ms),
    lose: async () => texts.clear(),
  };
});
