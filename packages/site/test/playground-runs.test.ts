import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Engine, EngineFailure, type RunState, Runs } from '../src/playground/page/runs.js';
import type { PlaygroundRequest, PlaygroundResult } from '../src/playground/playground-result.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const request = (text: string): PlaygroundRequest => ({
  spec: { fileName: 'a.yaml', text },
  answers: {},
  types: false,
});
const result = (name: string) => ({ name }) as PlaygroundResult;

/** Runs whose engine gives a result when a test does, and what is seen of both. */
function started(limitMs = 60_000) {
  const engines: { ended: boolean }[] = [];
  const asked: string[] = [];
  const done: ((made: PlaygroundResult | Error) => void)[] = [];
  const states: RunState[] = [];
  const results: string[] = [];
  const startEngine = (): Engine => {
    const state = { ended: false };
    engines.push(state);
    let fail = (_: Error) => {};
    return {
      run: ({ spec }) =>
        new Promise((resolve, reject) => {
          asked.push(spec.text);
          fail = reject;
          done.push(made => (made instanceof Error ? reject(made) : resolve(made)));
        }),
      end() {
        state.ended = true;
        fail(new EngineFailure('It was stopped.'));
      },
    };
  };
  const runs = new Runs({
    startEngine,
    limitMs,
    onState: state => states.push(state),
    onResult: ({ name }) => results.push(name),
  });
  return { runs, engines, asked, done, states, results };
}

const settled = () => vi.advanceTimersByTimeAsync(0);

describe('runs', () => {
  test('give the result of the request, and use the engine again', async () => {
    const { runs, engines, done, results, states } = started();
    runs.start(request('a'));
    done[0]?.(result('a'));
    await settled();
    runs.start(request('b'));
    done[1]?.(result('b'));
    await settled();

    expect(results).toEqual(['a', 'b']);
    expect(engines).toEqual([{ ended: false }]);
    expect(states.map(({ kind }) => kind)).toEqual(['running', 'done', 'running', 'done']);
  });

  test('of three texts show the last one, and never begin with the one between', async () => {
    const { runs, asked, done, results } = started();
    runs.start(request('a'));
    runs.start(request('b'));
    runs.start(request('c'));
    done[0]?.(result('a'));
    await settled();
    done[1]?.(result('c'));
    await settled();

    expect(asked).toEqual(['a', 'c']);
    expect(results).toEqual(['c']);
  });

  test('that take longer than a second are ended for the next one', async () => {
    const { runs, engines, asked, done, results } = started();
    runs.start(request('a'));
    await vi.advanceTimersByTimeAsync(1500);
    runs.start(request('b'));
    await settled();
    done[1]?.(result('b'));
    await settled();

    expect(engines).toEqual([{ ended: true }, { ended: false }]);
    expect(asked).toEqual(['a', 'b']);
    expect(results).toEqual(['b']);
  });

  test('that are stopped show nothing, and the next one runs', async () => {
    const { runs, done, results, states } = started();
    runs.start(request('a'));
    runs.stop();
    await settled();
    runs.start(request('b'));
    await settled();
    done[1]?.(result('b'));
    await settled();

    expect(states.map(({ kind }) => kind)).toEqual(['running', 'stopped', 'running', 'done']);
    expect(results).toEqual(['b']);
  });

  test('say in a sentence that the engine broke, and the next one has another engine', async () => {
    const { runs, engines, done, states, results } = started();
    runs.start(request('a'));
    done[0]?.(new EngineFailure('The generator could not be loaded. Reload the page.'));
    await settled();
    expect(states.at(-1)).toEqual({
      kind: 'failed',
      sentence: 'The generator could not be loaded. Reload the page.',
    });

    runs.start(request('b'));
    done[1]?.(result('b'));
    await settled();
    expect(engines).toEqual([{ ended: true }, { ended: false }]);
    expect(results).toEqual(['b']);
  });

  test('are ended at the limit, with a sentence that names it', async () => {
    const { runs, engines, states } = started(20);
    runs.start(request('a'));

    await vi.advanceTimersByTimeAsync(20);

    expect(states.at(-1)).toMatchObject({
      kind: 'failed',
      sentence: expect.stringContaining('longer than 0.02 seconds'),
    });
    expect(engines).toEqual([{ ended: true }]);
  });
});
