import { benchFigure } from '../bench-figure.js';

/** Marks a cell of a behaviour that was found to be as it should not. */
const WRONG = /^✗ /;

/**
 * Returns the table of the lifecycle behaviours in which the benchmark found a library wrong, with what it found of ours.
 *
 * @param library its column in the benchmark's table
 * @throws Error if the benchmark has no such column
 */
export function behavioursTable(library: string): string {
  const [heads = [], ...rows] = benchFigure('lifecycle-behaviours').table ?? [];
  const [own, column] = [heads.indexOf('ours'), heads.indexOf(library)];
  if (own < 0 || column < 0) throw new Error(`the benchmark has no lifecycle behaviours of ${library}`);
  const wrong = rows.filter(row => WRONG.test(row[column] ?? ''));
  const lines = wrong.map(row => {
    const [title = '', right = ''] = row;
    const cells = [row[column], row[own]].map(cell => (cell ?? '').replace(/^[✓✗] /, ''));
    return `| ${[title.replace(/^\d+\. /, ''), right, ...cells].join(' | ')} |`;
  });
  return [`| behaviour | right | ${library} | token-clients |`, '|---|---|---|---|', ...lines].join('\n');
}
