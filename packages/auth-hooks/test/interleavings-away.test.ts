import { settle } from '@token-clients/test-support';
import './preloaded.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { awayStore, type StoreFault } from './away-store.js';
import { StrictServer } from './strict-token-server.js';

type Step =
  | { readonly do: 'call' | 'reject'; readonly who: number }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'server'; readonly fault: StrictServer['fault'] }
  | { readonly do: 'store'; readonly who: number; readonly fault: StoreFault | 'none' }
  | { readonly do: 'arrive' };

const who = fc.nat(2);
const storeFault = fc.constantFrom<StoreFault | 'none'>('none', 'none', 'rejects', 'comes late', 'hangs', {
  takesMs: 3_000,
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('call' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reject' as const), who }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      ms: fc.constantFrom(50, 600, 2_000, 20_000, 50_000, 61_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('server' as const),
      fault: fc.constantFrom<StrictServer['fault']>('none', 'none', 'outage', 'lost response', 'slow'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('store' as const), who, fault: storeFault }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('arrive' as const) }) },
);

test.each(['auto', 'fail', 'acquire'] as const)(
  'whatever the store does to three sources, no refresh token is sent twice, and none needs a restart (%s)',
  async whenStoreFails => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async steps => {
        const { clock, open, arrive, ask } = awayStore();
        const server = new StrictServer();
        const sources = [0, 1, 2].map(() => open({ whenStoreFails }, server.grant(clock)));
        const callers: Promise<unknown>[] = [];

        for (const s of steps) {
          const one = 'who' in s ? sources[s.who] : undefined;
          if (s.do === 'call' && one) {
            const { phase } = one.source.status();
            const before = clock.monotonic();
            const call = one.source.get().then(
              token => token,
              () => undefined,
            );
            callers.push(call);
            // No caller waits while a usable token is outside its mandatory window.
            if (phase === 'fresh' || phase === 'advisory') {
              expect(await call).toBeDefined();
              expect(clock.monotonic()).toBe(before);
            }
          }
          if (s.do === 'reject') {
            const token = one?.source.peek();
            if (token) one?.source.invalidate(token.id);
          }
          if (s.do === 'pass') await clock.advance(s.ms);
          if (s.do === 'server') server.fault = s.fault;
          if (s.do === 'store' && s.fault !== 'none') one?.faults.set('all', s.fault);
          if (s.do === 'store' && s.fault === 'none') one?.faults.clear();
          if (s.do === 'arrive') await arrive();
        }
        await settle();
        server.fault = 'none';
        for (const { faults } of sources) faults.clear();
        await clock.advance(240_000);
        await Promise.all(callers);

        expect(server.violations).toEqual([]);
        for (const { source } of sources) expect((await ask(source)).outcome).toMatch(/^T\d+$/);
        await Promise.all(sources.map(({ source }) => source.close()));
        await clock.advance(60_000);
        expect(clock.timers).toBe(0);
      }),
      { numRuns: 150 },
    );
  },
);
