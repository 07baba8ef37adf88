import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { describeEvents } from '../src/lifecycle/describe-events.js';
import { LifePicture } from '../src/lifecycle/draw-life.js';
import type { LifeEvent } from '../src/lifecycle/life-event.js';
import { lifeEvents } from '../src/lifecycle/life-events.js';
import { lifeList } from '../src/lifecycle/life-list.js';
import { lifeSteps } from '../src/lifecycle/life-steps.js';
import { isUnexplained, timeScale } from '../src/lifecycle/time-scale.js';

const events = lifeEvents();
const ofStep = (step: number) => events.filter(event => event.step === step);
const requestsOf = (step: number) => ofStep(step).filter(event => event.type === 'request');
const callsOf = (step: number) => ofStep(step).filter(event => event.type === 'call');

describe("the run of a token's life", () => {
  test('has a step for each that is explained', () => {
    expect([...new Set(events.map(({ step }) => step))]).toEqual(lifeSteps().map((_, step) => step));
  });

  test('1: a hundred callers share one request', () => {
    expect(requestsOf(0)).toHaveLength(1);
    expect(callsOf(0)).toMatchObject([{ callers: 100, result: 1 }]);
  });

  test('2: another process gets the token from the store, without a request', () => {
    expect(requestsOf(1)).toEqual([]);
    expect(ofStep(1)).toContainEqual(
      expect.objectContaining({ type: 'token', process: 'B', from: 'store', token: 1 }),
    );
  });

  test('3: a fifth of the lifetime before the expiry one request is made, and no caller waits', () => {
    expect(requestsOf(2)).toMatchObject([{ at: 480_000, result: 2 }]);
    expect(callsOf(2).filter(({ at, until }) => at !== until)).toEqual([]);
  });

  test('4: while the server is down, callers get the old token at once, and at most five requests are made', () => {
    const requests = requestsOf(3);

    expect(requests.map(({ result }) => result)).toEqual(requests.map(() => '503'));
    expect(requests.length).toBeGreaterThan(1);
    expect(requests.length).toBeLessThanOrEqual(5);
    expect(callsOf(3).every(({ at, until, result }) => at === until && result === 2)).toBe(true);
  });

  test('5: in the last 3 % callers wait for the next token, and share one request', () => {
    const [waiting] = callsOf(4);

    expect(requestsOf(4)).toHaveLength(1);
    expect(waiting).toMatchObject({ callers: 20, result: 3 });
    expect(waiting?.until).toBeGreaterThan(waiting?.at ?? 0);
  });

  test('6: after the process that sent the request was killed, the other one repeats it within 3 s', () => {
    const [lost, repeated, ...others] = requestsOf(5);

    expect(lost).toMatchObject({ process: 'A' });
    expect(lost).not.toHaveProperty('until');
    expect(repeated).toMatchObject({ process: 'B', result: 4 });
    expect((repeated?.at ?? Infinity) - (lost?.at ?? 0)).toBeLessThan(3_000);
    expect(others).toEqual([]);
  });

  test('7: a secret that no longer works is sent twice, fifteen minutes apart, by both processes together', () => {
    const [first, second, ...others] = requestsOf(6);

    expect([first?.result, second?.result]).toEqual(['401', '401']);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(15 * 60_000);
    expect(others).toEqual([]);
    expect(
      callsOf(6)
        .filter(isUnexplained)
        .map(({ result }) => result),
    ).toEqual(['locked', 'locked']);
  });

  test('8: another secret is sent at once', () => {
    expect(requestsOf(7)).toMatchObject([{ result: 5 }]);
    expect(callsOf(7).map(({ result }) => result)).toEqual([5, 5]);
  });
});

describe('the picture', () => {
  const html = render(h(LifePicture, { events }));
  const count = (pattern: RegExp) => [...html.matchAll(pattern)].length;
  const number = (type: LifeEvent['type']) => events.filter(event => event.type === type).length;

  test('has a mark for each event of the run, and no other', () => {
    const calls = events.filter(event => event.type === 'call');

    expect(count(/<g class="request[ "]/g)).toBe(number('request'));
    expect(count(/<g class="token">/g)).toBe(number('token'));
    expect(count(/<g class="callers">/g)).toBe(calls.length);
    expect(count(/<g class="failed">/g)).toBe(
      calls.filter(({ result }) => typeof result === 'string' && result !== '').length,
    );
    expect(count(/<path class="killed"/g)).toBe(number('killed'));
    expect(count(/<g class="step"/g)).toBe(lifeSteps().length);
  });

  test('goes from left to right in the order of time', () => {
    const { at } = timeScale(events, 0);
    const times = [...new Set(events.map(event => event.at))].sort((a, b) => a - b);

    for (const [index, time] of times.entries())
      expect(at(time)).toBeGreaterThan(index === 0 ? 0 : at(times[index - 1] ?? Infinity));
  });

  test('has each event in words below it', () => {
    const list = lifeList(lifeSteps(), events);

    for (const step of lifeSteps().keys())
      for (const sentence of describeEvents(ofStep(step))) expect(list).toContain(`- ${sentence}\n`);
    expect(list).toContain('- 16:00 to 17:30 A gives a caller token 2 at once, 4 times.');
  });
});
