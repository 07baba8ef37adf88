import { settle } from '@token-clients/test-support';
import { FakeClock } from '@token-clients/testing';
import './preloaded.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ManagedTokenSource } from '../src/managed-token-source.js';
import { tokenSource } from '../src/token-source.js';
import { jsonStore } from './json-store.js';
import { StrictServer } from './strict-token-server.js';

type Step =
  | { readonly do: 'call' | 'abort' | 'reject'; readonly who: number }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'fault'; readonly fault: StrictServer['fault'] }
  | { readonly do: 'secret'; readonly right: boolean };

const who = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('call' as const, 'abort' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reject' as const), who }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      ms: fc.constantFrom(50, 2_000, 20_000, 50_000, 61_000, 901_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      fault: fc.constantFrom('none' as const, 'outage' as const, 'lost response' as const, 'slow' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('secret' as const), right: fc.boolean() }) },
);

test('in any interleaving of three sources, faults and clock steps the four invariants hold', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async steps => {
      const clock = new FakeClock();
      const server = new StrictServer();
      const texts = new Map<string, string>();
      const store = jsonStore({ leaseMs: 30_000, hardTimeoutMs: 15_000 }, clock, texts);
      const sources = [0, 1, 2].map(() =>
        tokenSource(server.grant(clock), { clock, store, random: () => 0.5 }),
      );
      const callers: Promise<unknown>[] = [];
      let version = 0;

      const call = async (source: ManagedTokenSource, signal?: AbortSignal) => {
        const { phase } = source.status();
        const before = clock.monotonic();
        const token = await source.get({ signal }).catch(() => undefined);
        // Nobody waits while a usable token is outside its mandatory window.
        if (phase === 'fresh' || phase === 'advisory') {
          expect(token).toBeDefined();
          expect(clock.monotonic()).toBe(before);
        }
      };
      for (const s of steps) {
        if (s.do === 'call') callers.push(call(sources[s.who] as ManagedTokenSource));
        if (s.do === 'abort') {
          const controller = new AbortController();
          callers.push(
            (sources[s.who] as ManagedTokenSource).get({ signal: controller.signal }).catch(() => {}),
          );
          await settle();
          controller.abort();
        }
        if (s.do === 'reject') {
          const token = sources[s.who]?.peek();
          if (token) sources[s.who]?.invalidate(token.id);
        }
        if (s.do === 'pass') await clock.advance(s.ms);
        if (s.do === 'fault') server.fault = s.fault;
        if (s.do === 'secret') server.rightSecret = s.right ? 'the-secret' : 'changed at the server';
        const stored = (await store.read('acme'))?.version ?? 0;
        // Versions only grow.
        expect(stored).toBeGreaterThanOrEqual(version);
        version = stored;
      }
      await settle();
      await clock.advance(120_000);
      await Promise.all(callers);

      // No refresh token is sent twice, but for the one replay of a lost response.
      expect(server.violations).toEqual([]);
      // A rejected secret is sent at most twice, by all together.
      expect(server.mostRefused).toBeLessThanOrEqual(2);
      await Promise.all(sources.map(source => source.close()));
      expect(clock.timers).toBe(0);
    }),
    { numRuns: 500 },
  );
});
