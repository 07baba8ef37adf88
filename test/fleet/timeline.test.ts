import { describe, expect, test } from 'vitest';
import { captionTexts } from './captions.js';
import { Recorder } from './recorder.js';
import type { Settings } from './settings.js';
import { timeline } from './timeline.js';
import { longestWait, verdict } from './verdict.js';

const settings: Settings = {
  processes: 2,
  durationMs: 10_000,
  callers: 1,
  lifetimeMs: 4_000,
  latencyMs: 300,
  secondGrant: false,
  machines: false,
  client: 'redis',
  hints: false,
  calm: false,
};

/** A recorder whose clock stands where the test puts it. */
function recorderAt() {
  const clock = { now: 5_000 };
  const recorder = new Recorder(2, () => clock.now);
  recorder.begin();
  const at = (ms: number) => {
    clock.now = 5_000 + ms;
    return clock.now;
  };
  const step = (lane: number, ms: number, name: 'behind' | 'leased' | 'sent' | 'committed' | 'adopted') =>
    recorder.report(lane, { type: 'step', step: name, at: at(ms) });
  return { recorder, at, step };
}

/** The first process is killed while it holds the lease; the second one refreshes. */
function killedHolder() {
  const { recorder, at, step } = recorderAt();
  recorder.report(1, { type: 'waiting', at: at(0) });
  step(1, 10, 'behind');
  step(0, 20, 'leased');
  at(100);
  recorder.killed(0);
  recorder.trouble(0, 'was killed: it held the lease', true);
  step(1, 150, 'leased');
  step(1, 160, 'sent');
  step(1, 500, 'committed');
  recorder.report(1, { type: 'served', at: at(510) });
  recorder.report(1, { type: 'calls', served: 3, errors: [] });
  step(0, 600, 'adopted');
  at(2_000);
  return recorder.end([{ lane: 1, from: 170, to: 470, accepted: true, reused: false }]);
}

describe('a recording', () => {
  test('has what each process did, and nothing of one that was killed', () => {
    const { spans, marks, served } = killedHolder();

    expect(spans.filter(({ lane }) => lane === 0)).toEqual([
      { lane: 0, kind: 'leased', from: 20, to: 100 },
      { lane: 0, kind: 'killed', from: 100, to: 2_000 },
    ]);
    expect(spans.filter(({ lane }) => lane === 1)).toEqual([
      { lane: 1, kind: 'behind', from: 10, to: 150 },
      { lane: 1, kind: 'leased', from: 150, to: 160 },
      { lane: 1, kind: 'sent', from: 160, to: 500 },
      { lane: 1, kind: 'waiting', from: 0, to: 510 },
      { lane: 1, kind: 'serving', from: 510, to: 2_000 },
    ]);
    expect(marks.map(({ lane, kind }) => [lane, kind])).toEqual([
      [0, 'killed'],
      [1, 'committed'],
    ]);
    expect(served).toBe(3);
  });

  test('does not count the time for which a process was stopped as a wait of its callers', () => {
    const { recorder, at } = recorderAt();
    recorder.report(0, { type: 'waiting', at: at(100) });
    at(200);
    recorder.stopped(0);
    at(3_000);
    recorder.runs(0);
    recorder.report(0, { type: 'served', at: at(3_250) });

    const recording = recorder.end([]);

    expect(recording.spans.filter(({ kind }) => kind === 'waiting')).toEqual([
      { lane: 0, kind: 'waiting', from: 100, to: 200 },
      { lane: 0, kind: 'waiting', from: 3_000, to: 3_250 },
    ]);
    expect(longestWait(recording)).toBe(250);
    expect(recording.spans.find(({ kind }) => kind === 'stopped')).toMatchObject({ from: 200, to: 3_000 });
  });
});

describe('the verdict', () => {
  const broken = (changes: Partial<ReturnType<typeof killedHolder>>) =>
    verdict({ ...killedHolder(), ...changes }, settings)
      .filter(({ kept }) => !kept)
      .map(({ what }) => what);
  const request = { lane: 1, from: 170, to: 470, accepted: true, reused: false };

  test('is that all was kept when one process took over from another', () => {
    expect(broken({})).toEqual([]);
  });

  test.each([
    ['refresh tokens sent a second time', { requests: [{ ...request, reused: true }] }],
    ['token requests rejected', { requests: [{ ...request, accepted: false }] }],
    ['token requests', { requests: Array.from({ length: 4 }, () => request) }],
    ['calls without a token', { errors: ['store_unavailable'] }],
    ['longest wait of a call', { spans: [{ lane: 0, kind: 'waiting', from: 0, to: 6_001 }] }],
  ] as const)('names what was not kept: %s', (what, changes) => {
    expect(broken(changes)).toEqual([what]);
  });
});

describe('the picture', () => {
  test('has a lane for each process and one for provider and store, and says what happened', () => {
    const file = timeline(killedHolder(), settings, { summary: 'All was well', store: 'Redis 7' });

    for (const name of ['process 1', 'process 2', 'provider', 'Redis'])
      expect(file).toContain(`>${name}</text>`);
    expect(file).toContain(
      '<title id="title">2 processes, one token: each refresh is sent by one of them</title>',
    );
    expect(captionTexts(killedHolder())).toEqual([
      '0.1 s: process 1 was killed: it held the lease. Process 2 stored the next token 0.4 s later.',
    ]);
    for (const text of captionTexts(killedHolder())) expect(file.split(text)).toHaveLength(3);
  });

  test('shows how much the store had to do, whenever it was asked', () => {
    const storeRequests = [
      { at: 0, total: 10 },
      { at: 250, total: 60 },
      { at: 251, total: 60 },
      { at: 252, total: 61 },
      { at: 502, total: 61 },
    ];
    const file = timeline({ ...killedHolder(), storeRequests }, settings, { summary: '', store: 'Redis 7' });

    expect(file).toContain('>≤ 200/s</text>');
    expect(file.match(/class="fill-store"/g)).toHaveLength(2);
  });

  test('is the same for the same run', () => {
    const draw = () => timeline(killedHolder(), settings, { summary: '', store: 'Redis 7' });

    expect(draw()).toBe(draw());
  });
});
