import { FakeClock, FakeGrant, outage } from '@token-clients/testing';
import './preloaded.js';
import type { Meter } from '@opentelemetry/api';
import { expect, test } from 'vitest';
import { tokenSource } from '../src/token-source.js';
import { measureTokenSource } from '../src/watch/opentelemetry.js';

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
  const grant = new FakeGrant(clock);
  grant.usual = () => ({ clockOffsetMs: 1_500 });
  const { meter, counted, read } = recorder();
  const source = tokenSource(grant, { clock });
  const stop = measureTokenSource(source, meter);
  grant.next.push(outage());

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
