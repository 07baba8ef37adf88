import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../mock/project-root.js';
import { ourRow } from './figure.js';
import { type Measured, machineLine, type Results, readResults } from './results.js';
import { show } from './table.js';

const BEGIN = '<!-- figures -->';
const END = '<!-- /figures -->';

/**
 * Writes the figures of test/bench/results.json into README.md, between its markers, so that no number there is typed
 * by hand: `node test/dist/bench/quote.js`. With `--check` nothing is written, and a difference is an error.
 */
function main(check: boolean): number {
  const file = join(projectRoot(), 'README.md');
  const text = readFileSync(file, 'utf8');
  const results = readResults();
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END, begin);
  if (!results) return fail('There is no test/bench/results.json. Run: npm run bench');
  if (begin < 0 || end < 0) return fail(`README.md has no block between ${BEGIN} and ${END}.`);
  const next = `${text.slice(0, begin + BEGIN.length)}\n${figuresBlock(results)}\n${text.slice(end)}`;
  if (next === text) return 0;
  if (check) return fail('The figures in README.md are old. Run: node test/dist/bench/quote.js');
  writeFileSync(file, next);
  return 0;
}

/** A line per figure. */
export function figuresBlock({ machine, figures }: Results): string {
  const lines = figures.map(
    figure => `| ${[figure.title, oursIn(figure), peersIn(figure), targetsIn(figure)].join(' | ')} |`,
  );
  return `
| | ours | peers | target |
|---|---|---|---|
${lines.join('\n')}

Measured ${machineLine(machine)} Conditions, all rows and what was missed: [test/bench/RESULTS.md](test/bench/RESULTS.md).
`;
}

function oursIn(figure: Measured): string {
  const ours = ourRow(figure);
  return ours ? `${show(ours.value, figure.digits)} ${figure.unit}` : '';
}

/** Names without scope and version, to keep the line short; RESULTS.md has them whole. */
function peersIn(figure: Measured): string {
  return figure.rows
    .filter(row => !row.ours)
    .map(
      ({ name, value }) =>
        `${name.replace(/^@[^/]+\//, '').replace(/ \d[\d.]+/, '')} ${show(value, figure.digits)}`,
    )
    .join('; ');
}

function targetsIn(figure: Measured): string {
  return figure.targets.map(({ what, met }) => `${what}: ${met ? 'met' : '**missed**'}`).join('; ');
}

function fail(message: string): number {
  process.stderr.write(`${message}\n`);
  return 1;
}

process.exitCode = main(process.argv.includes('--check'));
