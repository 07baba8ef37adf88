import { describe, expect, test } from 'vitest';
import { table } from '../src/output/table.js';
import { runHere, temporaryHome } from './support/in-process.js';

async function run(args: string[], options: { columns?: number; terminal?: boolean; COLUMNS?: string }) {
  using home = temporaryHome();
  const { COLUMNS, ...terminal } = options;
  const { stdout } = await runHere(args, home.path, { env: { COLUMNS }, ...terminal });
  return stdout.trimEnd().split('\n');
}

/** Lines that are to be copied stay whole. */
const isExample = (line: string) => line.includes('token-clients ');

describe('help', () => {
  test.each<[string, { columns?: number; terminal?: boolean; COLUMNS?: string }, number]>([
    ['80 columns without a terminal', {}, 80],
    ['those of COLUMNS without a terminal', { COLUMNS: '60' }, 60],
    ['those of the terminal', { terminal: true, columns: 60 }, 60],
    ['100 on a wide terminal', { terminal: true, columns: 240 }, 100],
    ['80 on a terminal that says 0', { terminal: true, columns: 0 }, 80],
  ])('has %s', async (_, options, width) => {
    const lines = await run(['token', 'get', 'cobo-oauth', '--help'], options);

    const texts = lines.filter(line => !isExample(line));
    expect(texts.filter(line => line.length > width)).toEqual([]);
    // It uses what there is.
    expect(Math.max(...texts.map(line => line.length))).toBeGreaterThan(width - 20);
  });

  test('does not break words, even on a narrow terminal', async () => {
    const words = async (columns: number) =>
      (await run(['token', 'get', '--help'], { terminal: true, columns })).join(' ').split(/\s+/).sort();

    expect(await words(20)).toEqual(await words(100));
  });
});

describe('a table', () => {
  const rows = [
    { name: 'one', text: 'some words that are long', empty: null },
    { name: 'two', text: 'more of them', empty: null },
  ];

  test('has one row for each object if it fits', () => {
    expect(table(rows, 40).split('\n')).toHaveLength(3);
    expect(table(rows).split('\n')).toHaveLength(3);
  });

  test('has one block for each object if it does not, wrapped between words', () => {
    expect(table(rows, 20)).toBe(`NAME  one
TEXT  some words
      that are long

NAME  two
TEXT  more of them`);
  });

  test('keeps a row on one line outside a terminal', async () => {
    const lines = await run(['config', 'show', 'equinix-access-token', '--format', 'table'], {});

    expect(lines.every(line => !line.startsWith('PROVIDER ') || line.includes('SOURCE'))).toBe(true);
  });
});
