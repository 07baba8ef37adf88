import type { FleetOptions, FleetReport } from './fleet.js';

/** A fleet without its size and seed. */
export type Scenario = Omit<FleetOptions, 'seed' | 'processes'>;

const usual = {
  grant: 'rotating',
  lifetimeMs: 600_000,
  startWithinMs: 10,
  callEveryMs: 1_000,
  provider: { durationMs: [200, 100] },
} as const satisfies Partial<Scenario>;

/** All processes start within 10 ms, without a token. */
export const coldStart: Scenario = { ...usual, seconds: 10 };

/** The same, and the provider takes 5 s. */
export const slowProvider: Scenario = { ...usual, seconds: 15, provider: { durationMs: [5_000, 1] } };

/** Half an hour with tokens of ten minutes. */
export const steadyState: Scenario = {
  ...usual,
  seconds: 1_800,
  startWithinMs: 60_000,
  firstAloneMs: 5_000,
  callEveryMs: 10_000,
};

/** The provider responds with 503 for a minute, and no process has a token. */
export const outage: Scenario = {
  ...usual,
  seconds: 120,
  callEveryMs: 10_000,
  provider: { ...usual.provider, outage: [0, 60_000] },
};

/** The provider rejects the secret. */
export const wrongSecret: Scenario = {
  ...usual,
  grant: 'plain',
  seconds: 60,
  callEveryMs: 15_000,
  provider: { ...usual.provider, rejectsSecret: true },
};

/** No process has a token; the first one that has sent its request dies. Use it with `killOne('sent', 1)`. */
export const deadSender: Scenario = { ...usual, seconds: 10 };

/** The same at the first refresh of a token of 30 s, where only a person could start another family. */
export const deadSenderOfLogin: Scenario = {
  ...usual,
  grant: 'interactive',
  seconds: 60,
  lifetimeMs: 30_000,
  firstAloneMs: 3_000,
  callEveryMs: 2_000,
};

/** Processes are stopped and killed while they refresh tokens of 30 s: `randomFaults` says when. */
export const faultyProcesses: Scenario = {
  ...usual,
  seconds: 600,
  lifetimeMs: 30_000,
  firstAloneMs: 10_000,
  provider: { durationMs: [1_500, 700] },
};

/**
 * How many requests a fleet needs that wastes none: one for each usable life of a token, and one more, because the last
 * one may have begun just before the end.
 */
export function idealRequests({ seconds, lifetimeMs }: Scenario): number {
  // Renewed from a fifth of the lifetime before its end (at least 10 s), and from up to 20 % earlier.
  const advisoryMs = Math.max(10_000, lifetimeMs / 5) * 1.2;
  return Math.ceil((seconds * 1_000) / (lifetimeMs - advisoryMs)) + 1;
}

/** In how many seconds processes took over each renewed token, on average. */
export function spreadSeconds({ renewedAt }: FleetReport, everySeconds: number): number {
  const spans: number[] = [];
  let first = 0;
  let last = 0;
  for (const at of renewedAt) {
    if (at - first > everySeconds) {
      if (last > first) spans.push(last - first);
      first = at;
    }
    last = at;
  }
  if (last > first) spans.push(last - first);
  return spans.reduce((sum, span) => sum + span, 0) / Math.max(1, spans.length);
}
