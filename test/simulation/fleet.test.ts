import { describe, expect, test } from 'vitest';
import { runFleet } from './fleet.js';
import { coldStart, idealRequests, outage, slowProvider, steadyState, wrongSecret } from './scenarios.js';

describe.each([10, 100, 1_000])('%i processes on one token', processes => {
  test('that all start without one make one token request, and all have its token soon', async () => {
    const { requests, adoption, errors } = await runFleet({ ...coldStart, seed: 1, processes });

    expect(requests.map(({ outcome }) => outcome)).toEqual(['token']);
    expect(adoption.count).toBe(processes - 1);
    expect(adoption.max).toBeLessThan(500);
    expect(errors).toEqual({});
  });

  test('make two requests at most to a provider that takes 5 s', async () => {
    const { requests, errors } = await runFleet({ ...slowProvider, seed: 1, processes });

    expect(requests.length).toBeLessThanOrEqual(2);
    expect(errors).toEqual({});
  });

  test('try a secret once that the provider rejects, and all learn that it did', async () => {
    const { requests, errors } = await runFleet({ ...wrongSecret, seed: 1, processes });

    expect(requests.map(({ outcome }) => outcome)).toEqual(['rejected']);
    expect(Object.keys(errors).sort()).toEqual(['error_response', 'locked']);
  });
});

test('100 processes in half an hour refresh as often as one would, no call waits, none fails', async () => {
  const { requests, reuses, waits, errors, calls } = await runFleet({
    ...steadyState,
    seed: 1,
    processes: 100,
  });

  expect(requests.length).toBeLessThanOrEqual(idealRequests(steadyState));
  expect(requests.length).toBeGreaterThanOrEqual(3);
  expect(reuses).toBe(0);
  expect(calls).toBeGreaterThan(15_000);
  // Only the first call of each process: it reads the store.
  expect(waits.count).toBe(100);
  expect(errors).toEqual({});
});

test('100 processes try a provider in an outage no more often than one does, and recover by themselves', async () => {
  const alone = await runFleet({ ...outage, seed: 1, processes: 1 });
  const fleet = await runFleet({ ...outage, seed: 1, processes: 100 });

  expect(alone.requests.at(-1)?.outcome).toBe('token');
  expect(fleet.requests.at(-1)?.outcome).toBe('token');
  expect(fleet.requests.length).toBeLessThanOrEqual(12);
  expect(fleet.reuses).toBe(0);
});

test('a seed always gives the same course of events, another one gives another', async () => {
  const run = (seed: number) => runFleet({ ...steadyState, seconds: 700, seed, processes: 50 });

  expect(await run(7)).toEqual(await run(7));
  expect((await run(8)).requests).not.toEqual((await run(7)).requests);
});

test('processes that ask for more than their store can do in its time limit recover by themselves, with one token request', async () => {
  const redis = { serviceMs: 2.8 };
  const report = await runFleet({ ...coldStart, seed: 1, processes: 1_000, seconds: 60, redis });

  // Steps queue for longer than the two seconds that each of them has.
  expect(report.longestQueueMs).toBeGreaterThan(2_000);
  expect(Object.keys(report.errors)).toEqual(['store_unavailable']);
  expect(report.requests).toHaveLength(1);
  expect(report.events.adopt).toBe(999);
});
