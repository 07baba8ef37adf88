import { describe, expect, test } from 'vitest';
import { killOne, randomFaults } from './faults.js';
import { type FleetReport, runFleet } from './fleet.js';
import { WITHOUT } from './rules.js';
import { deadSender, deadSenderOfLogin, faultyProcesses, idealRequests } from './scenarios.js';
import type { Rules } from './simulated-redis.js';

const SEEDS = [1, 2, 3, 4];

/** The secret can start another family, so no refresh token ever has to be sent twice. */
async function withSecret(seed: number, rules?: Rules) {
  const { faults, counts } = randomFaults({ stop: 0.1, kill: 0.005, stopMs: [500, 40_000] });
  const report = await runFleet({ ...faultyProcesses, seed, processes: 20, rules, faults });
  return { ...report, faults: counts };
}

/** Only a person can start another one. Processes are stopped for less than the hard time-out, and none dies. */
async function withLogin(seed: number, rules?: Rules) {
  const { faults, counts } = randomFaults({ stop: 0.1, kill: 0, stopMs: [200, 4_000] });
  const redis = { leaseMs: 2_000 };
  const report = await runFleet({
    ...faultyProcesses,
    grant: 'interactive',
    seed,
    processes: 20,
    redis,
    rules,
    faults,
  });
  return { ...report, faults: counts };
}

async function reusesOf(
  run: (seed: number, rules?: Rules) => Promise<FleetReport>,
  rules: Rules,
): Promise<number> {
  let reuses = 0;
  for (const seed of SEEDS) reuses += (await run(seed, rules)).reuses;
  return reuses;
}

describe('20 processes that are stopped and killed at every moment of a refresh', () => {
  test.each(SEEDS)('spend no refresh token twice, and fail no call (seed %i)', async seed => {
    const { reuses, requests, errors, calls, faults } = await withSecret(seed);

    expect(faults.stops).toBeGreaterThan(5);
    expect(reuses).toBe(0);
    expect(errors).toEqual({});
    expect(calls).toBeGreaterThan(5_000);
    // Each fault costs one more at most.
    expect(requests.length).toBeLessThanOrEqual(idealRequests(faultyProcesses) + faults.stops + faults.kills);
  });

  test.each(SEEDS)('keep the one login they have while none dies (seed %i)', async seed => {
    const { reuses, requests, errors, faults } = await withLogin(seed);

    expect(faults.stops).toBeGreaterThan(5);
    expect(reuses).toBe(0);
    expect(errors).toEqual({});
    expect(requests.filter(({ outcome }) => outcome !== 'token')).toEqual([]);
  });
});

describe('100 processes, one of which dies after it sent', () => {
  test('wait two seconds where the secret gets another token, and one other request is made', async () => {
    const report = await runFleet({ ...deadSender, seed: 1, processes: 100, faults: killOne('sent', 1) });

    expect(report.requests).toHaveLength(2);
    expect(report.errors).toEqual({});
    expect(report.waits.max).toBeLessThan(3_000);
  });

  test('ask for a login where only that helps, once the hard time-out is over, by one request more', async () => {
    const killSecond = killOne('sent', 2);
    const report = await runFleet({ ...deadSenderOfLogin, seed: 1, processes: 100, faults: killSecond });
    const [, sent, again] = report.requests;

    expect(report.requests.map(({ outcome }) => outcome)).toEqual(['token', 'token', 'reuse']);
    expect((again?.at ?? 0) - (sent?.at ?? 0)).toBeGreaterThan(14_000);
    expect((again?.at ?? 0) - (sent?.at ?? 0)).toBeLessThan(16_000);
    expect(Object.keys(report.errors)).toEqual(['reauthentication_required']);
  });
});

describe('processes that are stopped and killed spend refresh tokens twice', () => {
  test('without the sent mark', async () => {
    expect(await reusesOf(withSecret, WITHOUT['sent mark'])).toBeGreaterThan(0);
  });

  test('without the suspect rule', async () => {
    expect(await reusesOf(withSecret, WITHOUT['suspect rule'])).toBeGreaterThan(0);
  });

  test('without the fence check, and so lose the login', async () => {
    expect(await reusesOf(withLogin, WITHOUT['fence check'])).toBeGreaterThan(0);
  });
});
