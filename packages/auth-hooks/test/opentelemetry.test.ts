import { outage, settle } from '@token-clients/test-support';
import { FakeClock, fakeGrant } from '@token-clients/testing';
import './preloaded.js';
import type { Meter } from '@opentelemetry/api';
import { expect, test } from 'vitest';
import { tokenSource } from '../src/token-source.js';
import { measureTokenSource } from '../src/watch/opentelemetry.js';
import { HOUR, sharedStore } from './failing-store.js';

/** A meter that remembers. */
function recorder() {
  const counted: [string, number, object][] = [];
  const gauges = new Map<string, (result: { observe(value: number, of: object): void }) => void>();
  const instrument = (name: string) => ({
    add: (value: number, of: object) => counted.push([name, value, of]),
    record: (value: number, of: object) => counted.push([name, value, of]),
    addCallback: (callback: (result: { observe(value: number, of: object): void }) => void) =>
      gauges.set(name, callback),
    removeCallback: () => gauges.delete(name),
  });
  const meter = {
    createCounter: instrument,
    createHistogram: instrument,
    createObservableGauge: instrument,
  } as unknown as Meter;
  const read = (name: string) => {
    const values: number[] = [];
    gauges.get(name)?.({ observe: value => values.push(value) });
    return values;
  };
  return { meter, counted, read };
}

test('measureTokenSource() counts token requests by outcome and reads the gauges when asked', async () => {
  const clock = new FakeClock();
  const grant = fakeGrant({ clock });
  grant.always(() => ({ clockOffsetMs: 1_500 }));
  const { meter, counted, read } = recorder();
  const source = tokenSource(grant, { clock });
  const stop = measureTokenSource(source, meter);
  grant.next(outage());

  const caller = source.get();
  await clock.advance(2_000);
  await caller;

  const provider = 'acme';
  expect(counted).toContainEqual([
    'token_client.requests',
    1,
    { provider, request: 'acquire', outcome: 'transient' },
  ]);
  expect(counted).toContainEqual([
    'token_client.requests',
    1,
    { provider, request: 'acquire', outcome: 'ok' },
  ]);
  expect(counted.map(([name]) => name)).toContain('token_client.request.duration');
  expect(read('token_client.clock.offset')).toEqual([1.5]);
  expect(read('token_client.token.expires_in')).toHaveLength(1);
  stop();
  expect(read('token_client.token.expires_in')).toEqual([]);
});

test('measureTokenSource() counts what a shared token goes through', async () => {
  const { clock, open, store, texts } = sharedStore();
  const { meter, counted } = recorder();
  const [a, b] = [open(), open()];
  const stops = [a, b].map(({ source }) => measureTokenSource(source, meter));
  const notices = () => {
    const sums: Record<string, number> = {};
    for (const [name, count, of] of counted) {
      if (name !== 'token_client.notices') continue;
      const { notice } = of as { notice: string };
      sums[notice] = (sums[notice] ?? 0) + count;
    }
    return sums;
  };
  await a.source.get();
  await b.source.get();
  expect(notices()).toEqual({ lease: 1, adopt: 1 });

  const before = new Map(texts);
  await clock.advance(HOUR);
  await a.source.get();
  for (const [key, text] of before) texts.set(key, text);
  await clock.advance(HOUR);
  await a.source.get();
  expect(notices()).toEqual({ lease: 3, adopt: 1, repair: 1 });

  const { epoch = '', version = 0 } = (await store.read('acme')) ?? {};
  const seen = { epoch, version };
  const lease = await store.begin('acme', { owner: 'dead', seen, fingerprint: 'x' });
  const fence = lease.is === 'lease' ? lease.fence : 0;
  await store.markSent('acme', { owner: 'dead', fence, seen, request: 'refresh' });
  await clock.advance(HOUR);
  const caller = a.source.get();
  await settle();
  await clock.advance(100);
  await caller;

  expect(notices()).toMatchObject({ lease: 4, suspect: 1, repair: 1 });
  for (const stop of stops) stop();
});
