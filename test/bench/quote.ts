import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectRoot } from '../mock/project-root.js';
import { ourRow } from './figure.js';
import { type Measured, machineLine, type Results, readResults } from './results.js';
import { show } from './table.js';

const BEGIN = '<!-- figures -->';
const END = '<!-- /figures -->';

/**
 * Writes the figures of test/bench/results.json into README.md, between its markers, so that no number there is typed
 * by hand: `node test/dist/bench/quote.js`. With `--check` nothing is written, and a difference is an error. Another
 * file may be named.
 */
function main(args: readonly string[]): number {
  const check = args.includes('--check');
  const file = args.find(arg => !arg.startsWith('--')) ?? join(projectRoot(), 'README.md');
  const text = readFileSync(file, 'utf8');
  const results = readResults();
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END, begin);
  if (!results) return fail('There is no test/bench/results.json. Run: npm run bench');
  if (begin < 0 || end < 0) return fail(`${basename(file)} has no block between ${BEGIN} and ${END}.`);
  const next = `${text.slice(0, begin + BEGIN.length)}\n${figuresBlock(results)}\n${text.slice(end)}`;
  if (next === text) return 0;
  if (check) return fail(`The figures in ${basename(file)} are old. Run: node test/dist/bench/quote.js`);
  writeFileSync(file, next);
  return 0;
}

/** A line per figure. */
export function figuresBlock({ machine, figures }: Results): string {
  const lines = figures.map(
    figure => `| ${[figure.title, oursIn(figure), peersIn(figure), targetsIn(figure)].join(' | ')} |`,
  );
  return `
| | ours | peers | reached, of target |
|---|---|---|---|
${lines.join('\n')}

Measured ${machineLine(machine)} Conditions, all rows and what was missed: [test/bench/RESULTS.md](test/bench/RESULTS.md).
`;
}

function oursIn(figure: Measured): string {
  const ours = ourRow(figure);
  return ours ? `${ours.said ?? show(ours.value, figure.digits)} ${figure.unit}` : '';
}

/** Names without their versions, to keep the line short; RESULTS.md has them whole. */
function peersIn(figure: Measured): string {
  return figure.rows
    .filter(row => !row.ours)
    .map(({ name, value, said }) => `${name.replace(/ \d[\d.]+/, '')} ${said ?? show(value, figure.digits)}`)
    .join('; ');
}

function targetsIn(figure: Measured): string {
  return figure.targets
    .map(({ what, limit, reached, met, unit }) => {
      const figures = [what, `${show(reached)} of`, show(limit), unit.replace(/^of .*/, '')].join(' ').trim();
      return `${figures}, ${met ? 'met' : '**missed**'}`;
    })
    .join('; ');
}

function fail(message: string): number {
  process.stderr.write(`${message}\n`);
  return 1;
}

process.exitCode = main(process.argv.slice(2));
