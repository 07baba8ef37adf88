import type { Store, StoredToken, StoreRecord } from '@token-clients/auth-hooks/store';
import fc from 'fast-check';

/** The time of each record: far ahead of any clock, so that the scripts count from it and nothing else. */
export const NOW = 4_000_000_000_000;

export const KEY = 'k';

// Few values each, so that they often meet.
const owner = fc.constantFrom('a', 'b', 'c');
const epoch = fc.constantFrom('e', 'f');
const version = fc.integer({ min: 0, max: 3 });
const fence = fc.integer({ min: 0, max: 4 });
const fingerprint = fc.constantFrom('p', 'q', 'r');
const holder = fc.constantFrom('me', 'gone', 'stopped', 'busy');
const time = fc.constantFrom(-20_000, -15_000, -2_000, -1_999, -1, 0, 1, 5_000, 40_000).map(ms => NOW + ms);
const durationMs = fc.constantFrom(0, 1, 500, 900_000, 86_400_000);
const reason = fc.constantFrom({ status: 401, serverCode: 'invalid_client', serverMessage: 'Ä "x" \u0001' });
const kind = fc.constantFrom('transient', 'throttled', 'credential', 'locked', 'grant');
const seen = fc.oneof(fc.constant({ epoch: 'e', version: 2 }), fc.record({ epoch, version }));
/** There as often as not. */
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });

const maybeNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 2 });

const token: fc.Arbitrary<StoredToken> = fc
  .record({
    accessToken: fc.constantFrom('t1', 't2'),
    refreshToken: maybe(fc.constant('r')),
    refreshLeftMs: maybe(fc.constant(60_000)),
  })
  .map(({ accessToken, refreshToken, refreshLeftMs }) => ({
    accessToken,
    tokenType: 'Bearer',
    lifetimeMs: 900_000,
    lifetimeFrom: 'response',
    ...(refreshToken && { refreshToken }),
    ...(refreshLeftMs && { refreshLeftMs }),
  }));

const failures = fc.record({ until: time, why: kind, reason: maybe(reason) });

const anyRecord: fc.Arbitrary<StoreRecord<string>> = fc.record({
  epoch,
  version,
  payload: fc.option(token.map(value => JSON.stringify(value))),
  issuedAt: time,
  fence,
  counter: fc.integer({ min: 4, max: 6 }),
  lease: maybeNull(
    fc.record({
      owner,
      fence,
      until: time,
      since: time,
      holder: maybe(holder),
      takenOver: maybe(fc.constant(true)),
    }),
  ),
  mark: maybeNull(
    fc.record({
      owner,
      fence,
      version,
      at: fc.oneof(time, fc.constant(0)),
      replays: fc.integer({ min: 0, max: 2 }),
      suspect: fc.boolean(),
      holder: maybe(holder),
    }),
  ),
  pause: maybeNull(
    failures.chain(each => fc.record({ ...constants(each), failures: fc.integer({ min: 1, max: 6 }) })),
  ),
  refused: fc.dictionary(
    fc.constantFrom('p', 'q', ...Array.from({ length: 8 }, (_, i) => `other ${i}`)),
    failures.chain(each => fc.record({ ...constants(each), count: fc.integer({ min: 1, max: 3 }) })),
    { maxKeys: 9 },
  ),
  restart: maybe(fc.constant(true)),
  forgotten: maybe(reason),
});

/** A record that nothing keeps from its next request, so that what a request depends on comes up often. */
const usualRecord = anyRecord.map(record => ({
  ...record,
  epoch: 'e',
  version: 2,
  mark: record.mark && { ...record.mark, version: 2 },
  pause: null,
  refused: {},
}));

/** A record as it might be found, also in states that no sequence of steps leads to. */
export const arbitraryRecord: fc.Arbitrary<StoreRecord<string>> = fc.oneof(usualRecord, anyRecord);

function constants<Value extends object>(value: Value): { [Name in keyof Value]: fc.Arbitrary<Value[Name]> } {
  const entries = Object.entries(value).map(([name, each]) => [name, fc.constant(each)]);
  return Object.fromEntries(entries) as { [Name in keyof Value]: fc.Arbitrary<Value[Name]> };
}

/** One step of the protocol, to be taken at any store. */
export interface AnyStep {
  readonly name: string;
  readonly step: object;
  take(store: Store): Promise<unknown>;
}

function step<
  Name extends 'begin' | 'markSent' | 'renew' | 'commit' | 'fail' | 'release' | 'restore' | 'clear',
>(
  name: Name,
  fields: {
    [Field in keyof Required<Parameters<Store[Name]>[1]>]: fc.Arbitrary<Parameters<Store[Name]>[1][Field]>;
  },
): fc.Arbitrary<AnyStep> {
  return fc.record(fields as Record<string, fc.Arbitrary<unknown>>).map(value => ({
    name,
    step: value,
    take: store => (store[name] as (key: string, step: object) => Promise<unknown>)(KEY, value),
  }));
}

/** Any step, by anyone, at any moment. */
export const arbitraryStep: fc.Arbitrary<AnyStep> = fc.oneof(
  fc.constant<AnyStep>({ name: 'read', step: {}, take: store => store.read(KEY) }),
  {
    weight: 3,
    arbitrary: step('begin', {
      owner,
      seen: maybe(seen),
      fingerprint,
      maxFailures: maybe(fc.constant(5)),
      spends: maybe(fc.boolean()),
      ignoresPauses: maybe(fc.boolean()),
    }),
  },
  {
    weight: 2,
    arbitrary: step('markSent', {
      owner,
      fence,
      seen,
      request: fc.constantFrom('acquire', 'refresh'),
      replay: fc.constantFrom(undefined, 'lost response', 'last resort'),
      spends: maybe(fc.boolean()),
    }),
  },
  step('renew', { owner, fence }),
  {
    weight: 2,
    arbitrary: step('commit', {
      owner,
      fence,
      seen,
      token,
      ageMs: durationMs,
      fingerprint,
      forgets: fc.constantFrom(undefined, { reason: undefined }, { reason: { status: 400 } }),
    }),
  },
  {
    weight: 2,
    arbitrary: step('fail', {
      owner,
      fence,
      fingerprint,
      kind,
      outcome: fc.constantFrom('known', 'responded', 'unknown'),
      pauseMs: durationMs,
      reason: maybe(reason),
    }),
  },
  step('release', {
    owner,
    fence,
    outcome: fc.constantFrom(undefined, 'unknown'),
    accepted: maybe(fingerprint),
  }),
  step('restore', { epoch, version, fence, token: maybe(token), ageMs: durationMs }),
  step('clear', { forget: fc.constantFrom('token', 'failures'), seen: maybe(seen) }),
);
