import { expect, test } from 'vitest';
import { history } from './history.js';
import { readOptions } from './options.js';
import { PlainLog } from './plain-log.js';
import { Recorder } from './recorder.js';
import { Screen } from './screen.js';

const START = 1_000_000;

/** One process that waits, refreshes in the second half of a second, serves, and is killed. */
function oneProcess() {
  const clock = { now: START };
  const recorder = new Recorder(1, () => clock.now);
  const at = (ms: number) => {
    clock.now = START + ms;
    return clock.now;
  };
  const step = (name: 'leased' | 'sent' | 'committed', ms: number) =>
    recorder.report(0, { type: 'step', step: name, at: at(ms) });
  recorder.begin();
  recorder.report(0, { type: 'waiting', at: at(0) });
  step('leased', 500);
  step('sent', 510);
  step('committed', 1_000);
  recorder.report(0, { type: 'served', at: at(1_002) });
  at(1_500);
  recorder.killed(0);
  recorder.trouble(0, 'was killed: it held no lease', false);
  at(2_000);
  return recorder;
}

const textOf = (pieces: readonly (readonly [string, ...unknown[]])[]) =>
  pieces.map(([text]) => text).join('');

test('the history of a process has a character for each quarter of a second', () => {
  expect(textOf(history(oneProcess(), 0, 40))).toBe('▒▒██●─··');
});

test('a history that is longer than its place shows the newest', () => {
  expect(textOf(history(oneProcess(), 0, 3))).toBe('─··');
});

test('without a terminal each event is a line, once', () => {
  const log = new PlainLog(oneProcess());

  expect(log.next()).toEqual([
    '   1.00 s  process 1 stored a new token',
    '   1.00 s  callers of process 1 waited for it, 1.00 s at most',
    '   1.50 s  process 1 was killed: it held no lease',
  ]);
  expect(log.next()).toEqual([]);
});

/** What is on a terminal after some frames. */
function drawn(env: Record<string, string>, columns?: number) {
  let written = '';
  const terminal = {
    columns,
    write: (text: string) => {
      written += text;
    },
  };
  const screen = new Screen(terminal, env);
  screen.draw([[['one', 'red']], [['two'], [' and three']]]);
  screen.draw([[['four']]]);
  screen.end();
  return written;
}

test('a terminal is drawn again in the same place, and its cursor comes back', () => {
  expect(drawn({})).toBe(
    '\x1b[?25l\x1b[2K\x1b[31mone\x1b[39m\n\x1b[2Ktwo and three\n\x1b[J\x1b[?25l\x1b[2A\x1b[2Kfour\n\x1b[J\x1b[?25h',
  );
});

test('a narrow terminal gets lines that do not wrap', () => {
  expect(drawn({ NO_COLOR: '1' }, 8)).toContain('\x1b[2Kone\n\x1b[2Ktwo and\n');
});

test('--help and the defaults need no other argument', () => {
  expect(readOptions([])).toMatchObject({
    help: false,
    settings: { processes: 8, durationMs: 30_000, callers: 25, lifetimeMs: 4_000, secondGrant: false },
  });
  expect(readOptions(['-h']).help).toBe(true);
});

test.each([
  ['--processes', '0', '--processes must be a whole number from 1 to 100, not "0".'],
  ['--seconds', '1e3', '--seconds must be a whole number from 3 to 3600, not "1e3".'],
  ['--latency', '2000', '--latency must be a whole number from 0 to 1500, not "2000".'],
])('%s %s is wrong usage', (name, value, message) => {
  expect(() => readOptions([name, value])).toThrow(message);
});

test('an unknown option is wrong usage, and says where to read more', () => {
  expect(() => readOptions(['--proceses', '3'])).toThrow("Unknown option '--proceses'");
  expect(() => readOptions(['--proceses', '3'])).toThrow('See: npm run fleet -- --help');
});
